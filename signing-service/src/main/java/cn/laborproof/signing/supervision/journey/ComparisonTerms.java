package cn.laborproof.signing.supervision.journey;

import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.signing.SigningRules;
import cn.laborproof.signing.signing.FaceComparison;
import cn.laborproof.signing.supervision.hub.RulesInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The rule about faces says whether they are kept: shipped, it keeps none; two people of an office
 * switch it on like any other bound (ADR 41), and after its days are over it is off by itself.
 */
@Component
final class ComparisonTerms implements FaceComparison {
  private final RulesInForce rules;
  private final Clock clock;

  ComparisonTerms(RulesInForce rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Optional<Terms> inForce(String region) {
    LocalDate today = JourneyJudgement.day(clock.instant());
    return rules
        .book()
        .inForce(SigningRules.SAME_FACE, region, today)
        .flatMap(entry -> terms(entry, today));
  }

  static Optional<Terms> terms(RuleEntry entry, LocalDate today) {
    int days = entry.number("keep-days");
    boolean over = !today.isBefore(entry.from().plusDays(entry.number("on-for-days")));
    return days == 0 || over
        ? Optional.empty()
        : Optional.of(new Terms(entry.version(), Duration.ofDays(days)));
  }
}
