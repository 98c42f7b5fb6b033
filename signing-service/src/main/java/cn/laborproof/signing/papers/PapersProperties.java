package cn.laborproof.signing.papers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where time and revocation answers come from ({@code laborproof.papers.*}).
 *
 * @param timestampAuthorities RFC 3161 addresses in the order they are asked; the demo authority's
 *     when empty
 * @param nationalTimestampAuthorities the same for timestamps signed in SM2; without one that
 *     answers, nothing is signed in the national suite
 * @param timeout for one request
 */
@ConfigurationProperties("laborproof.papers")
record PapersProperties(
    @DefaultValue List<URI> timestampAuthorities,
    @DefaultValue List<URI> nationalTimestampAuthorities,
    @DefaultValue("10s") Duration timeout) {}
