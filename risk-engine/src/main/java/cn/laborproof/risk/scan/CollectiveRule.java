package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A collective contract has ended and none of its kind is on record since. Nobody has to have one:
 * who never had one is not named, and where the end of one is not known nothing is said of its
 * kind.
 */
final class CollectiveRule {

  private CollectiveRule() {}

  static Watch lapsed(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      LocalDate day = company.asOf();
      TreeMap<String, List<FactRow>> kinds =
          company.rows(FactKind.COLLECTIVE_CONTRACTS).stream()
              .filter(row -> !row.day("concluded_on").isAfter(day))
              .collect(
                  Collectors.groupingBy(
                      row -> row.required("kind"), TreeMap::new, Collectors.toList()));
      List<FactRow> lapsed = new ArrayList<>();
      for (List<FactRow> rows : kinds.values()) {
        if (rows.stream().allMatch(row -> row.date("ends_on").isPresent())) {
          FactRow last =
              rows.stream()
                  .max(
                      Comparator.<FactRow, LocalDate>comparing(row -> row.day("ends_on"))
                          .thenComparing(row -> row.required("contract")))
                  .orElseThrow();
          if (isLapsed(last.day("ends_on"), day, entry)) {
            lapsed.add(last);
          }
        }
      }
      if (lapsed.isEmpty()) {
        return;
      }
      lapsed.sort(Comparator.comparing(row -> row.day("ends_on")));
      FactRow first = lapsed.getFirst();
      company.find(
          entry,
          Severity.NOTICE,
          company.id(),
          entry.number("days") + " days",
          new FactList()
              .number("lapsed-collective-contracts", lapsed.size(), "items", Sources.of(lapsed))
              .text("collective-contract", first.required("contract"), first)
              .date("collective-contract-ended-on", first.day("ends_on"), first)
              .number(
                  "days-since-lapse",
                  ChronoUnit.DAYS.between(first.day("ends_on"), day),
                  "days",
                  first));
    });
  }

  /** What ended long ago is history, as what ended just now is being negotiated. */
  private static boolean isLapsed(LocalDate end, LocalDate day, RuleEntry entry) {
    return day.isAfter(end.plusDays(entry.number("days")))
        && end.isAfter(day.minusMonths(entry.number("look-back-months")));
  }
}
