package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Transitions;
import cn.laborproof.risk.warning.WarningState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A warning as kept.
 *
 * @param id identifier, also of its evidence stream {@code warning/<id>}
 * @param office the office that raised it
 * @param region administrative division (GB/T 2260)
 * @param employerCode 统一社会信用代码 of whom it is about
 * @param employerName registered name
 * @param scheme key of the scheme it was raised by
 * @param standing where it stood when this was read or written
 * @param discoveredAt when the first facts were discovered
 * @param raisedAt when it was raised here
 * @param bodies codes of all who were asked to take part so far
 */
record StoredWarning(
    UUID id,
    UUID office,
    String region,
    String employerCode,
    String employerName,
    String scheme,
    Standing standing,
    Instant discoveredAt,
    Instant raisedAt,
    List<String> bodies) {

  /**
   * What lists show of where a warning stands.
   *
   * @param state stable name
   * @param grade its level; empty when a correction left none
   * @param clock the running clock; empty when none runs
   * @param closedAt when it was closed
   */
  record Standing(
      String state, Optional<Grade> grade, Optional<Clock> clock, Optional<Instant> closedAt) {

    /** Where a state stands under its scheme. */
    static Standing of(WarningState state, Transitions rules) {
      return switch (state) {
        case WarningState.Unraised _ ->
            new Standing("not-raised", Optional.empty(), Optional.empty(), Optional.empty());
        case WarningState.Closed closed ->
            new Standing(
                "closed",
                Optional.of(Grade.of(closed.core().level(), rules)),
                Optional.empty(),
                Optional.of(closed.at()));
        case WarningState.Open open ->
            new Standing(
                code(open),
                Optional.of(Grade.of(open.core().level(), rules)),
                Optional.of(Clock.of(open, rules)),
                Optional.empty());
      };
    }

    private static String code(WarningState.Open open) {
      return switch (open) {
        case WarningState.Raised _ -> "raised";
        case WarningState.Reported _ -> "reported";
        case WarningState.Accepted _ -> "accepted";
        case WarningState.Handling _ -> "handling";
        case WarningState.Lifted _ -> "lifted";
        case WarningState.Escalated _ -> "escalated";
      };
    }
  }

  /** A level and how grave it is; severity 1 is the gravest whatever the level's number. */
  record Grade(int level, int severity) {
    static Grade of(int level, Transitions rules) {
      return new Grade(level, rules.scheme().level(level).severity());
    }
  }

  /**
   * A running clock.
   *
   * @param kind stable name
   * @param acts the administrative level that has to act, stable name
   * @param start when it began
   * @param due its last instant
   */
  record Clock(String kind, String acts, Instant start, Instant due) {
    static Clock of(WarningState.Open open, Transitions rules) {
      WarningState.Running running = open.clock();
      return new Clock(
          running.kind().code(),
          rules.acts(open).name().toLowerCase(java.util.Locale.ROOT),
          running.start(),
          running.end());
    }
  }

  StoredWarning at(Standing now) {
    return new StoredWarning(
        id,
        office,
        region,
        employerCode,
        employerName,
        scheme,
        now,
        discoveredAt,
        raisedAt,
        bodies);
  }
}
