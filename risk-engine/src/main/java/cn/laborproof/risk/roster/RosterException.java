package cn.laborproof.risk.roster;

/** The file as a whole cannot be read as a roster; nothing of it was kept. */
public final class RosterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Reason {
    EMPTY,
    COLUMN_MISSING,
    COLUMN_TWICE,
    NOT_TEXT,
    TOO_MANY_LINES
  }

  private final Reason reason;
  private final String detail;

  RosterException(Reason reason, String detail) {
    super(reason + (detail.isEmpty() ? "" : ": " + detail));
    this.reason = reason;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  /** The English heading of the column meant, or empty. */
  public String detail() {
    return detail;
  }
}
