package cn.laborproof.risk.rule;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** All rules of this version, in the order in which an employer should read them. */
public final class RuleSet {

  private static final List<Rule> RULES =
      List.of(
          new ContractUnseenBreach(),
          new DoubleWageExposure(),
          new ContractDeemedOpenEnded(),
          new ContractExpired(),
          new DispatchShare(),
          new SealOverdue(),
          new ContractUnseenRemind(),
          new ContractExpiring(),
          new ContractPaperDeclared());

  private final RuleBook book;
  private final WorkingCalendar calendar;

  public RuleSet(RuleBook book, WorkingCalendar calendar) {
    this.book = book;
    this.calendar = calendar;
  }

  /** The stable keys of all rules. */
  public static List<String> ids() {
    return RULES.stream().map(Rule::id).toList();
  }

  /** Every finding on these facts. Costs one pass over the employments for each rule. */
  public Stream<Finding> examine(EmployerFacts facts, LocalDate asOf) {
    return RULES.stream()
        .flatMap(rule ->
            book.inForce(rule.id(), facts.region(), asOf).stream()
                .flatMap(e -> rule.apply(new Examination(facts, asOf, e, calendar))));
  }
}
