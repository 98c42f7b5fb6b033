package cn.laborproof.signing.evidence.anchor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Anchoring ({@code laborproof.anchor.*}).
 *
 * @param every least time between two anchors; what comes meanwhile rides on the next
 * @param heartbeat how long receipts and court heads wait for a business anchor to ride on
 * @param retryEvery how often what failed is tried again
 * @param court whether anchors are deposited at the court of {@code laborproof.authorities-uri}
 * @param depositor name this installation deposits under
 */
@ConfigurationProperties("laborproof.anchor")
public record AnchorProperties(
    @DefaultValue("1s") Duration every,
    @DefaultValue("24h") Duration heartbeat,
    @DefaultValue("2s") Duration retryEvery,
    @DefaultValue("true") boolean court,
    @DefaultValue("laborproof-demo") String depositor) {}
