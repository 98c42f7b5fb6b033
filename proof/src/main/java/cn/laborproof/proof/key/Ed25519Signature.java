package cn.laborproof.proof.key;

import cn.laborproof.proof.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;

/** The 64 bytes of an RFC 8032 signature, compared by content. */
public final class Ed25519Signature {

  private final byte[] raw;

  private Ed25519Signature(byte[] raw) {
    this.raw = raw;
  }

  /**
   * Takes a copy of raw bytes.
   *
   * @throws MalformedException on another length than 64
   */
  public static Ed25519Signature of(byte[] raw) {
    if (raw.length != Ed25519PublicKey.SIGNATURE_LENGTH) {
      throw new MalformedException("signature length: " + raw.length + " (expected: 64 bytes)");
    }
    return new Ed25519Signature(raw.clone());
  }

  /**
   * Reads 128 lower-case hexadecimal digits.
   *
   * @throws MalformedException if the text is anything else
   */
  public static Ed25519Signature ofHex(String hex) {
    if (!hex.matches("[0-9a-f]{128}")) {
      throw new MalformedException("signature: not 128 lower-case hex digits");
    }
    return new Ed25519Signature(HexFormat.of().parseHex(hex));
  }

  /** A copy of the 64 bytes. */
  public byte[] bytes() {
    return raw.clone();
  }

  /** 128 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ed25519Signature that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return hex();
  }
}
