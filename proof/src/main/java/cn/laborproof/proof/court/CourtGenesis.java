package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.time.Instant;
import java.util.List;

/**
 * The beginning of a court's chain, answer of {@code GET /court/v1/genesis}: who keeps it, under
 * which key, and what it is worth.
 *
 * @param court name of the court
 * @param key the key its receipts and heads are signed with
 * @param notice what the chain is, in ASCII; a demo says so here and so carries the mark in its
 *     genesis hash
 * @param time when the chain began
 */
public record CourtGenesis(String court, Ed25519PublicKey key, String notice, Instant time) {

  private static final DomainTag TAG = new DomainTag("laborproof/court/genesis/v1");
  private static final int MAX_NOTICE = 200;

  public CourtGenesis {
    BoundedAscii.name("court", court);
    BoundedAscii.require("notice", notice, "[ -~]+", MAX_NOTICE);
    time = UtcMillis.truncate(time);
  }

  /**
   * Parses the canonical form.
   *
   * @throws cn.laborproof.proof.MalformedException if the bytes are anything else
   */
  public static CourtGenesis parse(byte[] body) {
    JsonFields fields = Json.parseCanonicalObject(body).fields("courtGenesis");
    CourtGenesis genesis =
        new CourtGenesis(
            fields.string("court"),
            Ed25519PublicKey.ofHex(fields.string("key")),
            fields.string("notice"),
            UtcMillis.parse(fields.string("time")));
    fields.end();
    return genesis;
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return members().put("time", UtcMillis.format(time)).build().canonicalBytes();
  }

  /** Block 0. */
  public RecordBlock block() {
    return new RecordBlock(0, RecordBlock.NONE, TAG.digestOf(members().build()), time);
  }

  /** The genesis hash, which names the chain. */
  public Digest chain() {
    return block().hash();
  }

  /** What a verifier keeps of it once it has decided to trust this court. */
  public CourtTrust trust() {
    return new CourtTrust(court, chain(), List.of(key));
  }

  private JsonObject.Builder members() {
    return JsonObject.builder().put("court", court).put("key", key.hex()).put("notice", notice);
  }
}
