package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * No written contract known here some days after the first working day: the month is running out.
 */
final class ContractUnseenRemind implements Rule {

  @Override
  public String id() {
    return "contract-unseen-remind";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    int days = examination.entry().number("days");
    return examination
        .employments()
        .filter(e -> e.form() == EmploymentForm.DIRECT && e.isActiveOn(examination.asOf()))
        .filter(e -> e.concludedBy(examination.asOf()).isEmpty())
        .filter(e -> !examination.asOf().isBefore(e.firstWorkingDay().plusDays(days)))
        // From the day after the month on, the breach rule speaks.
        .filter(e -> !examination.asOf().isAfter(e.firstWorkingDay().plusMonths(1)))
        .map(e -> finding(examination, e, days));
  }

  private static Finding finding(Examination examination, Employment employment, int days) {
    long passed = ChronoUnit.DAYS.between(employment.firstWorkingDay(), examination.asOf());
    return examination.about(
        employment,
        Severity.REMIND,
        days + " days",
        Facts.of(employment)
            .days("days-since-first-working-day", passed, employment.source())
            .date("month-ends-on", employment.firstWorkingDay().plusMonths(1), employment.source())
            .pending(employment)
            .list());
  }
}
