package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.rule.RuleEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Other parameters for a rule.
 *
 * @param region leading digits of the division (GB/T 2260) they apply to
 * @param base version of the entry they were proposed against
 * @param version the version they became; empty until they are switched on
 * @param activation which change of all rules it was that was switched on; empty until then
 * @param parameters those that differ from the base's
 * @param from first day on which they apply
 * @param source where they come from, as shown to people
 * @param trial what the rule would have said, once that is known
 */
record RuleChange(
    UUID id,
    UUID office,
    String region,
    String rule,
    int base,
    Optional<Integer> version,
    Optional<Long> activation,
    Map<String, String> parameters,
    LocalDate from,
    String source,
    String reason,
    State state,
    By proposed,
    Optional<By> decided,
    String note,
    Progress progress,
    Optional<TrialReport> trial) {

  RuleChange {
    parameters = Map.copyOf(parameters);
  }

  /** Where a change stands. */
  enum State {
    /** Its dry run is under way. */
    TRYING,
    /** A second person may switch it on. */
    TRIED,
    /** It applies from its day on. */
    ACTIVE,
    /** The second person did not want it. */
    REFUSED,
    /** Whoever proposed it took it back. */
    WITHDRAWN;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isOpen() {
      return this == TRYING || this == TRIED;
    }
  }

  /** Who did something, and when. */
  record By(UUID account, String name, Instant at) {}

  /** Employers the dry run has looked at, of how many. */
  record Progress(long done, long total) {}

  /** The entry it is, or would be, in the rule book. */
  RuleEntry entry(RuleEntry base, int number) {
    Map<String, String> all = new HashMap<>(base.parameters());
    all.putAll(parameters);
    return new RuleEntry(
        rule, number, from, Optional.empty(), region, base.articles(), source, all);
  }
}
