package cn.laborproof.gateway;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.util.List;

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
}
