package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.List;

/**
 * What can be asked of the labour ledger. The canonical JSON form is the argument of a chaincode
 * call as well as the content of a block.
 */
public sealed interface LedgerCommand {

  /** The JSON form; its member {@code command} names the kind. */
  JsonObject toJson();

  /**
   * Reads a command.
   *
   * @throws MalformedException if the kind is unknown or a member is missing, unknown or out of
   *     bounds
   */
  static LedgerCommand read(JsonFields fields) {
    String kind = fields.string("command");
    LedgerCommand command =
        switch (kind) {
          case ApproveKey.KIND -> ApproveKey.readMembers(fields);
          case SubmitCheckpoint.KIND -> SubmitCheckpoint.readMembers(fields);
          case LinkReceipt.KIND -> new LinkReceipt(CourtReceipt.read(fields.fields("receipt")));
          default -> throw fields.fault("command", kind + " (expected: a known command)");
        };
    fields.end();
    return command;
  }

  /**
   * Says yes to a signing key. The key is in force once labour bureau and court have both approved
   * the same key for the same sequence.
   *
   * @param subject whose key
   * @param sequence 1 for the first key, the present one plus one for a rotation
   */
  record ApproveKey(KeySubject subject, long sequence, Ed25519PublicKey key)
      implements LedgerCommand {
    static final String KIND = "approve-key";

    private static ApproveKey readMembers(JsonFields fields) {
      return new ApproveKey(
          new KeySubject(fields.string("subject")),
          fields.integer("sequence", 1, JsonInteger.MAX),
          Ed25519PublicKey.ofHex(fields.string("key")));
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("command", KIND)
          .put("subject", subject.text())
          .put("sequence", sequence)
          .put("key", key.hex())
          .build();
    }
  }

  /**
   * Submits a checkpoint.
   *
   * @param consistency RFC 6962 consistency path from the log's last recorded checkpoint; empty for
   *     the first
   */
  record SubmitCheckpoint(CheckpointRecord checkpoint, List<Digest> consistency)
      implements LedgerCommand {
    static final String KIND = "submit-checkpoint";

    /** A path is at most twice as long as a tree of 2^53 leaves is high. */
    private static final int MAX_PATH = 106;

    public SubmitCheckpoint {
      consistency = List.copyOf(consistency);
      if (consistency.size() > MAX_PATH) {
        throw new MalformedException(
            "consistency: " + consistency.size() + " nodes (expected: at most " + MAX_PATH + ")");
      }
    }

    private static SubmitCheckpoint readMembers(JsonFields fields) {
      return new SubmitCheckpoint(
          CheckpointRecord.read(fields.fields("checkpoint")),
          fields.strings("consistency").stream().map(Digest::ofHex).toList());
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("command", KIND)
          .put("checkpoint", checkpoint.toJson())
          .put("consistency", JsonArray.of(consistency, node -> new JsonString(node.hex())))
          .build();
    }
  }

  /** Links a court's receipt to the checkpoint it speaks of. */
  record LinkReceipt(CourtReceipt receipt) implements LedgerCommand {
    static final String KIND = "link-receipt";

    @Override
    public JsonObject toJson() {
      return JsonObject.builder().put("command", KIND).put("receipt", receipt.toJson()).build();
    }
  }
}
