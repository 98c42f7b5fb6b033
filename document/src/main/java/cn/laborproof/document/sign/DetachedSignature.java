package cn.laborproof.document.sign;

import java.time.Instant;
import java.util.Objects;

/**
 * A signature beside the bytes it is over.
 *
 * @param encoded the signed message of GB/T 35275-2017, DER, without its content
 * @param material certificates and revocation answers fetched right after it was made
 * @param timestampedAt the time the timestamp authority vouches for
 */
public record DetachedSignature(
    byte[] encoded, ValidationMaterial material, Instant timestampedAt) {
  /** Null is refused; the bytes are not copied. */
  public DetachedSignature {
    Objects.requireNonNull(encoded, "encoded");
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(timestampedAt, "timestampedAt");
  }
}
