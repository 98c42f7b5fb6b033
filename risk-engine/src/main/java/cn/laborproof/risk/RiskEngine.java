package cn.laborproof.risk;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** From facts to findings. Stateless and safe for any number of threads. */
public final class RiskEngine {

  private final RuleSet rules;

  public RiskEngine(RuleBook book, WorkingCalendar calendar) {
    this.rules = new RuleSet(book, calendar);
  }

  /** The engine with the rule book and calendar shipped with this version. */
  public static RiskEngine shipped() {
    return new RiskEngine(RuleBook.national(), WorkingCalendar.china());
  }

  /**
   * Every finding about one employer on one day.
   *
   * @param asOf the day the question is asked for; facts after it are not looked at
   */
  public List<Finding> examine(EmployerFacts facts, LocalDate asOf) {
    return rules.examine(facts, asOf).toList();
  }

  /**
   * The rules of one region on one day, for whoever examines many employers there.
   *
   * @param leftOut keys of rules that are not asked
   */
  public RuleSet.InForce inForce(String region, LocalDate asOf, Set<String> leftOut) {
    return rules.inForce(region, asOf, leftOut);
  }
}
