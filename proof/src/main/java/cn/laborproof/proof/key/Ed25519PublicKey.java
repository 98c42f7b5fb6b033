package cn.laborproof.proof.key;

import cn.laborproof.proof.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key of RFC 8032 Ed25519, compared by its bytes.
 *
 * <p>Construction refuses encodings that are not canonical, so two different byte strings never
 * stand for the same key, and points of small order, under which anybody could sign.
 */
public final class Ed25519PublicKey {

  /** Length of the raw encoding in bytes. */
  public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

  /** Length of a signature in bytes. */
  public static final int SIGNATURE_LENGTH = Ed25519.SIGNATURE_SIZE;

  private final byte[] raw;

  private Ed25519PublicKey(byte[] raw) {
    this.raw = raw;
  }

  /**
   * Takes a raw key.
   *
   * @param raw 32 bytes, RFC 8032 §5.1.2
   * @throws MalformedException if the bytes are no canonical public key
   */
  public static Ed25519PublicKey of(byte[] raw) {
    Objects.requireNonNull(raw, "raw");
    if (raw.length != LENGTH || !Ed25519.validatePublicKeyPartial(raw, 0)) {
      throw new MalformedException("public key: not a canonical Ed25519 key of 32 bytes");
    }
    return new Ed25519PublicKey(raw.clone());
  }

  /**
   * Takes a raw key in lower-case hexadecimal.
   *
   * @throws MalformedException if the text is not 64 lower-case hexadecimal digits of a key
   */
  public static Ed25519PublicKey ofHex(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new MalformedException("public key: " + hex + " (expected: 64 lower-case hex digits)");
    }
    return of(HexFormat.of().parseHex(hex));
  }

  /** A copy of the raw 32 bytes. */
  public byte[] bytes() {
    return raw.clone();
  }

  /** The raw bytes in lower-case hexadecimal, 64 characters. */
  public String hex() {
    return HexFormat.of().formatHex(raw);
  }

  /**
   * Whether the signature is this key's over exactly these bytes.
   *
   * @param signature any bytes; other lengths than 64 are simply not valid
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && Ed25519.verify(signature, 0, raw, 0, message, 0, message.length);
  }

  /** Whether the signature is this key's over exactly these bytes. */
  public boolean verifies(byte[] message, Ed25519Signature signature) {
    return verifies(message, signature.bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ed25519PublicKey key && Arrays.equals(raw, key.raw);
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
