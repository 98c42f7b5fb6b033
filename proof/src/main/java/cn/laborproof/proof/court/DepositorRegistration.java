package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.key.Ed25519Signature;

/**
 * The body of {@code POST /court/v1/depositors}: makes a depositor's key known, with proof that the
 * sender holds it.
 *
 * <p>Registering the same key again changes nothing; another key under a taken name is refused by
 * the court.
 */
public record DepositorRegistration(
    String depositor, Ed25519PublicKey key, Ed25519Signature signature) {

  private static final DomainTag TAG = new DomainTag("laborproof/court/depositor/v1");

  public DepositorRegistration {
    BoundedAscii.name("depositor", depositor);
  }

  /** Makes the request of who holds the key. */
  public static DepositorRegistration sign(String depositor, Ed25519SecretKey key) {
    byte[] statement = TAG.bytesOf(body(depositor, key.publicKey()).build());
    return new DepositorRegistration(depositor, key.publicKey(), key.sign(statement));
  }

  /**
   * Parses the request body.
   *
   * @throws cn.laborproof.proof.MalformedException unless it is the canonical form of a
   *     registration
   */
  public static DepositorRegistration parse(byte[] body) {
    JsonFields fields = Json.parseCanonicalObject(body).fields("depositorRegistration");
    DepositorRegistration registration =
        new DepositorRegistration(
            fields.string("depositor"),
            Ed25519PublicKey.ofHex(fields.string("key")),
            Ed25519Signature.ofHex(fields.string("signature")));
    fields.end();
    return registration;
  }

  /** The canonical bytes to send. */
  public byte[] bytes() {
    return body(depositor, key).put("signature", signature.hex()).build().canonicalBytes();
  }

  /** Whether the sender holds the key it names. */
  public boolean proven() {
    return key.verifies(TAG.bytesOf(body(depositor, key).build()), signature);
  }

  private static JsonObject.Builder body(String depositor, Ed25519PublicKey key) {
    return JsonObject.builder().put("depositor", depositor).put("key", key.hex());
  }
}
