package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** social insurance of own full-time employees. */
final class InsuranceRules {

  private InsuranceRules() {}

  /** 社会保险法 art 58: registered within thirty days of the first working day. */
  static Watch notRegistered(Company company, RuleEntry entry) {
    Optional<Company.Insured> known = company.insured();
    return Watch.eachPerson(person -> {
      for (FactRow employment : full(person)) {
        LocalDate first = employment.day("first_working_day");
        LocalDate limit = first.plusDays(entry.number("days"));
        LocalDate last = employment.date("last_working_day").orElse(LocalDate.MAX);
        boolean passed = company.asOf().isAfter(limit) && last.isAfter(limit);
        // A register that was delivered to a month before the limit cannot tell whether the person
        // was registered.
        boolean covered = known.map(m -> !m.last().isBefore(YearMonth.from(limit))).orElse(false);
        boolean began = known.map(m -> !last.isBefore(m.first().atDay(1))).orElse(false);
        boolean insured =
            person.rows(FactKind.INSURANCE).stream()
                .anyMatch(i -> !i.month().isBefore(YearMonth.from(first)));
        if (passed && covered && began && !insured) {
          company.find(
              entry,
              Severity.BREACH,
              person.person(),
              entry.number("days") + " days",
              new FactList()
                  .date("first-working-day", first, employment)
                  .date("registration-due-on", limit, employment)
                  .number(
                      "days-since-first-working-day",
                      ChronoUnit.DAYS.between(first, company.asOf()),
                      "days",
                      employment));
        }
      }
    });
  }

  /**
   * Months in a row without payment. How many make an anomaly is not fixed nationally: a parameter.
   */
  static Watch anomaly(Company company, RuleEntry entry) {
    Optional<Company.Insured> known = company.insured();
    return Watch.eachPerson(person -> {
      List<FactRow> insured = person.rows(FactKind.INSURANCE);
      if (insured.isEmpty()) {
        return;
      }
      Map<YearMonth, FactRow> byMonth =
          insured.stream().collect(Collectors.toMap(FactRow::month, i -> i, (first, _) -> first));
      for (FactRow employment : full(person)) {
        List<YearMonth> gap = lastGap(known, employment, byMonth);
        if (gap.size() >= entry.number("months")) {
          Sources lines = Sources.of(employment);
          gap.stream().map(byMonth::get).filter(r -> r != null).forEach(lines::add);
          company.find(
              entry,
              Severity.REMIND,
              person.person(),
              entry.number("months") + " months",
              new FactList()
                  .number("months-without-insurance", gap.size(), "months", lines)
                  .text("gap-from", gap.getFirst().toString(), lines)
                  .text("gap-to", gap.getLast().toString(), lines));
        }
      }
    });
  }

  /** The latest run of whole months worked that are unpaid or not there. */
  private static List<YearMonth> lastGap(
      Optional<Company.Insured> known, FactRow employment, Map<YearMonth, FactRow> byMonth) {
    YearMonth first = YearMonth.from(employment.day("first_working_day")).plusMonths(1);
    YearMonth begin = known.map(Company.Insured::first).orElse(first);
    YearMonth end = known.map(Company.Insured::last).orElse(first.minusMonths(1));
    YearMonth left =
        employment.date("last_working_day").map(d -> YearMonth.from(d).minusMonths(1)).orElse(end);
    YearMonth from = first.isAfter(begin) ? first : begin;
    YearMonth to = left.isBefore(end) ? left : end;
    List<YearMonth> longest = List.of();
    List<YearMonth> run = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      FactRow row = byMonth.get(month);
      if (row == null || row.required("status").equals("UNPAID")) {
        run.add(month);
        longest = run.size() >= longest.size() ? List.copyOf(run) : longest;
      } else {
        run.clear();
      }
    }
    return longest;
  }

  private static List<FactRow> full(PersonCase person) {
    return person.rows(FactKind.EMPLOYMENTS).stream()
        .filter(e -> e.required("form").equals("DIRECT"))
        .toList();
  }
}
