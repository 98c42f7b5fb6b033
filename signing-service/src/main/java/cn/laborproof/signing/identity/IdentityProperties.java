package cn.laborproof.signing.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity authority ({@code laborproof.identity.*}).
 *
 * @param authority address up to {@code /identity/v1}; the demo authority's when left out
 * @param secretFile file with the key of the request MAC; the demo authority's when left out
 * @param timeout for one request
 */
@ConfigurationProperties("laborproof.identity")
record IdentityProperties(
    @Nullable URI authority, @Nullable Path secretFile, @DefaultValue("10s") Duration timeout) {}
