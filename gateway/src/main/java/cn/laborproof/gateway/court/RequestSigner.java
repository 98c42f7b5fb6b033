package cn.laborproof.gateway.court;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs each request to a court: HTTP message signatures (RFC 9421) over method, target and the
 * digest of the content (RFC 9530), with the time of signing and a nonce that is never used twice.
 *
 * <p>TLS says which machine speaks; this says, for the court's own files, who asked what and when.
 */
public final class RequestSigner {

  /** What a key id may be: it stands between quotation marks in a header. */
  public static final String KEY_ID = "[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,99}";

  private static final String COMPONENTS = "(\"@method\" \"@target-uri\" \"content-digest\")";
  private static final String TAG = "laborproof-court";
  private static final int NONCE_BYTES = 16;

  private final String keyId;
  private final PrivateKey key;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A signer.
   *
   * @param keyId the name under which the court knows the key, as {@link #KEY_ID}
   * @param key Ed25519, or EC on P-256
   * @throws IllegalArgumentException if the key or its name cannot be used
   */
  public RequestSigner(String keyId, PrivateKey key, Clock clock, SecureRandom random) {
    if (!keyId.matches(KEY_ID) || !suits(key)) {
      throw new IllegalArgumentException("neither Ed25519 nor EC on P-256, or a key id too odd");
    }
    this.keyId = keyId;
    this.key = key;
    this.clock = clock;
    this.random = random;
  }

  /** Whether requests can be signed with that key. */
  static boolean suits(PrivateKey key) {
    return switch (key) {
      case EdECPrivateKey edwards -> edwards.getParams().getName().equals("Ed25519");
      case ECPrivateKey curve -> curve.getParams().getOrder().bitLength() == 256;
      default -> false;
    };
  }

  /** The headers to send along, by name. */
  Map<String, String> headers(String method, URI target, byte[] body) {
    byte[] drawn = new byte[NONCE_BYTES];
    random.nextBytes(drawn);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    String digest = contentDigest(body);
    String input =
        COMPONENTS
            + ";created="
            + clock.instant().getEpochSecond()
            + ";nonce=\""
            + nonce
            + "\";keyid=\""
            + keyId
            + "\";alg=\""
            + (key instanceof EdECPrivateKey ? "ed25519" : "ecdsa-p256-sha256")
            + "\";tag=\""
            + TAG
            + "\"";
    String base =
        "\"@method\": "
            + method
            + "\n\"@target-uri\": "
            + target
            + "\n\"content-digest\": "
            + digest
            + "\n\"@signature-params\": "
            + input;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Digest", digest);
    headers.put("Signature-Input", "court=" + input);
    headers.put("Signature", "court=:" + Base64.getEncoder().encodeToString(sign(base)) + ":");
    return headers;
  }

  private byte[] sign(String base) {
    try {
      // RFC 9421 §3.3.4 wants the two integers side by side, not in DER.
      Signature signature =
          Signature.getInstance(
              key instanceof EdECPrivateKey ? "Ed25519" : "SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(base.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the request cannot be signed", e);
    }
  }

  private static String contentDigest(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "request signer " + keyId;
  }
}
