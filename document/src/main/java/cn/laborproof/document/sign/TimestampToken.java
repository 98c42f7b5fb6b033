package cn.laborproof.document.sign;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A verified RFC 3161 token.
 *
 * @param encoded DER of the TimeStampToken (a CMS ContentInfo)
 * @param time its genTime
 */
public record TimestampToken(byte[] encoded, Instant time) {
  /** Copies the bytes. */
  public TimestampToken {
    encoded = encoded.clone();
    Objects.requireNonNull(time, "time");
  }

  /** A copy of the DER bytes. */
  @Override
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimestampToken that
        && Arrays.equals(encoded, that.encoded)
        && time.equals(that.time);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }
}
