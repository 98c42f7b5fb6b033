package cn.laborproof.risk.warning;

import java.time.Instant;

/** Where a warning stands. */
public sealed interface WarningState {

  /**
   * What is known, and no level matches.
   *
   * @param situation facts so far
   */
  record Unraised(Situation situation) implements WarningState {}

  /** Somebody has to do something, and a clock runs. */
  sealed interface Open extends WarningState {
    Core core();

    Running clock();
  }

  /** What is not escalated: the clock is that of the one who has to act in the first place. */
  sealed interface Pending extends Open {
    /** The same with other facts or another clock. */
    Pending with(Core core, Running clock);
  }

  /** Raised: the information is to be reported upward. */
  record Raised(Core core, Running clock) implements Pending {
    @Override
    public Raised with(Core other, Running running) {
      return new Raised(other, running);
    }
  }

  /** Reported upward: it is to be decided. */
  record Reported(Core core, Running clock) implements Pending {
    @Override
    public Reported with(Core other, Running running) {
      return new Reported(other, running);
    }
  }

  /** Accepted and issued: a first report of handling is due. */
  record Accepted(Core core, Running clock) implements Pending {
    @Override
    public Accepted with(Core other, Running running) {
      return new Accepted(other, running);
    }
  }

  /** Being handled: followed until the risk is gone. */
  record Handling(Core core, Running clock) implements Pending {
    @Override
    public Handling with(Core other, Running running) {
      return new Handling(other, running);
    }
  }

  /**
   * One person says it is over; another has to agree.
   *
   * @param lifter who said so
   * @param before where it stood
   */
  record Lifted(Core core, Running clock, WarningEvent.Ground ground, String lifter, Pending before)
      implements Pending {
    @Override
    public Lifted with(Core other, Running running) {
      return new Lifted(other, running, ground, lifter, before);
    }
  }

  /**
   * The office above was told; what was to be done is still to be done.
   *
   * @param from where it stood, with the clock that was running
   * @param to the administrative level told
   * @param since when
   * @param byHand whether somebody asked, rather than a clock
   * @param clock until when the office above has to see to it
   */
  record Escalated(Pending from, Tier to, Instant since, boolean byHand, Running clock)
      implements Open {
    @Override
    public Core core() {
      return from.core();
    }
  }

  /**
   * Over.
   *
   * @param at when
   */
  record Closed(Core core, WarningEvent.Ground ground, Instant at) implements WarningState {}

  /**
   * What goes with a warning through all its states.
   *
   * @param level number of its level
   * @param situation facts so far
   * @param discovered when the facts that gave it this level were discovered
   * @param reports of handling since
   * @param noticeServed whether the enterprise has its notice
   */
  record Core(
      int level, Situation situation, Instant discovered, int reports, boolean noticeServed) {

    Core with(Situation more) {
      return new Core(level, more, discovered, reports, noticeServed);
    }

    Core handled() {
      return new Core(level, situation, discovered, reports + 1, noticeServed);
    }

    Core served() {
      return new Core(level, situation, discovered, reports, true);
    }
  }

  /**
   * A running clock.
   *
   * @param start the event it runs from
   * @param extended how often it was given more time
   * @param end the last instant in time
   */
  record Running(ClockKind kind, Instant start, int extended, Instant end) {
    /** Whether it has run out: at its very end it has not. */
    public boolean isOver(Instant now) {
      return now.isAfter(end);
    }
  }
}
