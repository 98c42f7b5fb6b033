package cn.laborproof.signing.compliance;

import cn.laborproof.signing.template.ContractData;
import cn.laborproof.signing.template.ContractTemplate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Looks at a contract with every rule of a rule book. Pure: the same input gives the same findings.
 */
public final class ComplianceReview {
  private static final List<ContractCheck> CHECKS =
      List.of(
          new MandatoryClauses(),
          new TermDates(),
          new ProbationLength(),
          new PayFloor(),
          new WorkerAge(),
          new WorkingHours(),
          new SuspectWording());

  private final RuleBook rules;

  /** A review by these rules. */
  public ComplianceReview(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * All findings, the weightiest first, otherwise in the order of the contract.
   *
   * @param region administrative division of the employer (GB/T 2260)
   * @param today the day of the review in China
   */
  public List<Finding> review(
      ContractTemplate template, ContractData data, String region, LocalDate today) {
    var contract = new ReviewedContract(template, data, region, today, rules);
    return CHECKS.stream()
        .flatMap(check -> check.check(contract).stream())
        .sorted(Comparator.comparing(Finding::level))
        .toList();
  }

  /** The version of the rules. */
  public String ruleVersion() {
    return rules.version();
  }
}
