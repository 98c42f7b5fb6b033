package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.rule.RuleBook;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bounds, month ends, leap days, regions, missing data. */
class WageRulesTest {

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10, 2026-03-10, ''",
    "2026-03-10, 2026-03-11, NOTICE",
    "2026-03-10, 2026-04-10, NOTICE",
    "2026-03-10, 2026-04-11, REMIND",
    "2026-03-10, 2026-05-10, REMIND",
    "2026-03-10, 2026-05-11, BREACH",
    "2026-01-31, 2026-02-28, NOTICE",
    "2026-01-31, 2026-03-01, REMIND",
    "2024-01-31, 2024-02-29, NOTICE",
    "2024-01-31, 2024-03-01, REMIND"
  })
  void arrears_pass_from_yellow_to_orange_to_red_by_calendar_months(
      String due, String asOf, String severity) {
    facts.file("wages", FactsDir.WAGES, "E,p,2024-01,5000,0," + due + ",,");
    assertThat(facts.of("wage-arrears", asOf))
        .isEqualTo(severity.isEmpty() ? java.util.List.of() : java.util.List.of(severity + " p"));
  }

  @Test
  void without_a_pay_day_wages_are_due_at_the_end_of_the_month_after() {
    facts.file("wages", FactsDir.WAGES, "E,p,2024-01,5000,0,,,");
    assertThat(facts.of("wage-arrears", "2024-02-29")).isEmpty();
    assertThat(facts.of("wage-arrears", "2024-03-01")).containsExactly("NOTICE p");
  }

  @Test
  void a_deferral_is_respected_to_its_last_day() {
    facts.file("wages", FactsDir.WAGES, "E,p,2026-01,5000,0,2026-02-10,,2026-06-30");
    assertThat(facts.of("wage-arrears", "2026-06-30")).isEmpty();
    assertThat(facts.of("wage-arrears", "2026-07-01")).containsExactly("BREACH p");
  }

  @Test
  void a_deferral_without_an_end_is_respected_to_the_bound_of_the_rule_book_and_said_so() {
    facts.file("wages", FactsDir.WAGES, "E,p,2026-01,5000,0,2026-02-10,,2199-12-31");
    assertThat(facts.of("wage-arrears", "2026-08-10")).isEmpty();
    var finding = facts.only("wage-arrears", "2026-08-11").finding();
    assertThat(finding.facts())
        .filteredOn(fact -> fact.name().equals("deferral-respected-until"))
        .singleElement()
        .extracting(cn.laborproof.risk.finding.Fact::value, cn.laborproof.risk.finding.Fact::source)
        .containsExactly("2026-08-10", "wages.csv:2");
    assertThat(new Wording(java.util.Locale.ENGLISH).of(finding).sentence())
        .contains("it counts until 2026-08-10");
    assertThat(new Wording(java.util.Locale.CHINESE).of(finding).sentence())
        .contains("缓付仅计至 2026-08-10");
  }

  @Test
  void payments_count_by_fen_and_only_once_made_and_from_every_payer() {
    facts.file("wages", FactsDir.WAGES + ",payer", "E,p,2026-01,5000,2500,2026-02-10,,,E");
    facts.file("wages", "", "E,p,2026-01,0,2499.99,2026-02-10,2026-02-20,,F");
    assertThat(facts.only("wage-arrears", "2026-03-01").finding().facts())
        .extracting(Fact::value)
        .contains("0.01");
    assertThat(facts.only("wage-arrears", "2026-02-19").finding().facts())
        .extracting(Fact::value)
        .contains("2500.00");
  }

  @Test
  void a_region_may_have_its_own_bands_from_its_own_day() {
    Properties own = new Properties();
    own.putAll(
        Map.of(
            "wage-arrears.v1.orange-after-months", "1",
            "wage-arrears.v1.red-after-months", "2",
            "wage-arrears.v1.default-due-months", "1",
            "wage-arrears.v2.region", "3301",
            "wage-arrears.v2.from", "2026-05-01",
            "wage-arrears.v2.orange-after-months", "0",
            "wage-arrears.v2.red-after-months", "1",
            "wage-arrears.v2.default-due-months", "1"));
    facts
        .with(RuleBook.of(own))
        .file("employers", FactsDir.EMPLOYERS, "E,330106,,2026-06-10,", "E,110101,2026-06-11,,")
        .file("wages", FactsDir.WAGES, "E,p,2026-03,5000,0,2026-04-20,,");
    assertThat(facts.of("wage-arrears", "2026-04-30")).containsExactly("NOTICE p");
    assertThat(facts.of("wage-arrears", "2026-05-01")).containsExactly("REMIND p");
    assertThat(facts.of("wage-arrears", "2026-06-10")).containsExactly("BREACH p");
    // The seat has moved: the national bands speak again.
    assertThat(facts.of("wage-arrears", "2026-06-11")).containsExactly("REMIND p");
    assertThat(facts.only("wage-arrears", "2026-05-01").finding().ruleVersion()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1666.66, ''",
    "3, 1666.67, REMIND",
    "2, 9000, ''",
    "3, 6666.66, REMIND",
    "3, 6666.67, BREACH"
  })
  void the_criminal_line_of_one_worker_needs_months_and_amount(
      int months, String amount, String severity) {
    for (int m = 1; m <= months; m++) {
      facts.file("wages", FactsDir.WAGES, "E,p,2026-0" + m + "," + amount + ",0,2026-05-10,,");
    }
    assertThat(facts.of("wage-criminal-line", "2026-06-01"))
        .isEqualTo(severity.isEmpty() ? java.util.List.of() : java.util.List.of(severity + " p"));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 4000, '', ''",
    "10, 2999, '', BREACH",
    "10, 3000, REMIND, BREACH",
    "10, 9999.99, REMIND, BREACH",
    "10, 10000, BREACH, BREACH"
  })
  void ten_workers_are_a_group(int workers, String amount, String line, String group) {
    for (int w = 0; w < workers; w++) {
      facts.file("wages", FactsDir.WAGES, "E,p" + w + ",2026-01," + amount + ",0,2026-02-10,,");
    }
    assertThat(facts.of("wage-criminal-line", "2026-06-01"))
        .isEqualTo(line.isEmpty() ? java.util.List.of() : java.util.List.of(line + " E"));
    assertThat(facts.of("wage-group-arrears", "2026-06-01"))
        .isEqualTo(group.isEmpty() ? java.util.List.of() : java.util.List.of(group + " E"));
  }

  @Test
  void a_listing_is_considered_only_after_the_deadline_of_an_order() {
    for (int m = 1; m <= 3; m++) {
      facts.file("wages", FactsDir.WAGES, "E,p,2026-0" + m + ",2000,0,2026-04-10,,");
    }
    facts.file(
        "complaints",
        "complaint,employer,filed_on,kind,order_deadline,settled_on",
        "c1,E,2026-04-20,WAGE,2026-05-31,2026-07-01",
        "c2,E,2026-04-20,HOURS,2026-04-30,");
    assertThat(facts.of("wage-joint-discipline", "2026-05-31")).isEmpty();
    assertThat(facts.of("wage-joint-discipline", "2026-06-01")).containsExactly("BREACH E");
    assertThat(facts.of("wage-joint-discipline", "2026-07-01")).isEmpty();
  }

  @Test
  void the_minimum_wage_is_that_of_the_region_and_month_and_only_for_whole_months() {
    facts
        .file("employers", FactsDir.EMPLOYERS, "E,330106,,,", "F,,,,")
        .file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT,2026-01-02,2026-04-29,,")
        .file(
            "local-standards",
            "region,standard,value,valid_from,valid_to",
            "330000,MINIMUM_MONTHLY_WAGE,2000,2020-01-01,2026-02-28",
            "330100,MINIMUM_MONTHLY_WAGE,2490,2026-03-01,")
        .file(
            "wages",
            FactsDir.WAGES,
            "E,p,2026-01,1000,1000,,,",
            "E,p,2026-02,2000,2000,,,",
            "E,p,2026-03,2489.99,2489.99,,,",
            "E,p,2026-04,100,100,,,");
    Found below = facts.only("pay-below-minimum", "2026-06-01");
    assertThat(below.finding().facts())
        .extracting(Fact::value)
        .containsExactly("2489.99", "1", "2490.00");
    assertThat(below.finding().facts().getFirst().source()).isEqualTo("wages.csv:4");
    assertThat(below.finding().facts().getLast().source()).isEqualTo("local-standards.csv:3");
  }

  @Test
  void without_a_standard_or_a_region_nothing_is_said_about_the_minimum() {
    facts
        .file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT,2025-01-02,,,")
        .file("wages", FactsDir.WAGES, "E,p,2026-02,1,1,,,");
    assertThat(facts.of("pay-below-minimum", "2026-06-01")).isEmpty();
    facts.file(
        "local-standards",
        "region,standard,value,valid_from",
        "330000,MINIMUM_MONTHLY_WAGE,2000,2020-01-01");
    assertThat(facts.of("pay-below-minimum", "2026-06-01")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"36, 0", "36.01, 1", "'', 0"})
  void overtime_is_beyond_the_limit_above_thirty_six_hours(String hours, int findings) {
    facts.file(
        "attendance", "employer,person,month,overtime_hours,site", "E,p,2024-02," + hours + ",a");
    assertThat(facts.of("overtime-over-limit", "2024-03-01")).hasSize(findings);
  }

  @Test
  void overtime_of_two_sites_is_one_sum_and_old_months_are_past() {
    facts.file(
        "attendance",
        "employer,person,month,overtime_hours,site",
        "E,p,2024-02,20,a",
        "E,p,2024-02,17,b");
    assertThat(facts.of("overtime-over-limit", "2026-02-28")).containsExactly("BREACH p");
    assertThat(facts.of("overtime-over-limit", "2026-03-01")).isEmpty();
  }
}
