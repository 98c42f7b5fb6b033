package cn.laborproof.signing.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The key an identity authority signs its answers with; fetched once, then held to. */
final class AuthorityKey {
  private static final byte[] TAG =
      "laborproof/demo-identity/answer/v1".getBytes(StandardCharsets.US_ASCII);

  /** SubjectPublicKeyInfo of Ed25519 up to the key (RFC 8410 §10.1). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Supplier<String> fetch;
  private final AtomicReference<String> known = new AtomicReference<>("");

  AuthorityKey(Supplier<String> fetch) {
    this.fetch = fetch;
  }

  /**
   * Checks an answer.
   *
   * @throws GeneralSecurityException if it is signed with another key or not signed
   */
  void verify(String keyHex, byte[] canonical, byte[] signature) throws GeneralSecurityException {
    if (known.get().isEmpty()) {
      known.compareAndSet("", fetch.get());
    }
    if (!known.get().equals(keyHex)) {
      throw new GeneralSecurityException("signed with another key than the authority's");
    }
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(publicKey(keyHex));
    verifier.update(TAG);
    verifier.update(canonical);
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException("the signature does not fit");
    }
  }

  private static PublicKey publicKey(String hex) throws GeneralSecurityException {
    byte[] raw = HexFormat.of().parseHex(hex);
    byte[] encoded = new byte[PREFIX.length + raw.length];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
