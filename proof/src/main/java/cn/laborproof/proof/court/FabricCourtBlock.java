package cn.laborproof.proof.court;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.FabricHeaderForm;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.time.Instant;

/**
 * A block of a court that keeps its chain on Hyperledger Fabric. Its data hash covers whole
 * transactions, so it does not follow from the deposit: that the deposit stands in it is what the
 * court signs.
 *
 * @param number at least 1, since block 0 only founds the channel
 * @param previous hash of the block before
 * @param data Fabric's hash over the block's transactions
 * @param time stated in the deposit's transaction, by who laid it down; Fabric blocks carry none of
 *     their own. Not covered by the block's hash, but by the court's signature
 */
public record FabricCourtBlock(long number, Digest previous, Digest data, Instant time)
    implements CourtBlock {

  public FabricCourtBlock {
    if (number < 1) {
      throw new IllegalArgumentException("number: " + number + " (expected: at least 1)");
    }
    time = UtcMillis.truncate(time);
  }

  static FabricCourtBlock read(JsonFields fields) {
    FabricCourtBlock block =
        new FabricCourtBlock(
            fields.integer("number", 1, JsonInteger.MAX),
            fields.digest("previous"),
            fields.digest("data"),
            UtcMillis.parse(fields.string("time")));
    fields.end();
    return block;
  }

  /** Fabric's own block hash: SHA-256 over {@link FabricHeaderForm}. */
  @Override
  public Digest hash() {
    return Digest.sha256(FabricHeaderForm.der(number, previous.bytes(), data));
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("data", data.hex())
        .put("number", number)
        .put("previous", previous.hex())
        .put("time", UtcMillis.format(time))
        .build();
  }
}
