package cn.laborproof.proof.log;

import java.util.List;

/**
 * The log will not be written or signed, because doing so could contradict what was signed before.
 * Holds the raw bytes that show it; whoever catches it keeps them.
 */
public final class LogRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is the matter. */
  public enum Reason {
    /** The log is shorter than the anchored checkpoint: restored from an old backup. */
    BEHIND_ANCHOR,
    /** At the anchored size the log has another root: it was rewritten. */
    FORKED_FROM_ANCHOR,
    /** Tiles are missing, damaged or do not lead to the stored checkpoint's root. */
    TILES_DAMAGED,
    /** The stored checkpoint is not signed by this log's key. */
    FOREIGN_CHECKPOINT,
    /** The batch does not begin where the log ends. */
    OUT_OF_ORDER,
    /** Other entries were already written at these indexes. */
    ENTRIES_CONFLICT
  }

  private final Reason reason;
  private final transient List<byte[]> evidence;

  LogRefusedException(Reason reason, String message, List<byte[]> evidence) {
    super(message);
    this.reason = reason;
    this.evidence = List.copyOf(evidence);
  }

  LogRefusedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.evidence = List.of();
  }

  /** What is the matter. */
  public Reason reason() {
    return reason;
  }

  /** Raw checkpoint notes or resources that contradict each other; may be empty. */
  public List<byte[]> evidence() {
    return evidence;
  }
}
