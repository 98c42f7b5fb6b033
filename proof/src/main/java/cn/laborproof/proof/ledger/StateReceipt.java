package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.util.List;
import java.util.Map;

/**
 * Institutions state what they read under a key of their own state, and which transaction of which
 * block wrote it. Block signatures prove that a transaction was <em>ordered</em>; this proves that
 * it was <em>valid</em>.
 *
 * @param chain genesis hash
 * @param key the key read
 * @param value digest of the value read
 * @param block the block that wrote it
 * @param transaction the transaction that wrote it
 * @param endorsements who states this
 */
public record StateReceipt(
    Digest chain,
    String key,
    Digest value,
    long block,
    Digest transaction,
    List<InstitutionSignature> endorsements) {

  private static final DomainTag TAG = new DomainTag("laborproof/ledger/state-receipt/v1");

  public StateReceipt {
    endorsements = List.copyOf(endorsements);
  }

  /** States a read in the name of each institution whose key is given. */
  public static StateReceipt sign(
      Digest chain,
      StateWrite read,
      long block,
      Digest transaction,
      Map<Institution, Ed25519SecretKey> keys) {
    StateReceipt unsigned =
        new StateReceipt(chain, read.key(), read.valueDigest(), block, transaction, List.of());
    byte[] statement = unsigned.statement();
    List<InstitutionSignature> endorsements =
        keys.entrySet().stream()
            .map(e -> new InstitutionSignature(e.getKey(), e.getValue().sign(statement)))
            .toList();
    return new StateReceipt(
        chain, unsigned.key(), unsigned.value(), block, transaction, endorsements);
  }

  static StateReceipt read(JsonFields fields) {
    StateReceipt receipt =
        new StateReceipt(
            fields.digest("chain"),
            fields.string("key"),
            fields.digest("value"),
            fields.integer("block", 1, JsonInteger.MAX),
            fields.digest("transaction"),
            fields.objects("endorsements", InstitutionSignature::read));
    fields.end();
    return receipt;
  }

  JsonObject toJson() {
    return members()
        .put("endorsements", JsonArray.of(endorsements, InstitutionSignature::toJson))
        .build();
  }

  byte[] statement() {
    return TAG.bytesOf(members().build());
  }

  private JsonObject.Builder members() {
    return JsonObject.builder()
        .put("chain", chain.hex())
        .put("key", key)
        .put("value", value.hex())
        .put("block", block)
        .put("transaction", transaction.hex());
  }
}
