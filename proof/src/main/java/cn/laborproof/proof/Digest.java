package cn.laborproof.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * A 32-byte hash value with content equality. Immutable. Which algorithm made it is said by the
 * place that holds it ({@code sha256}, {@code sm3}), not by the value.
 */
public final class Digest implements Comparable<Digest> {
  /** Length in bytes of every digest here: SHA-256 and SM3 both give 32. */
  public static final int LENGTH = 32;

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** SHA-256 over the concatenation of the parts, in order. */
  public static Digest sha256(byte[]... parts) {
    MessageDigest sha256 = newSha256();
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return new Digest(sha256.digest());
  }

  /** SM3 (GB/T 32905-2016) over the concatenation of the parts, in order. */
  public static Digest sm3(byte[]... parts) {
    SM3Digest sm3 = new SM3Digest();
    for (byte[] part : parts) {
      sm3.update(part, 0, part.length);
    }
    byte[] out = new byte[LENGTH];
    sm3.doFinal(out, 0);
    return new Digest(out);
  }

  /** A fresh SHA-256; every Java platform must have it. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /**
   * Wraps a copy of raw hash bytes.
   *
   * @throws MalformedException unless exactly 32 bytes are given
   */
  public static Digest of(byte[] raw) {
    if (raw.length != LENGTH) {
      throw new MalformedException("digest length: " + raw.length + " (expected: 32 bytes)");
    }
    return new Digest(raw.clone());
  }

  /**
   * Reads 64 lower-case hexadecimal digits; upper case is refused so that a value has one spelling.
   *
   * @throws MalformedException if the text is anything else
   */
  public static Digest ofHex(String hex) {
    if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(Digest::isLowerHex)) {
      throw new MalformedException("digest: " + hex + " (expected: 64 lower-case hex digits)");
    }
    return new Digest(HEX.parseHex(hex));
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Feeds the bytes to a running hash without copying them. */
  public void updateInto(MessageDigest digest) {
    digest.update(bytes);
  }

  /** Copies the bytes into {@code target} from {@code offset} on. */
  public void copyInto(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HEX.formatHex(bytes);
  }

  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
