package cn.laborproof.signing.certification;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The certification authority ({@code laborproof.certification.*}).
 *
 * @param est address of its RFC 7030 service up to {@code /.well-known/est}; the demo authorities'
 *     when left out
 * @param user HTTP Basic user
 * @param secretFile file that holds the password; the demo authorities' when left out
 * @param timeout for one request
 */
@ConfigurationProperties("laborproof.certification")
record CertificationProperties(
    @Nullable URI est,
    @DefaultValue("laborproof") String user,
    @Nullable Path secretFile,
    @DefaultValue("10s") Duration timeout) {}
