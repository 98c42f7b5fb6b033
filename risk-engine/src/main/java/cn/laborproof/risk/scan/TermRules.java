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
import java.util.Optional;

/** Terms and probation of written contracts: C-08, C-09, C-17 and frequent short contracts. */
final class TermRules {

  private TermRules() {}

  /** LCL art 19: the longest probation for the term, nothing below three months or for a task. */
  static Watch probationTooLong(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      for (FactRow contract : concluded(person)) {
        Optional<LocalDate> ends = contract.date("probation_ends_on");
        int allowed = allowedMonths(contract, entry);
        LocalDate starts = contract.day("starts_on");
        LocalDate last =
            allowed == 0 ? starts.minusDays(1) : ScanContext.lastDayOf(starts, allowed);
        if (ends.isPresent() && ends.get().isAfter(last)) {
          FactList facts =
              new FactList()
                  .date("contract-starts-on", starts, contract)
                  .date("probation-ends-on", ends.get(), contract)
                  .number("probation-months-allowed", allowed, "months", contract);
          contract.date("ends_on").ifPresent(d -> facts.date("contract-ends-on", d, contract));
          company.find(entry, Severity.BREACH, person.person(), allowed + " months", facts);
        }
      }
    });
  }

  private static int allowedMonths(FactRow contract, RuleEntry entry) {
    return switch (contract.required("kind")) {
      case "TASK" -> 0;
      case "OPEN_ENDED" -> entry.number("most-months");
      default -> {
        LocalDate starts = contract.day("starts_on");
        LocalDate ends = contract.day("ends_on");
        if (ends.isBefore(ScanContext.lastDayOf(starts, entry.number("short-term-months")))) {
          yield 0;
        }
        if (ends.isBefore(ScanContext.lastDayOf(starts, entry.number("middle-term-months")))) {
          yield entry.number("short-months");
        }
        yield ends.isBefore(ScanContext.lastDayOf(starts, entry.number("long-term-months")))
            ? entry.number("middle-months")
            : entry.number("most-months");
      }
    };
  }

  /** LCL art 19: one probation for one employer and one worker. */
  static Watch probationTwice(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      List<FactRow> probations =
          once(
              concluded(person).stream()
                  .filter(c -> c.date("probation_ends_on").isPresent())
                  .toList());
      if (probations.size() > 1) {
        FactRow second = probations.getLast();
        company.find(
            entry,
            Severity.BREACH,
            person.person(),
            "1 probation",
            new FactList()
                .number("probations", probations.size(), "times", Sources.of(probations))
                .date("contract-starts-on", second.day("starts_on"), second));
      }
    });
  }

  /** A contract that was entered again with another start is one contract. */
  private static List<FactRow> once(List<FactRow> contracts) {
    List<FactRow> once = new ArrayList<>();
    for (FactRow contract : contracts) {
      if (once.stream().noneMatch(earlier -> earlier.isLikelySameContract(contract))) {
        once.add(contract);
      }
    }
    return once;
  }

  /** LCL art 20: not below 80 % of the contract pay and not below the minimum wage. */
  static Watch probationPay(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      for (FactRow contract : concluded(person)) {
        Optional<Money> pay = contract.money("probation_wage");
        if (pay.isEmpty()) {
          continue;
        }
        int percent = entry.number("percent");
        Optional<Money> full = contract.money("monthly_wage");
        LocalDate starts = contract.day("starts_on");
        Optional<FactRow> minimum =
            company.scan().standard("MINIMUM_MONTHLY_WAGE", company.region(starts), starts);
        boolean belowShare = full.map(f -> pay.get().fen() * 100 < f.fen() * percent).orElse(false);
        boolean belowMinimum =
            minimum
                .flatMap(m -> m.money("value"))
                .map(m -> pay.get().compareTo(m) < 0)
                .orElse(false);
        if (belowShare || belowMinimum) {
          FactList facts = new FactList().yuan("probation-pay", pay.get(), contract);
          full.ifPresent(f -> facts.yuan("contract-pay", f, contract));
          minimum.ifPresent(
              m -> facts.yuan("minimum-wage", m.money("value").orElse(Money.ZERO), m));
          company.find(
              entry,
              Severity.BREACH,
              person.person(),
              belowShare ? percent + " %" : "minimum wage",
              facts);
        }
      }
    });
  }

  /**
   * LCL art 14 para 2 no 3: after two consecutive fixed terms an open-ended one can be asked for.
   */
  static Watch twoFixedTerms(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      List<FactRow> run = new ArrayList<>();
      for (FactRow contract : concluded(person)) {
        // LCL art 97: counted from the renewal of contracts after the law came into force.
        if (!contract.required("kind").equals("FIXED")
            || contract.day("starts_on").isBefore(entry.from())) {
          run.clear();
          continue;
        }
        if (!run.isEmpty()
            && contract
                .day("starts_on")
                .isAfter(run.getLast().day("ends_on").plusDays(entry.number("gap-days")))) {
          run.clear();
        }
        run.add(contract);
      }
      if (run.size() < 2) {
        return;
      }
      FactRow last = run.getLast();
      LocalDate ends = last.day("ends_on");
      boolean third = run.size() > 2;
      boolean soon =
          !company.asOf().isAfter(ends)
              && !company.asOf().isBefore(ends.minusDays(entry.number("remind-days")));
      if (third || soon) {
        company.find(
            entry,
            third ? Severity.BREACH : Severity.REMIND,
            person.person(),
            "2 terms",
            new FactList()
                .number("fixed-terms", run.size(), "times", Sources.of(run))
                .date("contract-ends-on", ends, last));
      }
    });
  }

  /** Many short contracts with one person in a row of months: a platform parameter. */
  static Watch shortContracts(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      LocalDate since = company.asOf().minusMonths(entry.number("within-months"));
      List<FactRow> few =
          concluded(person).stream()
              .filter(c -> c.required("kind").equals("FIXED"))
              .filter(c -> !c.day("starts_on").isBefore(since))
              .filter(c ->
                  !c.day("ends_on")
                      .isAfter(
                          ScanContext.lastDayOf(c.day("starts_on"), entry.number("short-months"))))
              .toList();
      if (few.size() >= entry.number("contracts")) {
        company.find(
            entry,
            Severity.NOTICE,
            person.person(),
            entry.number("contracts") + " contracts",
            new FactList()
                .number("short-contracts", few.size(), "times", Sources.of(few))
                .date("contract-starts-on", few.getFirst().day("starts_on"), few.getFirst())
                .date("contract-ends-on", few.getLast().day("ends_on"), few.getLast()));
      }
    });
  }

  private static List<FactRow> concluded(PersonCase person) {
    LocalDate asOf = person.company().asOf();
    return person.rows(FactKind.CONTRACTS).stream()
        .filter(c -> !c.day("concluded_on").isAfter(asOf))
        .sorted(Comparator.comparing(c -> c.day("starts_on")))
        .toList();
  }
}
