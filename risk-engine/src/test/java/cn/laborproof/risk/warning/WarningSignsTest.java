package cn.laborproof.risk.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.CompanyScan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What findings tell of the situation that schemes grade. */
class WarningSignsTest {

  private final WarningSigns signs = WarningSigns.shipped();
  private final Scheme beijing = WarningBook.shipped().find("beijing/1").orElseThrow();

  @Test
  void people_who_left_are_told_as_terminated_and_reach_the_bounds_of_the_scheme() {
    Situation fifty = signs.situation(List.of(left("50", "400")));
    assertThat(fifty.values())
        .isEqualTo(Map.of(WarningFact.TERMINATED, 50L, WarningFact.WORKFORCE, 400L));
    assertThat(beijing.assess(fifty).level().orElseThrow().number()).isEqualTo(2);
    assertThat(beijing.assess(signs.situation(List.of(left("19", "191")))).level()).isEmpty();
  }

  @Test
  void arrears_of_a_group_are_told_as_a_hidden_danger_with_people_and_whole_yuan() {
    Situation owed = signs.situation(List.of(arrears("12", "60000.99")));
    assertThat(owed.value(WarningFact.GROUP_EVENT))
        .contains(WarningFact.GROUP_EVENT.parse("hidden-danger"));
    assertThat(owed.value(WarningFact.CONCERNED)).contains(12L);
    assertThat(owed.value(WarningFact.OWED)).contains(60_000L);
    assertThat(beijing.assess(owed).level().orElseThrow().number()).isEqualTo(3);
  }

  @Test
  void values_of_two_findings_are_never_added_up_and_other_rules_tell_nothing() {
    Situation both = signs.situation(List.of(arrears("12", "1"), arrears("30", "2")));
    assertThat(both.value(WarningFact.CONCERNED)).contains(30L);
    assertThat(signs.situation(List.of(finding("dispatch-ratio"))).values()).isEmpty();
    assertThat(signs.situation(List.of()).values()).isEmpty();
  }

  @Test
  void every_sign_is_of_a_rule_there_is() {
    assertThat(CompanyScan.ruleIds()).containsAll(signs.rules());
    assertThat(signs.version()).isEqualTo("2026.1");
  }

  @Test
  void a_line_of_another_shape_is_refused() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("rule", "terminated"),
            Map.of("rule.fact", "nothing", "rule.source", "x", "rule.source.en", "x"),
            Map.of("rule.means", "group-event: quiet", "rule.source", "x", "rule.source.en", "x"),
            Map.of("rule.fact", "terminated"))) {
      Properties properties = new Properties();
      properties.putAll(wrong);
      assertThatIllegalArgumentException().isThrownBy(() -> WarningSigns.of(properties));
    }
  }

  private static Finding left(String left, String before) {
    return finding(
        "many-left",
        new Fact("left-workers", left, "persons", "facts/x:1"),
        new Fact("workers-before", before, "persons", "facts/x:1"));
  }

  private static Finding arrears(String persons, String yuan) {
    return finding(
        "wage-group-arrears",
        new Fact("unpaid-workers", persons, "persons", "facts/x:1"),
        new Fact("unpaid-amount", yuan, "yuan", "facts/x:1"));
  }

  private static Finding finding(String rule, Fact... facts) {
    return new Finding(
        rule,
        1,
        Severity.REMIND,
        "E",
        "E",
        LocalDate.of(2026, 11, 22),
        List.of(),
        "",
        List.of(facts));
  }
}
