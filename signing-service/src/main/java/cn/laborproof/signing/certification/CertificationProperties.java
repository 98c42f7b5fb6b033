package cn.laborproof.signing.certification;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The certification authority ({@code laborproof.certification.*}).
 *
 * @param est address of its RFC 7030 service up to {@code /.well-known/est}; the demo authorities'
 *     when left out
 * @param revocation address that takes revocations as the demo authorities' does, since RFC 7030
 *     has none; the demo authorities' when {@code est} is left out, otherwise none
 * @param user HTTP Basic user
 * @param secretFile file that holds the password; the demo authorities' when left out
 * @param keyStore PKCS #12 with our key and certificate for TLS, where the authority asks for one
 * @param keyStorePasswordFile file that holds its password
 * @param roots PEM of the roots the authority's own certificate is judged by; the machine's when
 *     left out
 * @param timeout for one request
 * @param patience how long in all to wait where the authority says when to ask again
 * @param labels an authority's own labels by what a certificate is for, for example {@code
 *     labels.organisation=company-seals}; an empty one leaves the label out. Ours are {@code
 *     worker}, {@code organisation}, {@code mediator}, {@code seal_maker}
 */
@ConfigurationProperties("laborproof.certification")
record CertificationProperties(
    @Nullable URI est,
    @Nullable URI revocation,
    @DefaultValue("laborproof") String user,
    @Nullable Path secretFile,
    @Nullable Path keyStore,
    @Nullable Path keyStorePasswordFile,
    @Nullable Path roots,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("20s") Duration patience,
    @DefaultValue Map<CertificateAuthority.Holder, String> labels) {}
