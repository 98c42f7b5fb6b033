package cn.laborproof.risk.rule;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    return inForce(facts.region(), asOf, Set.of()).examine(facts);
  }

  /**
   * The rules of one region on one day, for whoever examines many employers there.
   *
   * @param leftOut keys of rules that are not asked
   */
  public InForce inForce(String region, LocalDate asOf, Set<String> leftOut) {
    return new InForce(
        asOf,
        calendar,
        RULES.stream()
            .filter(rule -> !leftOut.contains(rule.id()))
            .flatMap(
                rule -> book.inForce(rule.id(), region, asOf).stream().map(e -> new Asked(rule, e)))
            .toList());
  }

  private record Asked(Rule rule, RuleEntry entry) {}

  /** Rules with the parameters of a region and a day. */
  public static final class InForce {

    private final LocalDate asOf;
    private final WorkingCalendar calendar;
    private final List<Asked> asked;

    private InForce(LocalDate asOf, WorkingCalendar calendar, List<Asked> asked) {
      this.asOf = asOf;
      this.calendar = calendar;
      this.asked = asked;
    }

    /**
     * Every finding on these facts.
     *
     * @param facts of an employer of the region
     */
    public Stream<Finding> examine(EmployerFacts facts) {
      return asked.stream()
          .flatMap(ask -> ask.rule().apply(new Examination(facts, asOf, ask.entry(), calendar)));
    }
  }
}
