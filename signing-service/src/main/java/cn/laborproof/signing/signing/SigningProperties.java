package cn.laborproof.signing.signing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times on the way to a signature ({@code laborproof.signing.*}).
 *
 * @param invitationLife how long a worker has to sign
 * @param copyLinkLife how long a link to the own copy works; HR can send a new one at any time
 */
@ConfigurationProperties("laborproof.signing")
record SigningProperties(
    @DefaultValue("7d") Duration invitationLife, @DefaultValue("30d") Duration copyLinkLife) {}
