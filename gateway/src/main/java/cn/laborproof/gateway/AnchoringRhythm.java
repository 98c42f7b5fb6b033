package cn.laborproof.gateway;

import cn.laborproof.proof.ledger.AnchorPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a checkpoint is due to be anchored. Business goes at once; receipts and court heads wait for
 * business or, at the latest, for the heartbeat. With nothing new in the log nothing is due,
 * however long.
 *
 * @param heartbeat how long entries that are no business may stay unanchored
 */
public record AnchoringRhythm(Duration heartbeat) {

  /** A day: in a quiet week the log is still pinned daily as long as something is in it. */
  public static final AnchoringRhythm DAILY = new AnchoringRhythm(Duration.ofDays(1));

  /**
   * What is due.
   *
   * @param progress where log and ledger stand
   * @param now the time
   * @return the purpose to anchor the whole log for, or nothing
   */
  public Optional<AnchorPurpose> due(Progress progress, Instant now) {
    if (progress.business() > progress.anchored()) {
      return Optional.of(AnchorPurpose.BUSINESS);
    }
    boolean waiting = progress.size() > progress.anchored();
    boolean overdue = !now.isBefore(progress.anchoredAt().plus(heartbeat));
    return waiting && overdue ? Optional.of(AnchorPurpose.HEARTBEAT) : Optional.empty();
  }

  /**
   * Where log and ledger stand.
   *
   * @param size entries of the log
   * @param business entries up to and including the last that is business; 0 for none
   * @param anchored size of the latest anchor; 0 for none
   * @param anchoredAt time of the latest anchor; {@link Instant#EPOCH} for none
   */
  public record Progress(long size, long business, long anchored, Instant anchoredAt) {}
}
