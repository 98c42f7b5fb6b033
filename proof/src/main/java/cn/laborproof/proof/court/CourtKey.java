package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;

/**
 * What a court says when it opens its own chain, and again for every later key: argument of {@code
 * set-key}. The chain cannot know these things by itself; that the court's administrator says them
 * on it makes them the same for every node.
 *
 * @param court name of the court
 * @param chain genesis hash of the chain this is said on
 * @param numberPrefix 2 to 8 upper-case letters or digits that begin its evidence numbers
 * @param sequence 1 for the first key, then one more per rotation
 * @param key the key its receipts are signed with from now on
 */
public record CourtKey(
    String court, Digest chain, String numberPrefix, long sequence, Ed25519PublicKey key) {

  public CourtKey {
    BoundedAscii.name("court", court);
    EvidenceNumber.requirePrefix(numberPrefix);
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence: " + sequence + " (expected: at least 1)");
    }
  }

  /**
   * Parses the canonical form.
   *
   * @throws cn.laborproof.proof.MalformedException if the bytes are anything else
   */
  public static CourtKey parse(byte[] bytes) {
    JsonFields fields = Json.parseCanonicalObject(bytes).fields("courtKey");
    CourtKey key = readMembers(fields);
    fields.end();
    return key;
  }

  static CourtKey readMembers(JsonFields fields) {
    return new CourtKey(
        fields.string("court"),
        fields.digest("chain"),
        fields.string("numberPrefix"),
        fields.integer("sequence", 1, JsonInteger.MAX),
        Ed25519PublicKey.ofHex(fields.string("key")));
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return members().build().canonicalBytes();
  }

  /** Whether both speak of one court on one chain under one prefix; only the key may differ. */
  public boolean sameCourt(CourtKey other) {
    return court.equals(other.court)
        && chain.equals(other.chain)
        && numberPrefix.equals(other.numberPrefix);
  }

  JsonObject.Builder members() {
    return JsonObject.builder()
        .put("court", court)
        .put("chain", chain.hex())
        .put("numberPrefix", numberPrefix)
        .put("sequence", sequence)
        .put("key", key.hex());
  }
}
