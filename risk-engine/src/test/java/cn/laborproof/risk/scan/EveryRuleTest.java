package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleSet;
import cn.laborproof.risk.scan.RuleCases.Outcome;
import cn.laborproof.risk.scan.RuleCases.RuleCase;
import cn.laborproof.risk.signing.SigningRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule over facts at its bounds, on a leap day, at the end of a month, after its employer has
 * moved and with facts missing: {@code every-rule.txt} holds the facts and what is expected.
 */
class EveryRuleTest {

  private static final List<RuleCase> CASES = RuleCases.read("every-rule.txt");

  /** Rules over contracts signed on the platform; SigningRulesTest and SealOverdueTest try them. */
  private static final Set<String> NOT_OVER_FILES =
      Set.of("contract-paper-declared", "dispatch-share", "seal-overdue");

  private static final String HERE = "330106";
  private static final String ELSEWHERE = "110101";

  @TempDir Path folder;

  static Stream<RuleCase> rules() {
    return CASES.stream();
  }

  static Stream<Outcome> outcomes() {
    return CASES.stream().flatMap(each -> each.outcomes().stream());
  }

  @Test
  void no_rule_is_left_out_and_each_is_tried_in_every_way() {
    Set<String> expected = new TreeSet<>(CompanyScan.ruleIds());
    expected.removeAll(NOT_OVER_FILES);
    expected.removeAll(SigningRules.ids());
    assertThat(CASES.stream().map(RuleCase::rule)).containsExactlyInAnyOrderElementsOf(expected);
    for (RuleCase each : CASES) {
      assertThat(each.outcomes().stream().map(Outcome::kind).distinct())
          .as(each.rule())
          .contains("boundary", "leap-day", "month-end");
      List<Outcome> bounds =
          each.outcomes().stream().filter(o -> o.kind().equals("boundary")).toList();
      assertThat(bounds).as(each.rule() + " is found").anyMatch(o -> !o.severity().isEmpty());
      assertThat(bounds).as(each.rule() + " is not found").anyMatch(o -> o.severity().isEmpty());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outcomes")
  void a_rule_finds_what_it_should_and_nothing_else(Outcome outcome) {
    assertThat(found(outcome, "", settled(HERE)))
        .as(outcome.toString())
        .isEqualTo(outcome.severity());
  }

  /** From the day the seat is elsewhere a rule of the region has nothing to say, and not before. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_rule_of_a_region_holds_until_the_seat_has_moved(RuleCase rule) {
    Outcome seen = rule.seen();
    LocalDate day = seen.asOf();
    RuleBook regional = inRegionAlone(rule.rule());
    assertThat(found(seen, "", moved(day.plusDays(1)), regional))
        .as(seen.toString())
        .isEqualTo(seen.severity());
    assertThat(found(seen, "", moved(day), regional))
        .isEqualTo(RuleSet.ids().contains(rule.rule()) ? seen.severity() : "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void without_a_kind_of_facts_it_rests_on_a_rule_says_nothing(RuleCase rule) {
    Outcome seen = rule.seen();
    for (String file : rule.files().keySet()) {
      assertThat(found(seen, file, settled(HERE)))
          .as(rule.rule() + " without " + file)
          .isEqualTo(rule.stays().contains(file) ? seen.severity() : "");
    }
    assertThat(found(seen, "", List.of()))
        .as(rule.rule() + " of an employer whose seat nobody knows")
        .isEqualTo(rule.needsSeat() ? "" : seen.severity());
  }

  private static List<String> settled(String region) {
    return List.of(region + ",,");
  }

  private static List<String> moved(LocalDate on) {
    return List.of(HERE + ",," + on.minusDays(1), ELSEWHERE + "," + on + ",");
  }

  /** The shipped book with one rule for the region alone; those over rosters are national. */
  private static RuleBook inRegionAlone(String rule) {
    Properties book = CompanyScan.shippedBook().written();
    for (String name : List.copyOf(book.stringPropertyNames())) {
      if (name.startsWith(rule + ".v") && name.endsWith(".region")) {
        book.setProperty(name, HERE.substring(0, 4));
      }
    }
    return RuleBook.of(book);
  }

  private String found(Outcome outcome, String without, List<String> seats) {
    return found(outcome, without, seats, CompanyScan.shippedBook());
  }

  private String found(Outcome outcome, String without, List<String> seats, RuleBook book) {
    FactsDir facts = new FactsDir(folder).empty().with(book);
    RuleCase rule = outcome.rule();
    rule.files()
        .forEach((file, content) -> {
          if (!file.equals(without)) {
            facts.file(file, content.header(), content.lines(outcome).toArray(String[]::new));
          }
        });
    for (String company : rule.companies()) {
      for (String seat : seats) {
        facts.file("employers", "employer,region,valid_from,valid_to", company + "," + seat);
      }
    }
    return facts.of(rule.rule(), outcome.asOf().toString()).stream()
        .map(each -> each.substring(0, each.indexOf(' ')))
        .distinct()
        .sorted()
        .reduce((a, b) -> a + "+" + b)
        .orElse("");
  }
}
