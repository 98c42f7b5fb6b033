package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;

/**
 * What is laid down at a court: one block of a labour ledger and the checkpoint it anchors. Digests
 * and bounded ASCII only, so no personal value can reach the court this way.
 *
 * @param channel name of the ledger's channel, for example {@code labour}
 * @param chain genesis hash of that channel
 * @param block number of the block that holds the anchor
 * @param blockHash hash of that block's header
 * @param origin the log the checkpoint speaks of
 * @param size number of entries of the checkpoint
 * @param root Merkle root of the checkpoint
 */
public record Deposit(
    String channel,
    Digest chain,
    long block,
    Digest blockHash,
    String origin,
    long size,
    Digest root) {

  private static final DomainTag TAG = new DomainTag("laborproof/court/deposit/v1");

  public Deposit {
    BoundedAscii.name("deposit.channel", channel);
    BoundedAscii.origin(origin);
  }

  /** Reads the members of the JSON form. */
  public static Deposit read(JsonFields fields) {
    Deposit deposit =
        new Deposit(
            fields.string("channel"),
            fields.digest("chain"),
            fields.integer("block", 1, JsonInteger.MAX),
            fields.digest("blockHash"),
            fields.string("origin"),
            fields.integer("size", 1, JsonInteger.MAX),
            fields.digest("root"));
    fields.end();
    return deposit;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("channel", channel)
        .put("chain", chain.hex())
        .put("block", block)
        .put("blockHash", blockHash.hex())
        .put("origin", origin)
        .put("size", size)
        .put("root", root.hex())
        .build();
  }

  /**
   * SHA-256 over tag and canonical form: under this digest a court keeps the deposit, so a second
   * submission is no second deposit.
   */
  public Digest digest() {
    return TAG.digestOf(toJson());
  }
}
