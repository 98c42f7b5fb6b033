package cn.laborproof.risk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.AwaitedSeal;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.rule.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The bounds of the sealing clock: its last day, the day after, the day the seal came. */
class SealOverdueTest {

  private static final LocalDate SIGNED = LocalDate.of(2026, 11, 16);
  private static final LocalDate SEAL_BY = LocalDate.of(2026, 11, 19);

  private final RiskEngine engine = RiskEngine.shipped();

  @Test
  void stays_silent_on_the_last_day_and_speaks_on_the_day_after() {
    assertThat(examine(waiting(), SEAL_BY)).isEmpty();
    assertThat(examine(waiting(), SEAL_BY.plusDays(1)))
        .singleElement()
        .extracting(Finding::rule, Finding::severity, Finding::ruleVersion)
        .containsExactly("seal-overdue", Severity.REMIND, 1);
  }

  @Test
  void names_worker_article_threshold_and_facts_with_where_they_can_be_opened() {
    Finding finding = examine(waiting(), SEAL_BY.plusDays(12)).getFirst();

    assertThat(finding.subject()).isEqualTo("w");
    assertThat(finding.articles()).containsExactly("劳动合同法 第16条");
    assertThat(finding.threshold()).isEqualTo("2026-11-19");
    assertThat(finding.facts())
        .containsExactly(
            new Fact("worker-signed-on", "2026-11-16", "date", "contract/1"),
            new Fact("seal-due-on", "2026-11-19", "date", "contract/1"),
            new Fact("days-since-seal-due", "12", "days", "contract/1"));
    assertThat(Explanation.of(finding, Locale.CHINESE).sentence())
        .contains("2026-11-16", "2026-11-19", "12 天")
        .doesNotContain("{", "违法");
  }

  @Test
  void is_over_on_the_day_the_seal_came_and_was_there_until_the_day_before() {
    LocalDate came = SEAL_BY.plusDays(5);
    AwaitedSeal late = new AwaitedSeal("contract/1", "w", SIGNED, SEAL_BY, Optional.of(came));
    assertThat(examine(late, came)).isEmpty();
    assertThat(examine(late, came.minusDays(1))).hasSize(1);
  }

  @Test
  void does_not_see_a_signature_that_came_after_the_day_asked_for() {
    assertThat(waiting().isMissingOn(SIGNED.minusDays(1))).isFalse();
    assertThat(waiting().isMissingOn(SIGNED)).isTrue();
  }

  @Test
  void waits_as_many_days_longer_as_the_rule_book_says() {
    Properties later = new Properties();
    later.putAll(Map.of("seal-overdue.v2.after-days", "7"));
    var patient = new RiskEngine(RuleBook.of(later), WorkingCalendar.china());
    assertThat(patient.examine(facts(waiting()), SEAL_BY.plusDays(7))).isEmpty();
    assertThat(patient.examine(facts(waiting()), SEAL_BY.plusDays(8))).hasSize(1);
  }

  private static AwaitedSeal waiting() {
    return new AwaitedSeal("contract/1", "w", SIGNED, SEAL_BY, Optional.empty());
  }

  private List<Finding> examine(AwaitedSeal seal, LocalDate asOf) {
    return engine.examine(facts(seal), asOf);
  }

  /** Nobody on the roster: who signs may not be on it yet. */
  private static EmployerFacts facts(AwaitedSeal seal) {
    return new EmployerFacts("91350100M000100Y43", "350100", List.of(), List.of(seal));
  }
}
