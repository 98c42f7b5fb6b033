package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** on files, probation, fixed terms, insurance, cases. */
class TermRulesTest {

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-04-02, contract-unseen-remind",
    "2026-03-02, 2026-04-03, contract-unseen-breach",
    "2026-01-31, 2026-02-28, contract-unseen-remind",
    "2026-01-31, 2026-03-01, contract-unseen-breach",
    "2024-01-31, 2024-02-29, contract-unseen-remind",
    "2024-01-31, 2024-03-01, contract-unseen-breach"
  })
  void the_month_of_article_ten_is_a_calendar_month(String hired, String asOf, String rule) {
    facts
        .file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT," + hired + ",,6000,")
        .file("contracts", FactsDir.CONTRACTS, "E,q,c1,OPEN_ENDED,2020-01-01,2020-01-01,,,,");
    assertThat(facts.findings(asOf)).anyMatch(f -> f.startsWith(rule + " "));
    assertThat(facts.found(asOf).getFirst().finding().facts().getFirst().source())
        .isEqualTo("employments.csv:2");
  }

  @Test
  void without_any_contracts_file_nothing_is_said_about_missing_contracts() {
    facts.file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT,2020-01-01,,6000,");
    assertThat(facts.findings("2026-01-01")).isEmpty();
  }

  @Test
  void a_term_that_ended_while_the_work_goes_on_opens_the_contracts_line() {
    facts
        .file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT,2023-03-01,,6000,")
        .file("contracts", FactsDir.CONTRACTS, "E,p,c1,FIXED,2023-03-01,2023-03-01,2026-02-28,,,");
    assertThat(facts.findings("2026-02-28")).containsExactly("contract-expiring REMIND p");
    Found expired = facts.only("contract-expired", "2026-03-01");
    assertThat(expired.finding().facts())
        .anySatisfy(f -> assertThat(f.source()).isEqualTo("contracts.csv:2"));
  }

  @ParameterizedTest
  @CsvSource({
    // term below three months: none
    "FIXED, 2026-01-01, 2026-03-30, 2026-01-01, 1",
    "FIXED, 2026-01-01, 2026-03-31, 2026-01-31, 0",
    "FIXED, 2026-01-01, 2026-03-31, 2026-02-01, 1",
    // below one year: one month
    "FIXED, 2026-01-01, 2026-12-30, 2026-02-01, 1",
    "FIXED, 2026-01-01, 2026-12-31, 2026-02-28, 0",
    "FIXED, 2026-01-01, 2026-12-31, 2026-03-01, 1",
    // below three years: two months; from three years six
    "FIXED, 2026-01-01, 2028-12-30, 2026-03-01, 1",
    "FIXED, 2026-01-01, 2028-12-31, 2026-06-30, 0",
    "FIXED, 2026-01-01, 2028-12-31, 2026-07-01, 1",
    "OPEN_ENDED, 2026-01-01, '', 2026-06-30, 0",
    "OPEN_ENDED, 2026-01-01, '', 2026-07-01, 1",
    "TASK, 2026-01-01, '', 2026-01-01, 1",
    // month ends and the leap day
    "FIXED, 2026-01-31, 2026-12-31, 2026-02-28, 0",
    "FIXED, 2026-01-31, 2026-12-31, 2026-03-01, 1",
    "FIXED, 2024-01-31, 2024-12-31, 2024-02-29, 0",
    "FIXED, 2024-02-29, 2025-02-28, 2024-04-28, 0",
    "FIXED, 2024-02-29, 2025-02-28, 2024-04-29, 1",
    // missing: no probation agreed
    "TASK, 2026-01-01, '', '', 0"
  })
  void probation_follows_the_table_of_article_nineteen(
      String kind, String starts, String ends, String probation, int findings) {
    facts.file(
        "contracts",
        FactsDir.CONTRACTS,
        "E,p,c1,%s,%s,%s,%s,%s,,".formatted(kind, starts, starts, ends, probation));
    assertThat(facts.of("probation-too-long", "2029-06-01")).hasSize(findings);
  }

  @Test
  void a_second_probation_with_the_same_worker_is_found_and_one_elsewhere_not() {
    facts.file(
        "contracts",
        FactsDir.CONTRACTS,
        "E,p,c1,FIXED,2020-01-01,2020-01-01,2022-12-31,2020-03-31,,",
        "F,p,c2,FIXED,2023-01-01,2023-01-01,2025-12-31,2023-03-31,,",
        "F,p,c3,FIXED,2026-01-01,2026-01-01,2028-12-31,2026-03-31,,");
    assertThat(facts.of("probation-twice", "2025-12-31")).isEmpty();
    assertThat(facts.of("probation-twice", "2026-01-01")).containsExactly("BREACH p");
  }

  @ParameterizedTest
  @CsvSource({
    // entered again with another start: the same number, or the same last day
    "c1, 2023-01-09, 2025-12-31, 0",
    "c1, 2023-01-09, 2026-01-08, 0",
    "c9, 2023-01-09, 2025-12-31, 0",
    // another contract beside it, and the renewal under the old number
    "c9, 2023-01-09, 2026-01-08, 1",
    "c1, 2026-01-01, 2028-12-31, 1",
    "c1, 2025-12-31, 2028-12-31, 0"
  })
  void a_contract_entered_twice_with_another_start_has_one_probation(
      String number, String starts, String ends, int findings) {
    facts.file(
        "contracts",
        FactsDir.CONTRACTS,
        "F,p,c1,FIXED,2023-01-01,2023-01-01,2025-12-31,2023-03-31,,",
        "F,p,%s,FIXED,%s,%s,%s,%s,,".formatted(number, starts, starts, ends, starts));
    assertThat(facts.of("probation-twice", "2026-06-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 4000, 0",
    "5000, 3999.99, 1",
    "2400, 2489.99, 1",
    "2400, 2490, 0",
    "'', 2490, 0",
    "5000, '', 0"
  })
  void pay_in_probation_has_two_bounds(String full, String probation, int findings) {
    facts
        .file("employers", FactsDir.EMPLOYERS, "E,330106,,,")
        .file(
            "local-standards",
            "region,standard,value,valid_from",
            "330100,MINIMUM_MONTHLY_WAGE,2490,2024-01-01")
        .file(
            "contracts",
            FactsDir.CONTRACTS,
            "E,p,c1,OPEN_ENDED,2026-01-01,2026-01-01,,2026-03-31," + full + "," + probation);
    assertThat(facts.of("probation-pay", "2026-02-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-12-31, 2026-10-31, ''",
    "2026-01-01, 2026-12-31, 2026-11-01, REMIND",
    "2026-01-30, 2026-12-31, 2026-12-01, REMIND",
    "2026-01-31, 2026-12-31, 2026-12-01, ''"
  })
  void two_consecutive_terms_are_reminded_of_before_the_second_ends(
      String second, String ends, String asOf, String severity) {
    facts.file(
        "contracts",
        FactsDir.CONTRACTS,
        "E,p,c1,FIXED,2024-01-01,2024-01-01,2025-12-31,,,",
        "E,p,c2,FIXED,%s,%s,%s,,,".formatted(second, second, ends));
    assertThat(facts.of("two-fixed-terms", asOf))
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity + " p"));
  }

  @Test
  void a_third_fixed_term_in_a_row_is_found_and_an_open_ended_contract_ends_the_row() {
    facts.file(
        "contracts",
        FactsDir.CONTRACTS,
        "E,p,c1,FIXED,2020-03-01,2020-03-01,2022-02-28,,,",
        "E,p,c2,FIXED,2022-03-01,2022-03-01,2024-02-29,,,",
        "E,p,c3,FIXED,2024-03-01,2024-03-01,2027-02-28,,,",
        "E,q,d1,FIXED,2020-03-01,2020-03-01,2022-02-28,,,",
        "E,q,d2,FIXED,2022-03-01,2022-03-01,2024-02-29,,,",
        "E,q,d3,OPEN_ENDED,2024-03-01,2024-03-01,,,,",
        "E,r,e1,FIXED,2005-01-01,2005-01-01,2007-12-31,,,",
        "E,r,e2,FIXED,2008-01-01,2008-01-01,2010-12-31,,,",
        "E,r,e3,FIXED,2011-01-01,2011-01-01,2013-12-31,,,");
    assertThat(facts.of("two-fixed-terms", "2026-01-01")).containsExactly("BREACH p");
  }

  @Test
  void three_short_contracts_within_two_years_are_noticed() {
    facts.file(
        "contracts",
        FactsDir.CONTRACTS,
        "E,p,c1,FIXED,2025-01-01,2025-01-01,2025-06-30,,,",
        "E,p,c2,FIXED,2025-07-01,2025-07-01,2025-12-31,,,",
        "E,p,c3,FIXED,2026-01-01,2026-01-01,2026-06-30,,,",
        "E,q,d1,FIXED,2025-01-01,2025-01-01,2025-07-01,,,",
        "E,q,d2,FIXED,2025-07-02,2025-07-02,2025-12-31,,,",
        "E,q,d3,FIXED,2026-01-01,2026-01-01,2026-06-30,,,");
    assertThat(facts.of("frequent-short-contracts", "2026-02-01")).containsExactly("NOTICE p");
    assertThat(facts.of("frequent-short-contracts", "2027-01-02")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-04-01, '', 0",
    "2026-03-02, 2026-04-02, '', 1",
    "2026-03-02, 2026-04-02, 2026-04-01, 0",
    "2024-01-31, 2024-03-01, '', 0",
    "2024-01-31, 2024-03-02, '', 1"
  })
  void insurance_is_due_thirty_days_after_hiring(
      String hired, String asOf, String left, int findings) {
    facts
        .file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT," + hired + "," + left + ",,")
        .file(
            "insurance",
            FactsDir.INSURANCE,
            "E,q,2024-01,PAID,",
            "E,q," + asOf.substring(0, 7) + ",PAID,");
    assertThat(facts.of("insurance-not-registered", asOf)).hasSize(findings);
  }

  @Test
  void an_insurance_file_that_ends_too_early_proves_nothing() {
    facts
        .file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT,2026-03-02,,,")
        .file("insurance", FactsDir.INSURANCE, "E,q,2026-03,PAID,");
    assertThat(facts.of("insurance-not-registered", "2026-09-01")).isEmpty();
  }

  @Test
  void three_months_in_a_row_without_payment_are_an_anomaly_and_two_or_deferred_ones_not() {
    facts
        .file(
            "employments",
            FactsDir.EMPLOYMENTS,
            "E,p,DIRECT,2025-12-15,,,",
            "E,q,DIRECT,2025-12-15,,,",
            "E,r,DIRECT,2025-12-15,,,")
        .file(
            "insurance",
            FactsDir.INSURANCE,
            "E,p,2026-01,PAID,",
            "E,p,2026-02,UNPAID,",
            "E,p,2026-04,UNPAID,",
            "E,p,2026-05,PAID,",
            "E,q,2026-01,PAID,",
            "E,q,2026-02,PAID,",
            "E,q,2026-05,PAID,",
            "E,r,2026-01,PAID,",
            "E,r,2026-02,UNPAID,",
            "E,r,2026-03,DEFERRED,",
            "E,r,2026-04,UNPAID,",
            "E,r,2026-05,PAID,");
    assertThat(facts.of("insurance-anomaly", "2026-06-01")).containsExactly("REMIND p");
  }

  @Test
  void cases_are_noticed_when_they_are_several_and_more_than_before() {
    String header = "complaint,employer,filed_on,kind";
    facts.file(
        "complaints",
        header,
        "c1,E,2026-05-01,WAGE",
        "c2,E,2026-05-02,WAGE",
        "c0,E,2026-01-15,WAGE",
        "d1,F,2026-05-01,WAGE",
        "d2,F,2026-05-01,WAGE");
    facts.file("arbitrations", "arbitration,employer,filed_on,kind", "a1,E,2026-05-03,HOURS");
    assertThat(facts.of("cases-growing", "2026-06-01")).containsExactly("NOTICE E");
    facts.file("complaints", header, "c9,E,2026-01-16,WAGE");
    facts.file("complaints", header, "c8,E,2026-03-02,WAGE");
    assertThat(facts.of("cases-growing", "2026-06-01")).isEmpty();
  }
}
