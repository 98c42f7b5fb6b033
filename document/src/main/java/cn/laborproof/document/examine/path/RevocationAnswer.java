package cn.laborproof.document.examine.path;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verified OCSP answer or revocation list says about one certificate.
 *
 * @param source {@code OCSP} or {@code CRL}
 * @param encoded its DER, as it lies in the document
 * @param thisUpdate as of when it is true
 * @param nextUpdate when a newer one is due; empty if it does not say
 * @param revokedAt since when the certificate is revoked; empty while it is good
 */
public record RevocationAnswer(
    String source,
    byte[] encoded,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    Optional<Instant> revokedAt) {}
