package cn.laborproof.proof.note;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A signer whose key is in memory. */
public final class Ed25519NoteSigner implements NoteSigner {
  private final Ed25519PrivateKeyParameters key;
  private final NoteVerifier verifier;

  private Ed25519NoteSigner(Ed25519PrivateKeyParameters key, NoteVerifier verifier) {
    this.key = key;
    this.verifier = verifier;
  }

  private static Ed25519NoteSigner signer(String name, Ed25519PrivateKeyParameters key) {
    byte[] publicKey = key.generatePublicKey().getEncoded();
    return new Ed25519NoteSigner(key, NoteVerifier.ed25519(name, publicKey));
  }

  /**
   * The key of a 32-byte seed (RFC 8032 §5.1.5).
   *
   * @param name key name; for a log its origin
   */
  public static Ed25519NoteSigner ofSeed(String name, byte[] seed) {
    if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("seed: " + seed.length + " bytes (expected: 32)");
    }
    return signer(name, new Ed25519PrivateKeyParameters(seed));
  }

  /** A fresh key. */
  public static Ed25519NoteSigner generate(String name, SecureRandom random) {
    return signer(name, new Ed25519PrivateKeyParameters(random));
  }

  /** The same key as a witness, whose signatures state a time (C2SP tlog-cosignature). */
  public Ed25519NoteSigner asWitness() {
    return new Ed25519NoteSigner(key, NoteVerifier.cosigner(verifier.name(), verifier.publicKey()));
  }

  /** The 32 secret bytes, for whoever stores the key. */
  public byte[] seed() {
    return key.getEncoded();
  }

  @Override
  public NoteVerifier verifier() {
    return verifier;
  }

  @Override
  public byte[] sign(byte[] message) {
    Ed25519Signer ed25519 = new Ed25519Signer();
    ed25519.init(true, key);
    ed25519.update(message, 0, message.length);
    return ed25519.generateSignature();
  }
}
