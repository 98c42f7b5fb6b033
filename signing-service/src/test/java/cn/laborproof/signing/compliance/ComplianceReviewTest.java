package cn.laborproof.signing.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.template.SampleContracts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComplianceReviewTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final ComplianceReview review = new ComplianceReview(ComplianceConfiguration.read());

  @Test
  void has_nothing_to_remark_on_a_plain_contract() {
    assertThat(codes()).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1} with {2} months of probation")
  @CsvSource({
    "2026-12-01, 2027-02-27, 1, true", // a day under three months: none
    "2026-12-01, 2027-02-28, 1, false", // three months: one
    "2026-12-01, 2027-11-29, 2, true", // a day under a year: one
    "2026-12-01, 2027-11-30, 2, false", // a year: two
    "2026-12-01, 2029-11-29, 3, true", // a day under three years: two
    "2026-12-01, 2029-11-30, 6, false", // three years: six
    "2026-12-01, 2029-11-30, 7, true",
    "2026-11-30, 2027-02-26, 1, true", // calendar months end on the last day of a short month
    "2026-11-30, 2027-02-27, 1, false"
  })
  void keeps_the_probation_table_of_article_19(
      String start, String end, String months, boolean remarked) {
    assertThat(
            codes("term.start", start, "term.end", end, "term.probationMonths", months)
                .contains("probation-length"))
        .isEqualTo(remarked);
  }

  @Test
  void knows_no_probation_for_a_task_and_six_months_for_an_open_end() {
    assertThat(codes("term.kind", "TASK", "term.task", "厂房安装", "term.probationMonths", "1"))
        .contains("probation-length");
    assertThat(codes("term.kind", "OPEN_ENDED", "term.probationMonths", "6"))
        .doesNotContain("probation-length");
    assertThat(codes("term.kind", "OPEN_ENDED", "term.probationMonths", "7"))
        .contains("probation-length");
  }

  @Test
  void wants_eighty_percent_and_the_minimum_wage_in_probation() {
    assertThat(codes("pay.probation", "6399.99")).containsExactly("probation-pay");
    assertThat(codes("pay.probation", "6400")).isEmpty();
    assertThat(codes("pay.monthly", "2489.99", "pay.probation", "2489"))
        .containsExactly("minimum-wage", "minimum-wage");
    assertThat(codes("pay.probation", null)).containsExactly("probation-pay-missing");
  }

  @Test
  void says_so_when_it_knows_no_minimum_wage_for_a_region() {
    List<Finding> findings =
        review.review(SampleContracts.template(), SampleContracts.with(), "6501", TODAY);

    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.NOTE))
        .extracting(Finding::code)
        .contains("minimum-wage-unknown");
  }

  @Test
  void stops_at_a_missing_clause_and_names_its_field() {
    assertThat(review("insurance.place", null))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("clause-missing");
          assertThat(finding.level()).isEqualTo(Finding.Level.MUST_FIX);
          assertThat(finding.field()).isEqualTo("insurance.place");
          assertThat(finding.article()).isEqualTo("劳动合同法第十七条");
          assertThat(finding.ruleVersion()).isEqualTo("contract-rules/2026-1");
        });
  }

  @Test
  void stops_at_a_worker_under_sixteen_on_the_first_day() {
    assertThat(codes("worker.idNumber", number("20101202"))).containsExactly("worker-too-young");
    assertThat(codes("worker.idNumber", number("20101201"))).containsExactly("worker-minor");
    assertThat(codes("worker.idNumber", number("20081201"))).isEmpty();
  }

  @Test
  void stops_at_dates_that_make_no_sense() {
    assertThat(codes("term.end", "2026-12-01", "term.probationMonths", "0"))
        .contains("term-ends-before-start");
    assertThat(codes("term.end", "2126-12-01")).contains("term-too-long");
    assertThat(codes("term.start", "2026-10-21")).contains("start-long-past");
  }

  @Test
  void remarks_on_long_hours() {
    assertThat(codes("hours.perDay", "9")).containsExactly("hours-per-day");
    assertThat(codes("hours.daysPerWeek", "6")).containsExactly("hours-per-week");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "乙方自愿放弃缴纳社会保险",
        "提前离职须支付违约金五千元",
        "工伤自负",
        "合同期内不得结婚生育",
        "加班无加班费，没有加班工资",
        "入职缴纳押金500元"
      })
  void asks_for_a_second_look_at_wordings_the_law_speaks_of(String terms) {
    assertThat(review("other.terms", terms))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.CONFIRM));
  }

  @Test
  void leaves_a_penalty_inside_a_non_compete_agreement_alone() {
    assertThat(codes("other.terms", "乙方违反竞业限制约定的，应当支付违约金。")).isEmpty();
  }

  private List<Finding> review(String... changes) {
    return review.review(
        SampleContracts.template(), SampleContracts.with(changes), "330106", TODAY);
  }

  private List<String> codes(String... changes) {
    return review(changes).stream().map(Finding::code).toList();
  }

  /** A number with this birthday and a fitting check character. */
  private static String number(String birthday) {
    return "0123456789X"
        .chars()
        .mapToObj(c -> "330106" + birthday + "001" + (char) c)
        .filter(n -> cn.laborproof.signing.identity.ResidentIdentityNumber.defectIn(n).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
