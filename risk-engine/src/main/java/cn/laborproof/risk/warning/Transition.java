package cn.laborproof.risk.warning;

import java.util.Locale;

/** What an event does to a state. */
public sealed interface Transition {

  /** It leads to this state, which may be the one before. */
  record Moved(WarningState state) implements Transition {}

  /** It is not possible there; the state stays. */
  record Refused(Reason reason) implements Transition {}

  /** Why an act is not possible. */
  enum Reason {
    /** There is no warning yet. */
    NOT_RAISED,
    /** It is over. */
    CLOSED,
    /** Another act is due first, or this one is done already. */
    WRONG_STATE,
    /** The office is of too low a level. */
    TIER_TOO_LOW,
    /** There is no office above. */
    NO_OFFICE_ABOVE,
    /** The clock has run out, or was extended as often as allowed. */
    NO_EXTENSION,
    /** A report of handling is missing. */
    NOT_HANDLED,
    /** The enterprise has no notice yet. */
    NOTICE_NOT_SERVED,
    /** Who lifted it cannot be the second person. */
    SAME_PERSON;

    /** Stable name, for example {@code same-person}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
