package cn.laborproof.signing.supervision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Indicator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosureTest {
  private static final List<String> ROSTER_ALONE =
      List.of("dispatch-share", "seal-overdue", "contract-paper-declared");

  private final Disclosure disclosure = Disclosure.shipped();

  @Test
  void every_rule_over_facts_says_what_of_it_is_told() {
    assertThat(CompanyScan.ruleIds())
        .isNotEmpty()
        .filteredOn(rule -> !ROSTER_ALONE.contains(rule))
        .allSatisfy(rule -> assertThat(disclosure.facts(rule)).as(rule).isNotEmpty());
  }

  @Test
  void what_is_not_listed_is_withheld_and_nothing_says_where_it_stands() {
    var told =
        disclosure.of(
            "dispatch-unequal-pay",
            "E-1",
            false,
            List.of(
                new Fact("post", "装配", "text", "facts/x:1"),
                new Fact("dispatched-average-pay", "4200.00", "yuan", "facts/x:2"),
                new Fact("own-average-pay", "6000.00", "yuan", "facts/x:3")),
            List.of());
    assertThat(told.facts()).extracting(Fact::name).containsExactly("post", "own-average-pay");
    assertThat(told.facts()).extracting(Fact::source).containsOnly("");
    assertThat(told.withheld()).isEqualTo(1);
    assertThat(
            disclosure
                .of(
                    "no-such-rule",
                    "E-1",
                    false,
                    List.of(new Fact("x", "1", "times", "y")),
                    List.of())
                .facts())
        .isEmpty();
  }

  @Test
  void whoever_said_that_they_were_charged_is_not_told_and_who_stands_in_the_books_is_masked() {
    String person = "330106199001011234";
    var charged =
        disclosure.of(
            "dispatch-charge",
            person,
            true,
            List.of(new Fact("charged-amount", "800.00", "yuan", "facts/x:2")),
            List.of());
    assertThat(charged.about()).isEmpty();
    assertThat(charged.facts()).isEmpty();
    assertThat(charged.withheld()).isEqualTo(2);
    var owed = disclosure.of("wage-arrears", person, true, List.of(), List.of());
    assertThat(owed.about()).contains("***").doesNotContain("199001");
  }

  @Test
  void what_a_worker_says_of_evenings_tells_neither_who_nor_how_long_and_own_records_do() {
    List<Fact> facts =
        List.of(
            new Fact("off-hours-months", "2", "months", "facts/x:1"),
            new Fact("off-hours-month", "2026-02", "text", "facts/x:1"),
            new Fact("off-hours-minutes", "360", "minutes", "facts/x:1"));
    var claimed = disclosure.of("off-hours-claim", "P-100200300", true, facts, List.of());
    assertThat(claimed.about()).isEmpty();
    assertThat(claimed.facts()).extracting(Fact::name).containsExactly("off-hours-months");
    var recorded = disclosure.of("off-hours-work", "P-100200300", true, facts, List.of());
    assertThat(recorded.about()).contains("***").doesNotContain("100200300");
    assertThat(recorded.facts()).hasSize(3);
  }

  @Test
  void marks_of_dispatch_are_named_without_how_they_were_weighed() {
    var told =
        disclosure.of(
            "disguised-dispatch",
            "C/1",
            false,
            List.of(new Fact("probability", "91", "percent", "facts/x:2")),
            List.of(
                new Indicator("F-01", true, 80, 120, List.of()),
                new Indicator("F-05", false, 20, 5, List.of())));
    assertThat(told.indicators()).containsExactly("F-01");
    assertThat(told.facts()).isEmpty();
  }
}
