package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The person works on after the term has ended and no new written contract is known here. */
final class ContractExpired implements Rule {

  @Override
  public String id() {
    return "contract-expired";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    return examination
        .employments()
        .filter(e -> e.isActiveOn(examination.asOf()))
        .flatMap(e ->
            e.current(examination.asOf()).stream()
                .filter(c -> c.endsOn().map(examination.asOf()::isAfter).orElse(false))
                .map(c -> finding(examination, e, c)));
  }

  private static Finding finding(
      Examination examination, Employment employment, WrittenContract contract) {
    long over = ChronoUnit.DAYS.between(contract.endsOn().orElseThrow(), examination.asOf());
    return examination.about(
        employment,
        Severity.BREACH,
        "0 days",
        Facts.of(employment)
            .contract(contract)
            .days("days-since-end", over, contract.reference())
            .pending(employment)
            .list());
  }
}
