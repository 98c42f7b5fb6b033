package cn.laborproof.proof.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path of certificates with the revocation data that was used for it.
 *
 * @param certificates DER, the signer's first; empty when it is unknown
 * @param anchored whether the last one is a root of the trust bundle
 * @param revocation the answers, each DER
 * @param revokedAt since when the signer's certificate counts as revoked; null if it does not
 */
public record CertifiedPath(
    List<byte[]> certificates,
    boolean anchored,
    List<RevocationObject> revocation,
    @Nullable Instant revokedAt) {
  /** Copies the lists. */
  public CertifiedPath {
    certificates = List.copyOf(certificates);
    revocation = List.copyOf(revocation);
  }

  /** Since when the signer's certificate counts as revoked. */
  public Optional<Instant> revoked() {
    return Optional.ofNullable(revokedAt);
  }

  /**
   * An OCSP response or a revocation list.
   *
   * @param ocsp whether it is an OCSP response
   * @param encoded its DER
   */
  public record RevocationObject(boolean ocsp, byte[] encoded) {}
}
