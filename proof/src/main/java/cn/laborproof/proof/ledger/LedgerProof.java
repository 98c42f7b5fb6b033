package cn.laborproof.proof.ledger;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;

/**
 * That a checkpoint was anchored: everything a verifier needs besides its own trust. Reading one
 * proves nothing; {@link LedgerVerifier} does. One permitted type per kind of ledger.
 */
public sealed interface LedgerProof permits EmbeddedLedgerProof, FabricLedgerProof {

  /** The member that names the kind. */
  String TYPE = "type";

  /**
   * Parses a proof.
   *
   * @throws MalformedException unless the bytes are the canonical form of a known kind
   */
  static LedgerProof parse(byte[] bytes) {
    JsonObject json = Json.parseCanonicalObject(bytes);
    String type = json.fields("ledgerProof").string(TYPE);
    return switch (type) {
      case EmbeddedLedgerProof.KIND -> EmbeddedLedgerProof.read(json.fields("ledgerProof"));
      case FabricLedgerProof.KIND -> FabricLedgerProof.read(json.fields("ledgerProof"));
      default ->
          throw new MalformedException("ledgerProof.type: " + type + " (expected: a known kind)");
    };
  }

  /**
   * The command it claims was carried out. Its consistency path starts at the checkpoint that was
   * the ledger's newest of that log until then: the rules refuse any other.
   */
  SubmitCheckpoint submission();

  /** The checkpoint it claims was anchored. */
  default CheckpointRecord checkpoint() {
    return submission().checkpoint();
  }

  /** The canonical bytes. */
  byte[] bytes();
}
