package cn.laborproof.risk.rule;

import cn.laborproof.risk.calendar.LegalPeriod;
import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.AwaitedSeal;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What a rule is given: the facts, the day, its parameters in force, the calendar. */
record Examination(EmployerFacts facts, LocalDate asOf, RuleEntry entry, WorkingCalendar calendar) {

  Stream<Employment> employments() {
    return facts.employments().stream();
  }

  LegalPeriod legalPeriod() {
    return new LegalPeriod(calendar, entry.flag("extend-over-rest-days"));
  }

  /** The last day that counts: today, or the day on which the person left. */
  LocalDate lastDayOf(Employment employment) {
    return employment.lastWorkingDay().filter(last -> last.isBefore(asOf)).orElse(asOf);
  }

  Finding about(Employment employment, Severity severity, String threshold, List<Fact> facts) {
    return finding(employment.worker(), severity, threshold, facts);
  }

  Finding about(AwaitedSeal seal, Severity severity, String threshold, List<Fact> facts) {
    return finding(seal.worker(), severity, threshold, facts);
  }

  Finding aboutEmployer(Severity severity, String threshold, List<Fact> facts) {
    return finding(facts().employer(), severity, threshold, facts);
  }

  private Finding finding(String subject, Severity severity, String threshold, List<Fact> used) {
    return new Finding(
        entry.rule(),
        entry.version(),
        severity,
        facts.employer(),
        subject,
        asOf,
        entry.articles(),
        threshold,
        used);
  }
}
