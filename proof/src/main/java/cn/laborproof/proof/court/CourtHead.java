package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.key.Ed25519Signature;
import java.time.Instant;

/**
 * A court's signed word on where its chain stands, answer of {@code GET /court/v1/head}. Its
 * canonical bytes go into the evidence log as an entry of their own kind: whatever follows that
 * entry is later than the court's block.
 *
 * @param court name of the court
 * @param chain genesis hash of the court's chain
 * @param number number of the newest block
 * @param hash hash of the newest block
 * @param time time of the newest block
 */
public record CourtHead(
    String court,
    Digest chain,
    long number,
    Digest hash,
    Instant time,
    Ed25519PublicKey key,
    Ed25519Signature signature) {

  /** No canonical form is longer; what a log entry reserves at most. */
  public static final int MAX_BYTES = 600;

  private static final DomainTag TAG = new DomainTag("laborproof/court/head/v1");

  public CourtHead {
    BoundedAscii.name("court", court);
    time = UtcMillis.truncate(time);
  }

  /** Signs the head of a chain; the court's act. */
  public static CourtHead sign(CourtGenesis genesis, CourtBlock newest, Ed25519SecretKey key) {
    return sign(genesis.court(), genesis.chain(), newest, key);
  }

  /**
   * Signs the head of a chain that began in another way than with a {@link CourtGenesis}.
   *
   * @param chain genesis hash of the chain
   */
  public static CourtHead sign(
      String court, Digest chain, CourtBlock newest, Ed25519SecretKey key) {
    JsonObject body =
        body(court, chain, newest.number(), newest.hash(), newest.time(), key.publicKey()).build();
    return new CourtHead(
        court,
        chain,
        newest.number(),
        newest.hash(),
        newest.time(),
        key.publicKey(),
        key.sign(TAG.bytesOf(body)));
  }

  /**
   * Parses the canonical form.
   *
   * @throws cn.laborproof.proof.MalformedException if the bytes are anything else
   */
  public static CourtHead parse(byte[] bytes) {
    return read(Json.parseCanonicalObject(bytes).fields("courtHead"));
  }

  /** Reads the members of the JSON form. */
  public static CourtHead read(JsonFields fields) {
    CourtHead head =
        new CourtHead(
            fields.string("court"),
            fields.digest("chain"),
            fields.integer("number", 0, JsonInteger.MAX),
            fields.digest("hash"),
            UtcMillis.parse(fields.string("time")),
            Ed25519PublicKey.ofHex(fields.string("key")),
            Ed25519Signature.ofHex(fields.string("signature")));
    fields.end();
    return head;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return body(court, chain, number, hash, time, key).put("signature", signature.hex()).build();
  }

  /** The canonical bytes, at most {@value #MAX_BYTES}. */
  public byte[] bytes() {
    return toJson().canonicalBytes();
  }

  /**
   * Whether the signature is that of the key the head names; whether that key is the court's is for
   * {@link CourtVerifier}.
   */
  public boolean signed() {
    return key.verifies(
        TAG.bytesOf(body(court, chain, number, hash, time, key).build()), signature);
  }

  private static JsonObject.Builder body(
      String court, Digest chain, long number, Digest hash, Instant time, Ed25519PublicKey key) {
    return JsonObject.builder()
        .put("court", court)
        .put("chain", chain.hex())
        .put("number", number)
        .put("hash", hash.hex())
        .put("time", UtcMillis.format(time))
        .put("key", key.hex());
  }
}
