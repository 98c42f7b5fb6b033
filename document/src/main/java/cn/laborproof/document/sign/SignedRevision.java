package cn.laborproof.document.sign;

import java.time.Instant;
import java.util.Objects;

/**
 * A document with one more signature.
 *
 * @param pdf the whole file
 * @param material what was fetched for this signature; keep it for {@link PadesSigner#archive}
 * @param timestampedAt the time the timestamp authority vouches for
 */
public record SignedRevision(byte[] pdf, ValidationMaterial material, Instant timestampedAt) {
  /** Null is refused; the bytes are not copied, they are large. */
  public SignedRevision {
    Objects.requireNonNull(pdf, "pdf");
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(timestampedAt, "timestampedAt");
  }
}
