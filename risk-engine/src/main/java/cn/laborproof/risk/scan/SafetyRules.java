package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What emergency management recorded about an employer: penalties, orders to stop, accidents. No
 * article of labour law names a number of them; they are a reason to look at protection at work,
 * never more than a reminder.
 */
final class SafetyRules {

  private static final String STOP = "EMERGENCY_STOP";
  private static final Set<String> PENALTIES = Set.of("EMERGENCY_PENALTY", STOP);
  private static final Set<String> ACCIDENTS = Set.of("EMERGENCY_ACCIDENT");

  private SafetyRules() {}

  /** Penalties and orders to stop; one that still holds is a reminder by itself. */
  static Watch penalties(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      List<FactRow> events = recent(company, entry, PENALTIES);
      if (events.size() < entry.number("least")) {
        return;
      }
      List<FactRow> holding =
          events.stream()
              .filter(e -> e.required("kind").equals(STOP))
              .filter(e -> !e.date("ended_on").orElse(LocalDate.MAX).isBefore(company.asOf()))
              .toList();
      FactList facts =
          new FactList()
              .number("safety-penalties", events.size(), "cases", Sources.of(events))
              .date("last-penalty-on", events.getLast().day("happened_on"), events.getLast());
      if (!holding.isEmpty()) {
        facts.number("stops-holding", holding.size(), "cases", Sources.of(holding));
      }
      found(company, entry, events, !holding.isEmpty(), facts);
    });
  }

  static Watch accidents(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      List<FactRow> events = recent(company, entry, ACCIDENTS);
      if (events.size() < entry.number("least")) {
        return;
      }
      FactList facts =
          new FactList()
              .number("work-accidents", events.size(), "cases", Sources.of(events))
              .date("last-accident-on", events.getLast().day("happened_on"), events.getLast());
      List<FactRow> told = events.stream().filter(e -> e.text("persons").isPresent()).toList();
      if (!told.isEmpty()) {
        facts.number(
            "accident-persons",
            told.stream().mapToLong(e -> Long.parseLong(e.required("persons"))).sum(),
            "persons",
            Sources.of(told));
      }
      found(company, entry, events, false, facts);
    });
  }

  private static void found(
      Company company, RuleEntry entry, List<FactRow> events, boolean holding, FactList facts) {
    boolean many = events.size() >= entry.number("remind-from");
    int bound = many ? entry.number("remind-from") : entry.number("least");
    company.find(
        entry,
        many || holding ? Severity.REMIND : Severity.NOTICE,
        company.id(),
        bound + (bound == 1 ? " case" : " cases"),
        facts);
  }

  /** Those of the last months up to the day of the scan, the earliest first. */
  private static List<FactRow> recent(Company company, RuleEntry entry, Set<String> kinds) {
    LocalDate since = company.asOf().minusMonths(entry.number("months"));
    return company.rows(FactKind.OFFICIAL_EVENTS).stream()
        .filter(e -> kinds.contains(e.required("kind")))
        .filter(e -> e.day("happened_on").isAfter(since))
        .filter(e -> !e.day("happened_on").isAfter(company.asOf()))
        .sorted(
            Comparator.<FactRow, LocalDate>comparing(e -> e.day("happened_on"))
                .thenComparing(e -> e.required("event")))
        .toList();
  }
}
