package cn.laborproof.risk.warning;

import java.util.Locale;

/** What somebody has to have done by a time. */
public enum ClockKind {
  /** Report the warning information upward; runs from the recorded discovery. */
  REPORT,
  /** Decide and issue, or not; runs from the report. */
  DECIDE,
  /** First report of handling; runs from the decision. */
  HANDLE,
  /** The next report of handling; runs from the one before, until the risk is gone. */
  FOLLOW_UP,
  /** A second person confirms that it is over; runs from the lifting. */
  CLOSE,
  /** The office above takes care of what was not done; runs from the escalation. */
  RESPOND;

  /** Stable name, for example {@code follow-up}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
