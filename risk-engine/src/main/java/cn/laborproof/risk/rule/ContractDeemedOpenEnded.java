package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.util.stream.Stream;

/** A full year without a written contract: deemed open-ended (LCL art 14 para 3). */
final class ContractDeemedOpenEnded implements Rule {

  @Override
  public String id() {
    return "contract-deemed-open-ended";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    int months = examination.entry().number("months");
    return examination
        .employments()
        .filter(e -> e.form() == EmploymentForm.DIRECT)
        .filter(e -> e.concludedBy(examination.asOf()).isEmpty())
        .filter(e -> examination.lastDayOf(e).isAfter(e.firstWorkingDay().plusMonths(months)))
        .map(e ->
            examination.about(
                e,
                Severity.BREACH,
                months + " months",
                Facts.of(e)
                    .date("year-ends-on", e.firstWorkingDay().plusMonths(months), e.source())
                    .pending(e)
                    .list()));
  }
}
