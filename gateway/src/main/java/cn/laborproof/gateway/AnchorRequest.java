package cn.laborproof.gateway;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkpoint to anchor.
 *
 * @param checkpoint signed by the log
 * @param consistency path from the log's latest anchored checkpoint; empty when there is none yet
 * @param purpose whether the court shall see it
 */
public record AnchorRequest(
    SignedCheckpoint checkpoint, List<Digest> consistency, AnchorPurpose purpose) {

  public AnchorRequest {
    consistency = List.copyOf(consistency);
  }

  /** The first checkpoint of a log. */
  public static AnchorRequest first(SignedCheckpoint checkpoint, AnchorPurpose purpose) {
    return new AnchorRequest(checkpoint, List.of(), purpose);
  }

  /**
   * Any later checkpoint.
   *
   * @param growth from the size of {@link Ledger#latest} to this checkpoint's
   */
  public static AnchorRequest next(
      SignedCheckpoint checkpoint, ConsistencyProof growth, AnchorPurpose purpose) {
    return new AnchorRequest(checkpoint, growth.path(), purpose);
  }

  /**
   * The checkpoint as the ledger records it, under the registered key that signed the note; nothing
   * when none did. Retired keys are tried too, so that the rules can name what is wrong.
   *
   * @param rules over the state that knows the log's keys
   */
  public Optional<CheckpointRecord> recordUnder(EvidenceLogRules rules) {
    return rules.keysOf(KeySubject.log(checkpoint.checkpoint().origin())).stream()
        .flatMap(keys -> Stream.concat(Stream.of(keys.key()), keys.retired().stream()))
        .flatMap(key -> recordUnder(key).stream())
        .findFirst();
  }

  private Optional<CheckpointRecord> recordUnder(Ed25519PublicKey key) {
    Checkpoint noted = checkpoint.checkpoint();
    return checkpoint
        .signatureOf(NoteVerifier.ed25519(noted.origin(), key.bytes()))
        .map(signature ->
            new CheckpointRecord(
                noted.origin(), noted.size(), noted.root(), key, signature, purpose));
  }
}
