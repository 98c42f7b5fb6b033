package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.time.Instant;

/**
 * The header of a block of the embedded ledger.
 *
 * @param channel name of the channel
 * @param number 0 for the genesis, then one more per block
 * @param previous hash of the header before; 32 zero bytes in the genesis
 * @param history RFC 6962 root over the hashes of all headers before, so that a path of
 *     log2(number) hashes leads from any block to any earlier one, the genesis included
 * @param data RFC 6962 root over the transactions; in the genesis the digest of {@link Genesis}
 * @param transactions how many there are; 0 in the genesis
 * @param time when the block was made, in the word of who signs it, whole milliseconds
 */
public record BlockHeader(
    String channel,
    long number,
    Digest previous,
    Digest history,
    Digest data,
    int transactions,
    Instant time) {

  /** No block holds more: a proof names its transaction among them. */
  static final int MAX_TRANSACTIONS = 1000;

  /** What the genesis names as its predecessor. */
  static final Digest NONE = Digest.of(new byte[Digest.LENGTH]);

  private static final DomainTag TAG = new DomainTag("laborproof/ledger/header/v1");

  public BlockHeader {
    BoundedAscii.name("channel", channel);
    time = UtcMillis.truncate(time);
  }

  static BlockHeader read(JsonFields fields) {
    BlockHeader header =
        new BlockHeader(
            fields.string("channel"),
            fields.integer("number", 0, JsonInteger.MAX),
            fields.digest("previous"),
            fields.digest("history"),
            fields.digest("data"),
            (int) fields.integer("transactions", 0, MAX_TRANSACTIONS),
            UtcMillis.parse(fields.string("time")));
    fields.end();
    return header;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("channel", channel)
        .put("number", number)
        .put("previous", previous.hex())
        .put("history", history.hex())
        .put("data", data.hex())
        .put("transactions", transactions)
        .put("time", UtcMillis.format(time))
        .build();
  }

  /** The block's name: SHA-256 over tag and canonical header. */
  public Digest hash() {
    return TAG.digestOf(toJson());
  }
}
