package cn.laborproof.proof.court;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.time.Instant;

/**
 * A block of a court that keeps its chain itself, one record a block.
 *
 * @param number 0 for the genesis, then one more per block
 * @param previous hash of the block before; 32 zero bytes in the genesis
 * @param data digest of the record, see {@link CourtReceipt} and {@link CourtGenesis}
 * @param time when the court took it, in its own word, whole milliseconds
 */
public record RecordBlock(long number, Digest previous, Digest data, Instant time)
    implements CourtBlock {

  /** What the genesis names as its predecessor. */
  public static final Digest NONE = Digest.of(new byte[Digest.LENGTH]);

  private static final DomainTag TAG = new DomainTag("laborproof/court/block/v1");

  public RecordBlock {
    time = UtcMillis.truncate(time);
  }

  static RecordBlock read(JsonFields fields, Digest data) {
    RecordBlock block =
        new RecordBlock(
            fields.integer("number", 0, JsonInteger.MAX),
            fields.digest("previous"),
            data,
            UtcMillis.parse(fields.string("time")));
    fields.end();
    return block;
  }

  /** Number, predecessor and time; the data digest is always computed from the record beside it. */
  @Override
  public JsonObject toJson() {
    return members().build();
  }

  /** SHA-256 over tag and canonical header. */
  @Override
  public Digest hash() {
    return TAG.digestOf(members().put("data", data.hex()).build());
  }

  private JsonObject.Builder members() {
    return JsonObject.builder()
        .put("number", number)
        .put("previous", previous.hex())
        .put("time", UtcMillis.format(time));
  }
}
