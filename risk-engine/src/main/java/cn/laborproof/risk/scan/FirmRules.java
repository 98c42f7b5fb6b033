package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Dispatch firms: licence, capital, annual report, ownership. D-01, D-02, D-03, D-12, D-15. */
final class FirmRules {

  private static final MonthDay REPORT_DUE = MonthDay.of(3, 31);

  private FirmRules() {}

  /** Sends workers without a licence that is valid today. */
  static Watch unlicensed(Company company, RuleEntry entry) {
    List<FactRow> licences = company.rows(FactKind.LICENCES);
    boolean valid = licences.stream().anyMatch(l -> l.isValidOn(company.asOf()));
    return new Watch() {
      private int persons;
      private final Sources lines = new Sources();

      @Override
      public void person(PersonCase person) {
        List<FactRow> sent = DispatchRules.running(person.rows(FactKind.DISPATCH), company);
        if (!valid && !sent.isEmpty()) {
          persons++;
          sent.forEach(lines::add);
        }
      }

      @Override
      public void finish() {
        if (persons > 0) {
          FactList facts = new FactList().number("dispatched-workers", persons, "persons", lines);
          licences.stream()
              .max(Comparator.comparing(l -> l.day("valid_to")))
              .ifPresent(l -> facts.date("licence-valid-to", l.day("valid_to"), l));
          company.find(entry, Severity.BREACH, company.id(), "1 valid licence", facts);
        }
      }
    };
  }

  static Watch capital(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      Money least = Money.ofYuan(entry.number("yuan"));
      for (FactRow licence : company.rows(FactKind.LICENCES)) {
        licence
            .money("registered_capital")
            .filter(c -> licence.isValidOn(company.asOf()) && c.compareTo(least) < 0)
            .ifPresent(c ->
                company.find(
                    entry,
                    Severity.BREACH,
                    company.id(),
                    least + " yuan",
                    new FactList().yuan("registered-capital", c, licence)));
      }
    });
  }

  /** The last valid licence ends soon; renewal is due sixty days before (LIC art 18). */
  static Watch expiring(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() ->
        company.rows(FactKind.LICENCES).stream()
            .max(Comparator.comparing(l -> l.day("valid_to")))
            .filter(l -> l.isValidOn(company.asOf()))
            .filter(
                l -> !company.asOf().isBefore(l.day("valid_to").minusDays(entry.number("days"))))
            .ifPresent(l ->
                company.find(
                    entry,
                    Severity.REMIND,
                    company.id(),
                    entry.number("days") + " days",
                    new FactList()
                        .date("licence-valid-to", l.day("valid_to"), l)
                        .number(
                            "days-left",
                            ChronoUnit.DAYS.between(company.asOf(), l.day("valid_to")),
                            "days",
                            l))));
  }

  /** LIC art 22: the report on a year is due by 31 March of the next. */
  static Watch report(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      boolean due = MonthDay.from(company.asOf()).isAfter(REPORT_DUE);
      int year = company.asOf().getYear() - (due ? 1 : 2);
      LocalDate limit = REPORT_DUE.atYear(year + 1);
      boolean reported =
          company.rows(FactKind.REPORTS).stream()
              .anyMatch(r ->
                  r.required("year").equals(Integer.toString(year))
                      && !r.day("reported_on").isAfter(company.asOf()));
      company.rows(FactKind.LICENCES).stream()
          .filter(l -> l.isValidOn(LocalDate.of(year, 12, 31)))
          .findFirst()
          .filter(_ -> !reported)
          .ifPresent(l ->
              company.find(
                  entry,
                  Severity.BREACH,
                  company.id(),
                  limit.toString(),
                  new FactList()
                      .text("report-year", Integer.toString(year), l)
                      .date("report-due-on", limit, l)
                      .date("licence-valid-to", l.day("valid_to"), l)));
    });
  }

  /** LCL art 67: a firm set up by the user unit or one it belongs to. */
  static Watch affiliated(Company company, RuleEntry entry) {
    return new Watch() {
      private final Map<String, Sources> users = new TreeMap<>();

      @Override
      public void person(PersonCase person) {
        for (FactRow sent : DispatchRules.running(person.rows(FactKind.DISPATCH), company)) {
          users.computeIfAbsent(sent.required("user"), _ -> new Sources()).add(sent);
        }
      }

      @Override
      public void finish() {
        users.forEach((user, lines) ->
            company
                .scan()
                .affiliations()
                .path(company.id(), user, company.asOf())
                .ifPresent(way -> {
                  boolean controllerOnly =
                      way.stream().anyMatch(l -> l.required("kind").equals("SAME_CONTROLLER"));
                  FactList facts =
                      new FactList()
                          .text("user-unit", user, lines)
                          .number("links", way.size(), "links", Sources.of(way));
                  company.find(
                      entry,
                      controllerOnly ? Severity.REMIND : Severity.BREACH,
                      user,
                      "0 links",
                      facts,
                      List.of(company.id(), user));
                }));
      }
    };
  }
}
