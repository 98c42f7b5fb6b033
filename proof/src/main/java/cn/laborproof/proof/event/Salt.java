package cn.laborproof.proof.event;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * 32 random bytes that keep a commitment from being guessed. Secret as long as the value is; drawn
 * anew for every event and every field.
 */
public final class Salt {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Draws a salt. */
  public static Salt random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new Salt(bytes);
  }

  /**
   * Wraps a copy of 32 bytes.
   *
   * @throws MalformedException on another length
   */
  public static Salt of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new MalformedException("salt length: " + bytes.length + " (expected: 32 bytes)");
    }
    return new Salt(bytes.clone());
  }

  /** Reads 64 lower-case hexadecimal digits. */
  public static Salt ofHex(String hex) {
    return new Salt(Digest.ofHex(hex).bytes());
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hexadecimal digits, for an opening. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Salt that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Keeps the salt out of log lines. */
  @Override
  public String toString() {
    return "Salt[hidden]";
  }
}
