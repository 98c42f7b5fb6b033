package cn.laborproof.risk.warning;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One level of a scheme.
 *
 * @param number as the source numbers it; whether 1 is the gravest differs between schemes
 * @param severity 1 for the gravest level of the scheme, growing as it gets milder
 * @param name how people call it
 * @param branches ways to match it, any one suffices
 * @param reports from which administrative level on information is reported upward
 * @param decides whose decision issues the warning
 * @param handles who handles it and reports about that
 * @param issuer who consults, decides and issues, as the source says
 * @param reportedTo whom it is reported to
 * @param response what is done at this level
 * @param clocks one for each kind
 * @param lifting what must be there before it can be lifted
 * @param closers how many different persons lift and close it: 1 or 2
 * @param closersSource where that number comes from
 */
public record Level(
    int number,
    int severity,
    Bilingual name,
    List<Branch> branches,
    Tier reports,
    Tier decides,
    Tier handles,
    Bilingual issuer,
    Bilingual reportedTo,
    Bilingual response,
    Map<ClockKind, ClockRule> clocks,
    Set<LiftCondition> lifting,
    int closers,
    String closersSource) {

  public Level {
    branches = List.copyOf(branches);
    clocks = Map.copyOf(new EnumMap<>(clocks));
    lifting = Set.copyOf(lifting);
    for (ClockKind kind : ClockKind.values()) {
      if (!clocks.containsKey(kind)) {
        throw new IllegalArgumentException("level " + number + " lacks the clock " + kind.code());
      }
    }
    if (closers < 1 || closers > 2) {
      throw new IllegalArgumentException("closers: " + closers + " (expected: 1 or 2)");
    }
  }

  /** The rule of a clock; there is one for each kind. */
  public ClockRule clock(ClockKind kind) {
    ClockRule rule = clocks.get(kind);
    if (rule == null) {
      throw new IllegalStateException("checked when made");
    }
    return rule;
  }

  /** Whether this level is graver than another of the same scheme. */
  public boolean graverThan(Level other) {
    return severity < other.severity;
  }

  /** The administrative level that has to act while this clock runs. */
  public Tier actsOn(ClockKind kind) {
    return switch (kind) {
      case REPORT -> reports;
      case DECIDE, CLOSE, RESPOND -> decides;
      case HANDLE, FOLLOW_UP -> handles;
    };
  }
}
