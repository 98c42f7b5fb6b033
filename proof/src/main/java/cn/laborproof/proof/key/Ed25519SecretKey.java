package cn.laborproof.proof.key;

import java.security.SecureRandom;
import java.util.Objects;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A secret key of RFC 8032 Ed25519. Its text form names the public key only. */
public final class Ed25519SecretKey {

  /** Length of the seed in bytes. */
  public static final int LENGTH = Ed25519.SECRET_KEY_SIZE;

  private final byte[] seed;
  private final Ed25519PublicKey publicKey;

  private Ed25519SecretKey(byte[] seed) {
    this.seed = seed;
    byte[] raw = new byte[Ed25519PublicKey.LENGTH];
    Ed25519.generatePublicKey(seed, 0, raw, 0);
    this.publicKey = Ed25519PublicKey.of(raw);
  }

  /**
   * Takes a seed.
   *
   * @param seed 32 secret bytes, RFC 8032 §5.1.5
   * @throws IllegalArgumentException on another length
   */
  public static Ed25519SecretKey of(byte[] seed) {
    Objects.requireNonNull(seed, "seed");
    if (seed.length != LENGTH) {
      throw new IllegalArgumentException(
          "seed length: " + seed.length + " (expected: " + LENGTH + ")");
    }
    return new Ed25519SecretKey(seed.clone());
  }

  /** Draws a new key from the given source. */
  public static Ed25519SecretKey generate(SecureRandom random) {
    byte[] seed = new byte[LENGTH];
    random.nextBytes(seed);
    return new Ed25519SecretKey(seed);
  }

  /** The seed; whoever stores it answers for its protection. */
  public byte[] seed() {
    return seed.clone();
  }

  /** The key that verifies what this one signs. */
  public Ed25519PublicKey publicKey() {
    return publicKey;
  }

  /** Signs the bytes; the same bytes always give the same signature (RFC 8032 §5.1.6). */
  public Ed25519Signature sign(byte[] message) {
    byte[] signature = new byte[Ed25519PublicKey.SIGNATURE_LENGTH];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    return Ed25519Signature.of(signature);
  }

  @Override
  public String toString() {
    return "Ed25519 secret key of " + publicKey;
  }
}
