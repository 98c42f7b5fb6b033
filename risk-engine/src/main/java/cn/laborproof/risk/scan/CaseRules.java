package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** complaints, cases, petitions and public opinion, their number and growth. */
final class CaseRules {

  private CaseRules() {}

  /** Of the events authorities record, those in which people speak up. */
  private static final Set<String> VOICES = Set.of("COURT_LABOUR_CASE", "PETITION", "OPINION");

  static Watch growing(Company company, RuleEntry entry) {
    return growing(
        company,
        entry,
        "filed_on",
        () -> {
          List<FactRow> cases = new ArrayList<>(company.rows(FactKind.COMPLAINTS));
          cases.addAll(company.rows(FactKind.ARBITRATIONS));
          return cases;
        });
  }

  /** 人社部发〔2022〕71号: court cases, petitions and public opinion. */
  static Watch voicesGrowing(Company company, RuleEntry entry) {
    return growing(
        company,
        entry,
        "happened_on",
        () ->
            company.rows(FactKind.OFFICIAL_EVENTS).stream()
                .filter(e -> VOICES.contains(e.required("kind")))
                .toList());
  }

  private static Watch growing(
      Company company, RuleEntry entry, String day, Supplier<List<FactRow>> all) {
    return Watch.atTheEnd(() -> {
      List<FactRow> cases = all.get();
      LocalDate today = company.asOf();
      LocalDate recent = today.minusDays(entry.number("days"));
      LocalDate before = recent.minusDays(entry.number("days"));
      List<FactRow> now = between(cases, day, recent, today);
      List<FactRow> then = between(cases, day, before, recent);
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

  /** On a day after the first day and not after the last. */
  private static List<FactRow> between(
      List<FactRow> cases, String day, LocalDate after, LocalDate last) {
    return cases.stream()
        .filter(c -> c.day(day).isAfter(after) && !c.day(day).isAfter(last))
        .toList();
  }
}
