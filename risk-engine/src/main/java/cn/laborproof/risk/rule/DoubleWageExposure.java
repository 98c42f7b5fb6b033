package cn.laborproof.risk.rule;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the employer may owe for the time without a written contract: from the day after one month
 * to the day before signing, at most eleven months (LCL art 82, LCL-Reg arts 6 and 7). A contract
 * that was concluded late keeps its exposure.
 */
final class DoubleWageExposure implements Rule {

  @Override
  public String id() {
    return "double-wage-exposure";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    return examination
        .employments()
        .filter(e -> e.form() == EmploymentForm.DIRECT)
        .flatMap(e -> exposure(examination, e).stream());
  }

  private static Optional<Finding> exposure(Examination examination, Employment employment) {
    RuleEntry entry = examination.entry();
    LocalDate hired = employment.firstWorkingDay();
    LocalDate first =
        examination.legalPeriod().lastDayOfMonths(hired, entry.number("months")).plusDays(1);
    // To the day before a year is full (LCL-Reg art 7): from then on the contract is open-ended.
    LocalDate cap =
        hired.plusMonths((long) entry.number("months") + entry.number("max-months")).minusDays(1);
    LocalDate last = earliest(lastUnsignedDay(examination, employment), cap);
    if (last.isBefore(first)) {
      return Optional.empty();
    }
    return Optional.of(finding(examination, employment, first, last));
  }

  private static LocalDate lastUnsignedDay(Examination examination, Employment employment) {
    LocalDate lastDay = examination.lastDayOf(employment);
    return employment
        .firstConcluded(examination.asOf())
        .map(signed -> earliest(signed.minusDays(1), lastDay))
        .orElse(lastDay);
  }

  private static Finding finding(
      Examination examination, Employment employment, LocalDate first, LocalDate last) {
    Facts facts =
        Facts.of(employment)
            .date("exposure-from", first, employment.source())
            .date("exposure-to", last, employment.source())
            .days("exposure-days", ChronoUnit.DAYS.between(first, last) + 1, employment.source());
    employment.concludedBy(examination.asOf()).stream().findFirst().ifPresent(facts::contract);
    employment
        .monthlyWage()
        .ifPresent(wage -> addAmount(facts, examination, employment, wage, first, last));
    return examination.about(
        employment,
        Severity.BREACH,
        "at most " + examination.entry().number("max-months") + " months",
        facts.list());
  }

  private static void addAmount(
      Facts facts,
      Examination examination,
      Employment employment,
      Money wage,
      LocalDate first,
      LocalDate last) {
    DoubleWage due =
        DoubleWage.over(first, last, wage, examination.calendar())
            .atMost(wage.times(examination.entry().number("max-months"), 1));
    facts
        .days("exposure-working-days", due.workingDays(), employment.source())
        .yuan("monthly-wage", wage, employment.source())
        .yuan("exposure-amount", due.amount(), employment.source());
  }

  private static LocalDate earliest(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
