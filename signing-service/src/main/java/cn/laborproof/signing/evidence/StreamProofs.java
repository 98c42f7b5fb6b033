package cn.laborproof.signing.evidence;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.Checkpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What ties the events of a stream to the log and the ledger, one by one. */
public interface StreamProofs {

  /**
   * The checkpoint that was anchored first of those that cover the stream's first event. Which one
   * that is stands on the ledger and never changes.
   *
   * @param signature the log's over the checkpoint, as the ledger has it
   * @param block of the ledger
   */
  record FirstAnchor(Checkpoint checkpoint, Ed25519Signature signature, long block, Instant at) {}

  /** An event with its salt and its way to a checkpoint. */
  record Logged(EvidenceEvent event, Salt salt, TlogProof proof) {}

  /**
   * A whole stream.
   *
   * @param events the first leads to the {@link FirstAnchor}'s checkpoint, all others to one later
   *     anchored checkpoint
   * @param consistency from the first to the later one; present exactly when there are others
   * @param ledger that the first was anchored
   * @param previous what was the ledger's newest checkpoint until then; empty when there was none,
   *     or when the ledger's proof does not fit what is known here
   */
  record Proofs(
      List<Logged> events,
      Optional<ConsistencyProof> consistency,
      LedgerProof ledger,
      Optional<Checkpoint> previous) {}

  /**
   * The log as it is published now: whatever is written down from now on comes after it. The empty
   * log before the first checkpoint.
   */
  Checkpoint head();

  /**
   * All entries of the published log between two sizes.
   *
   * @param edge roots of the complete subtrees of the log at the earlier size, largest first
   * @param leaves hashes of the entries after it
   */
  record Stretch(List<Digest> edge, List<Digest> leaves) {}

  /** See {@link Stretch}; the sizes are of the published log. */
  Stretch stretch(long from, long to);

  /** Empty while the stream's first event is not under an anchor, or for who may not see it. */
  Optional<FirstAnchor> firstAnchor(StreamId stream);

  /**
   * The whole stream as far as the current actor may see it.
   *
   * @throws cn.laborproof.signing.shared.Refusal {@code not-found}, {@code anchor-pending}
   */
  Proofs proofs(StreamId stream);
}
