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
 * The body of {@code POST /court/v1/deposits}: a deposit signed by who lays it down.
 *
 * <p>It carries neither time nor nonce on purpose: the same deposit is the same bytes for ever, and
 * whoever replays it only asks for the receipt that exists already.
 *
 * @param depositor the name under which the court knows the key
 */
public record SignedDeposit(Deposit deposit, String depositor, Ed25519Signature signature) {

  private static final DomainTag TAG = new DomainTag("laborproof/court/signed-deposit/v1");

  public SignedDeposit {
    BoundedAscii.name("depositor", depositor);
  }

  /** Signs a deposit. */
  public static SignedDeposit sign(Deposit deposit, String depositor, Ed25519SecretKey key) {
    return new SignedDeposit(deposit, depositor, key.sign(statement(deposit, depositor)));
  }

  /**
   * Parses the request body.
   *
   * @throws cn.laborproof.proof.MalformedException unless it is the canonical form of a signed
   *     deposit
   */
  public static SignedDeposit parse(byte[] body) {
    JsonFields fields = Json.parseCanonicalObject(body).fields("signedDeposit");
    SignedDeposit signed =
        new SignedDeposit(
            Deposit.read(fields.fields("deposit")),
            fields.string("depositor"),
            Ed25519Signature.ofHex(fields.string("signature")));
    fields.end();
    return signed;
  }

  /** The canonical bytes to send. */
  public byte[] bytes() {
    return body(deposit, depositor).put("signature", signature.hex()).build().canonicalBytes();
  }

  /** Whether this key signed this deposit under this name. */
  public boolean signedBy(Ed25519PublicKey key) {
    return key.verifies(statement(deposit, depositor), signature);
  }

  private static byte[] statement(Deposit deposit, String depositor) {
    return TAG.bytesOf(body(deposit, depositor).build());
  }

  private static JsonObject.Builder body(Deposit deposit, String depositor) {
    return JsonObject.builder().put("deposit", deposit.toJson()).put("depositor", depositor);
  }
}
