package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.note.Checkpoint;
import java.nio.charset.StandardCharsets;

/**
 * A checkpoint as it stands on the ledger: the parts of the signed note, without its free text.
 *
 * @param origin name of the log
 * @param size number of its entries, at least 1
 * @param root RFC 6962 root over them
 * @param key the log's key
 * @param signature Ed25519 over the note text of C2SP tlog-checkpoint
 * @param purpose why it was anchored
 */
public record CheckpointRecord(
    String origin,
    long size,
    Digest root,
    Ed25519PublicKey key,
    Ed25519Signature signature,
    AnchorPurpose purpose) {

  public CheckpointRecord {
    BoundedAscii.origin(origin);
    if (size < 1) {
      throw new IllegalArgumentException("size: " + size + " (expected: at least 1)");
    }
  }

  static CheckpointRecord read(JsonFields fields) {
    CheckpointRecord checkpoint =
        new CheckpointRecord(
            fields.string("origin"),
            fields.integer("size", 1, JsonInteger.MAX),
            fields.digest("root"),
            Ed25519PublicKey.ofHex(fields.string("key")),
            Ed25519Signature.ofHex(fields.string("signature")),
            AnchorPurpose.ofCode(fields.string("purpose")));
    fields.end();
    return checkpoint;
  }

  /** The JSON form; its canonical bytes are the value on the ledger. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("origin", origin)
        .put("size", size)
        .put("root", root.hex())
        .put("key", key.hex())
        .put("signature", signature.hex())
        .put("purpose", purpose.code())
        .build();
  }

  /** The key under which the ledger keeps it, written once: {@code checkpoint/<origin>/<size>}. */
  public String ledgerKey() {
    return StateKeys.checkpoint(origin, size);
  }

  /** The checkpoint it records. */
  public Checkpoint checkpoint() {
    return new Checkpoint(origin, size, root);
  }

  /**
   * Whether the named key signed the checkpoint; whether that key is the log's is for the rules.
   */
  public boolean signed() {
    return key.verifies(checkpoint().text().getBytes(StandardCharsets.UTF_8), signature);
  }
}
