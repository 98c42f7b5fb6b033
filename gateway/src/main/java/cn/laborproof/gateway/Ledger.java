package cn.laborproof.gateway;

import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.trust.LedgerTrust;
import java.util.List;
import java.util.Optional;

/**
 * The labour channel, as the platform sees it.
 *
 * <p>Contract of every implementation:
 *
 * <ul>
 *   <li>It MUST be safe to call from several threads.
 *   <li>{@link #anchor} and {@link #linkReceipt} MUST be idempotent: what stands on the ledger
 *       already is answered as if it had just been recorded, and no second transaction is made.
 *   <li>When it answers {@link AnchorOutcome.Anchored} or {@link LinkOutcome.Linked}, the block
 *       MUST survive the loss of power.
 *   <li>It MUST NOT throw because of what the ledger answers, or because the ledger is away; reads
 *       answer from what is known here and throw {@link LedgerUnavailableException} when nothing
 *       can be known.
 *   <li>Which key a log or court signs with is decided on the ledger, by labour bureau and court;
 *       this port cannot change it.
 * </ul>
 */
public interface Ledger {

  /** What a verifier must hold to check this ledger's proofs; goes into the trust bundle. */
  LedgerTrust trust();

  /**
   * Anchors a checkpoint. Blocks until the outcome is known or the phase that failed is.
   *
   * <p>After {@link AnchorOutcome.Unknown} the caller SHOULD submit the same request again; it MUST
   * NOT conclude that nothing happened.
   */
  AnchorOutcome anchor(AnchorRequest request);

  /**
   * The largest anchored checkpoint of a log. A consistency proof for the next one starts at its
   * size.
   */
  Optional<AnchoredCheckpoint> latest(String origin);

  /**
   * The smallest anchored checkpoint that covers an entry.
   *
   * @param entries how many entries it must have at least: the entry's index plus one
   */
  Optional<AnchoredCheckpoint> firstCovering(String origin, long entries);

  /** As {@link #firstCovering}, among the checkpoints that a court receipt is linked to. */
  Optional<AnchoredCheckpoint> firstReceiptedCovering(String origin, long entries);

  /** The proof that the checkpoint of that size was anchored, or nothing if it was not. */
  Optional<LedgerProof> proofOf(String origin, long size);

  /**
   * Business anchors that no court receipt is linked to, oldest first. Heartbeat anchors are never
   * among them.
   *
   * @param limit at most so many
   */
  List<AnchoredCheckpoint> awaitingReceipt(int limit);

  /**
   * Links a court's receipt to the checkpoint it is of; the block it names MUST be the one on this
   * ledger, or the outcome is a refusal.
   */
  LinkOutcome linkReceipt(CourtReceipt receipt);

  /** The receipt linked to the checkpoint of that size. */
  Optional<CourtReceipt> receiptOf(String origin, long size);
}
