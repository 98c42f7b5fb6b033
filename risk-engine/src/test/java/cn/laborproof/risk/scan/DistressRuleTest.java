package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.rule.RuleBook;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-13 and the voices of R-12: bounds, month ends, leap years, regions, missing data. */
class DistressRuleTest {

  private static final String MONTHS = "employer,month,indicator,amount";
  private static final String EVENTS = "event,employer,happened_on,kind,ended_on";

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  private void months(String indicator, String last, String... amounts) {
    YearMonth month = YearMonth.parse(last).minusMonths(amounts.length - 1L);
    for (String amount : amounts) {
      if (!amount.isEmpty()) {
        facts.file("business-months", MONTHS, "E," + month + "," + indicator + "," + amount);
      }
      month = month.plusMonths(1);
    }
  }

  private void falls(String indicator) {
    months(indicator, "2026-03", "100", "100", "100", "60", "60", "60");
  }

  @ParameterizedTest
  @CsvSource({"60, 1", "60.01, 0", "0, 1"})
  void two_indicators_that_fall_by_the_bound_are_a_reminder(String last, int findings) {
    falls("ELECTRICITY");
    months("WATER", "2026-03", "100", "100", "100", "60", "60", last);
    assertThat(facts.of("business-distress", "2026-03-31")).hasSize(findings);
  }

  @Test
  void one_indicator_alone_or_two_of_five_are_no_finding() {
    falls("ELECTRICITY");
    assertThat(facts.of("business-distress", "2026-03-31")).isEmpty();
    falls("WATER");
    assertThat(facts.of("business-distress", "2026-03-31")).containsExactly("REMIND E");
    for (String steady : new String[] {"GAS", "REVENUE"}) {
      months(steady, "2026-03", "100", "100", "100", "100", "100", "100");
    }
    assertThat(facts.of("business-distress", "2026-03-31")).containsExactly("REMIND E");
    months("LOAN_OVERDUE", "2026-03", "0", "0");
    assertThat(facts.of("business-distress", "2026-03-31")).isEmpty();
  }

  @Test
  void only_months_that_have_ended_count_and_old_ones_say_nothing() {
    months("ELECTRICITY", "2024-02", "100", "100", "100", "60", "60", "60");
    months("TAX", "2024-02", "100", "100", "100", "60", "60", "60");
    assertThat(facts.of("business-distress", "2024-02-28")).isEmpty();
    assertThat(facts.of("business-distress", "2024-02-29")).hasSize(1);
    assertThat(facts.of("business-distress", "2024-05-30")).hasSize(1);
    assertThat(facts.of("business-distress", "2024-05-31")).isEmpty();
  }

  @Test
  void the_same_months_of_the_year_before_come_before_the_preceding_ones() {
    // A winter that uses less gas than autumn, as every year.
    for (String indicator : new String[] {"GAS", "REVENUE"}) {
      months(
          indicator, "2026-03", "50", "50", "50", "100", "100", "100", "100", "100", "100", "100",
          "100", "100", "50", "50", "50");
    }
    assertThat(facts.of("business-distress", "2026-03-31")).isEmpty();
  }

  @Test
  void a_gap_makes_an_indicator_unknown_and_a_base_of_nothing_too() {
    falls("ELECTRICITY");
    months("WATER", "2026-03", "100", "", "100", "60", "60", "60");
    months("GAS", "2026-03", "0", "0", "0", "0", "0", "0");
    months("REVENUE", "2026-03", "60", "60");
    assertThat(facts.of("business-distress", "2026-03-31")).isEmpty();
    months("TAX_OVERDUE", "2026-03", "1", "0.01");
    assertThat(facts.only("business-distress", "2026-03-31").finding().facts())
        .extracting(Fact::name, Fact::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple("distress-signs", "2"),
            org.assertj.core.groups.Tuple.tuple("known-signs", "2"),
            org.assertj.core.groups.Tuple.tuple("fall-electricity", "40.0"),
            org.assertj.core.groups.Tuple.tuple("overdue-tax", "0.01"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-01, ENVIRONMENT_STOP, '', 1",
    "2025-03-31, ENVIRONMENT_STOP, '', 0",
    "2026-03-31, COURT_BANKRUPTCY, 2026-03-31, 1",
    "2026-03-30, COURT_BANKRUPTCY, 2026-03-30, 0",
    "2026-04-01, EMERGENCY_STOP, '', 0",
    "2026-03-01, EMERGENCY_PENALTY, '', 0",
    "2026-03-01, PETITION, '', 0"
  })
  void an_event_in_force_is_one_sign_more_and_none_alone(
      String day, String kind, String ended, int findings) {
    facts.file("official-events", EVENTS, "v1,E," + day + "," + kind + "," + ended);
    falls("ELECTRICITY");
    assertThat(facts.of("business-distress", "2026-03-31")).hasSize(findings);
  }

  @Test
  void events_without_any_monthly_sign_say_nothing() {
    facts.file(
        "official-events",
        EVENTS,
        "v1,E,2026-03-01,COURT_BANKRUPTCY,",
        "v2,E,2026-03-01,COURT_DISHONEST,");
    months("WATER", "2026-03", "100", "100", "100", "100", "100", "100");
    assertThat(facts.of("business-distress", "2026-03-31")).isEmpty();
  }

  @Test
  void a_region_may_look_at_other_falls_until_the_seat_moves() {
    Properties own = new Properties();
    own.setProperty("business-distress.v1.region", "3301");
    own.setProperty("business-distress.v1.months", "3");
    own.setProperty("business-distress.v1.fall-percent", "20");
    own.setProperty("business-distress.v1.overdue-months", "2");
    own.setProperty("business-distress.v1.fresh-months", "3");
    own.setProperty("business-distress.v1.signs", "2");
    own.setProperty("business-distress.v1.share-percent", "50");
    own.setProperty("business-distress.v1.event-months", "12");
    for (String indicator : new String[] {"WATER", "TAX"}) {
      months(indicator, "2026-03", "100", "100", "100", "80", "80", "80");
    }
    facts
        .with(RuleBook.of(own))
        .file("employers", FactsDir.EMPLOYERS, "E,330106,,2026-04-10,", "E,110101,2026-04-11,,");
    assertThat(facts.of("business-distress", "2026-04-10")).containsExactly("REMIND E");
    assertThat(facts.of("business-distress", "2026-04-11")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 1", "2, 0, 0", "4, 2, 1", "3, 2, 0"})
  void voices_grow_when_they_are_many_and_twice_as_many_as_before(
      int now, int before, int findings) {
    for (int i = 0; i < now; i++) {
      facts.file(
          "official-events",
          EVENTS,
          "n"
              + i
              + ",E,2026-03-31,"
              + (i == 0 ? "PETITION" : i == 1 ? "OPINION" : "COURT_LABOUR_CASE")
              + ",");
    }
    for (int i = 0; i < before; i++) {
      facts.file("official-events", EVENTS, "b" + i + ",E,2025-12-31,OPINION,");
    }
    facts.file("official-events", EVENTS, "x,E,2026-03-31,ENVIRONMENT_PENALTY,");
    assertThat(facts.of("voices-growing", "2026-03-31")).hasSize(findings);
  }
}
