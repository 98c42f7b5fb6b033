package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a dispatch firm owes the people it sends: D-04, D-05, D-06, D-07, D-13, D-14. */
final class DispatchRules {

  private DispatchRules() {}

  static List<FactRow> running(List<FactRow> rows, Company company) {
    // Nearly everybody is sent nowhere.
    return rows.isEmpty() ? rows : rows.stream().filter(r -> r.runsOn(company.asOf())).toList();
  }

  /** LCL art 58: fixed terms of two years at least. */
  static Watch contractShort(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      List<FactRow> sent = running(person.rows(FactKind.DISPATCH), company);
      if (sent.isEmpty()) {
        return;
      }
      for (FactRow contract : running(person.rows(FactKind.CONTRACTS), company)) {
        LocalDate starts = contract.day("starts_on");
        boolean task = contract.required("kind").equals("TASK");
        boolean brief =
            contract.required("kind").equals("FIXED")
                && contract
                    .day("ends_on")
                    .isBefore(ScanContext.lastDayOf(starts, entry.number("months")));
        if (task || brief) {
          FactList facts =
              new FactList()
                  .text("user-unit", sent.getFirst().required("user"), sent.getFirst())
                  .date("contract-starts-on", starts, contract);
          contract.date("ends_on").ifPresent(d -> facts.date("contract-ends-on", d, contract));
          company.find(
              entry, Severity.BREACH, person.person(), entry.number("months") + " months", facts);
        }
      }
    });
  }

  /** 劳务派遣暂行规定 art 7, LCL art 59: a continuous period is not split into short terms. */
  static Watch splitTerms(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      Map<String, List<FactRow>> byUser =
          person.rows(FactKind.DISPATCH).stream()
              .sorted(Comparator.comparing(r -> r.day("starts_on")))
              .collect(
                  Collectors.groupingBy(
                      r -> r.required("user"), TreeMap::new, Collectors.toList()));
      byUser.forEach((user, rows) -> {
        List<FactRow> run = new ArrayList<>();
        for (FactRow row : rows) {
          boolean brief =
              row.date("ends_on")
                  .map(e ->
                      !e.isAfter(
                          ScanContext.lastDayOf(
                              row.day("starts_on"), entry.number("short-months"))))
                  .orElse(false);
          boolean follows =
              run.isEmpty()
                  || !row.day("starts_on")
                      .isAfter(run.getLast().day("ends_on").plusDays(entry.number("gap-days")));
          if (!brief || !follows) {
            run.clear();
          }
          if (brief) {
            run.add(row);
          }
        }
        if (run.size() >= entry.number("terms")) {
          company.find(
              entry,
              Severity.REMIND,
              person.person(),
              entry.number("terms") + " terms",
              new FactList()
                  .text("user-unit", user, run.getFirst())
                  .number("split-terms", run.size(), "times", Sources.of(run)));
        }
      });
    });
  }

  /** LCL art 60: neither side charges the worker. */
  static Watch charge(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      for (FactRow sent : running(person.rows(FactKind.DISPATCH), company)) {
        sent.money("charged_to_worker")
            .filter(m -> m.compareTo(Money.ZERO) > 0)
            .ifPresent(m ->
                company.find(
                    entry,
                    Severity.BREACH,
                    person.person(),
                    "0 yuan",
                    new FactList()
                        .text("user-unit", sent.required("user"), sent)
                        .yuan("charged-amount", m, sent)));
      }
    });
  }

  /** LCL art 61, 劳务派遣暂行规定 arts 18–19: insured where the user unit is. */
  static Watch insuranceElsewhere(Company company, RuleEntry entry) {
    int digits = entry.number("region-digits");
    return Watch.eachPerson(person -> {
      for (FactRow sent : running(person.rows(FactKind.DISPATCH), company)) {
        if (sent.text("workplace_region").isEmpty()) {
          continue;
        }
        String place = sent.required("workplace_region");
        person.rows(FactKind.INSURANCE).stream()
            .filter(
                i -> i.text("region").isPresent() && !i.month().atDay(1).isAfter(company.asOf()))
            .filter(i -> !i.month().atEndOfMonth().isBefore(sent.day("starts_on")))
            .max(Comparator.comparing(FactRow::month))
            .filter(
                i -> !i.required("region").substring(0, digits).equals(place.substring(0, digits)))
            .ifPresent(i ->
                company.find(
                    entry,
                    Severity.BREACH,
                    person.person(),
                    "same " + digits + " digits",
                    new FactList()
                        .text("user-unit", sent.required("user"), sent)
                        .text("workplace-region", place, sent)
                        .text("insurance-region", i.required("region"), i)));
      }
    });
  }

  /** LCL-Reg art 30: no part-time dispatch. */
  static Watch partTime(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      for (FactRow sent : running(person.rows(FactKind.DISPATCH), company)) {
        if (sent.text("hours_form").filter("PART_TIME"::equals).isPresent()) {
          company.find(
              entry,
              Severity.BREACH,
              person.person(),
              "full time",
              new FactList()
                  .text("user-unit", sent.required("user"), sent)
                  .text("hours-form", "PART_TIME", sent));
        }
      }
    });
  }

  /** 劳务派遣暂行规定 art 12: the grounds on which a user unit may send a worker back. */
  static Watch returned(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      for (FactRow sent : person.rows(FactKind.DISPATCH)) {
        boolean other = sent.text("return_reason").filter("OTHER"::equals).isPresent();
        boolean ended = sent.date("ends_on").map(d -> !d.isAfter(company.asOf())).orElse(false);
        if (other && ended) {
          company.find(
              entry,
              Severity.REMIND,
              person.person(),
              "LCL 40(3), 41; closure; end of agreement",
              new FactList()
                  .text("user-unit", sent.required("user"), sent)
                  .date("returned-on", sent.day("ends_on"), sent));
        }
      }
    });
  }
}
