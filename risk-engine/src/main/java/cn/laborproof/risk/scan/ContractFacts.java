package cn.laborproof.risk.scan;

import cn.laborproof.risk.RiskEngine;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * on files: the very rules the service runs, given the employments and contracts of a
 * person.
 */
final class ContractFacts {

  /** On files a registered paper contract is a contract, and dispatch has rules of its own. */
  private static final Set<String> LEFT_OUT = Set.of("contract-paper-declared", "dispatch-share");

  /** Read once: a service judges one employer after the other. */
  private static final RiskEngine ENGINE = RiskEngine.shipped();

  private final Set<String> leftOut;
  private final Map<String, RuleSet.InForce> byRegion = new HashMap<>();

  /**
   * @param asked whether a rule is asked, by its key
   */
  ContractFacts(Predicate<String> asked) {
    Set<String> notAsked = new HashSet<>(LEFT_OUT);
    RuleSet.ids().stream().filter(Predicate.not(asked)).forEach(notAsked::add);
    this.leftOut = Set.copyOf(notAsked);
  }

  void examine(PersonCase person) {
    Company company = person.company();
    List<FactRow> employments = person.rows(FactKind.EMPLOYMENTS);
    if (employments.isEmpty()
        || !company.scan().has(FactKind.CONTRACTS)
        || !company.contractsAreKnown()) {
      return;
    }
    List<Employment> facts = new ArrayList<>();
    for (FactRow row : employments) {
      facts.add(employment(person, row));
    }
    byRegion
        .computeIfAbsent(
            company.region(), region -> ENGINE.inForce(region, company.asOf(), leftOut))
        .examine(new EmployerFacts(company.id(), company.region(), facts, List.of()))
        .forEach(f -> company.scan().report(new Found(f, List.of(), List.of())));
  }

  private static Employment employment(PersonCase person, FactRow row) {
    return new Employment(
        row.source(),
        person.person(),
        EmploymentForm.valueOf(row.required("form")),
        row.day("first_working_day"),
        row.money("monthly_wage"),
        row.date("last_working_day"),
        person.rows(FactKind.CONTRACTS).stream()
            .filter(c -> belongs(c, row))
            .map(ContractFacts::contract)
            .toList(),
        Optional.empty());
  }

  /** A contract belongs to the employment its term touches; one signed late covers it as well. */
  private static boolean belongs(FactRow contract, FactRow employment) {
    LocalDate last = employment.date("last_working_day").orElse(LocalDate.MAX);
    LocalDate ends = contract.date("ends_on").orElse(LocalDate.MAX);
    return !contract.day("starts_on").isAfter(last)
        && !ends.isBefore(employment.day("first_working_day"));
  }

  private static WrittenContract contract(FactRow row) {
    LocalDate concluded = row.day("concluded_on");
    LocalDate starts = row.day("starts_on");
    Optional<LocalDate> ends = row.date("ends_on");
    return row.text("medium").filter("PAPER"::equals).isPresent()
        ? new WrittenContract.PaperDeclared(row.source(), concluded, starts, ends)
        : new WrittenContract.Electronic(row.source(), concluded, starts, ends);
  }
}
