package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** complaints and arbitration cases, their number and growth. */
final class CaseRules {

  private CaseRules() {}

  static Watch growing(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      List<FactRow> cases = new ArrayList<>(company.rows(FactKind.COMPLAINTS));
      cases.addAll(company.rows(FactKind.ARBITRATIONS));
      LocalDate today = company.asOf();
      LocalDate recent = today.minusDays(entry.number("days"));
      LocalDate before = recent.minusDays(entry.number("days"));
      List<FactRow> now = between(cases, recent, today);
      List<FactRow> then = between(cases, before, recent);
      if (now.size() >= entry.number("least")
          && (long) now.size() * 100 >= (long) then.size() * entry.number("growth-percent")) {
        company.find(
            entry,
            Severity.NOTICE,
            company.id(),
            entry.number("least") + " cases",
            new FactList()
                .number("recent-cases", now.size(), "cases", Sources.of(now))
                .number(
                    "earlier-cases",
                    then.size(),
                    "cases",
                    Sources.of(then.isEmpty() ? now : then)));
      }
    });
  }

  /** Filed after the first day and not after the last. */
  private static List<FactRow> between(List<FactRow> cases, LocalDate after, LocalDate last) {
    return cases.stream()
        .filter(c -> c.day("filed_on").isAfter(after) && !c.day("filed_on").isAfter(last))
        .toList();
  }
}
