package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** A fixed term ends soon and no later contract is known. */
final class ContractExpiring implements Rule {

  @Override
  public String id() {
    return "contract-expiring";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    return examination
        .employments()
        .filter(e -> e.isActiveOn(examination.asOf()))
        .flatMap(
            e -> e.current(examination.asOf()).stream().flatMap(c -> remind(examination, e, c)));
  }

  private static Stream<Finding> remind(
      Examination examination, Employment employment, WrittenContract contract) {
    Optional<LocalDate> endsOn = contract.endsOn();
    if (endsOn.isEmpty()) {
      return Stream.empty();
    }
    long left = ChronoUnit.DAYS.between(examination.asOf(), endsOn.get());
    int firstDays = examination.entry().number("first-days");
    int secondDays = examination.entry().number("second-days");
    if (left < 0 || left > firstDays) {
      return Stream.empty();
    }
    boolean urgent = left <= secondDays;
    return Stream.of(
        examination.about(
            employment,
            urgent ? Severity.REMIND : Severity.NOTICE,
            (urgent ? secondDays : firstDays) + " days",
            Facts.of(employment)
                .contract(contract)
                .days("days-left", left, contract.reference())
                .list()));
  }
}
