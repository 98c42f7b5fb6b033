package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.LocalDate;
import java.util.stream.Stream;

/** One calendar month has passed and no written contract is known here (LCL art 10). */
final class ContractUnseenBreach implements Rule {

  @Override
  public String id() {
    return "contract-unseen-breach";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    return examination
        .employments()
        .filter(e -> e.form() == EmploymentForm.DIRECT)
        .filter(e -> e.concludedBy(examination.asOf()).isEmpty())
        .filter(e -> examination.lastDayOf(e).isAfter(lastDay(examination, e)))
        .map(e ->
            examination.about(
                e,
                Severity.BREACH,
                examination.entry().number("months") + " month",
                Facts.of(e)
                    .date("month-ends-on", lastDay(examination, e), e.source())
                    .pending(e)
                    .list()));
  }

  private static LocalDate lastDay(Examination examination, Employment employment) {
    return examination
        .legalPeriod()
        .lastDayOfMonths(employment.firstWorkingDay(), examination.entry().number("months"));
  }
}
