package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overtime under approvals of other working hours (劳动法 art 39). */
class OvertimeRuleTest {

  private static final String RULE = "overtime-over-limit";
  private static final String HOURS = "employer,person,month,overtime_hours,site";
  private static final String APPROVALS =
      "employer,approval,system,post,valid_from,valid_to,revoked_on";

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void guard() {
    facts = new FactsDir(folder);
    facts.file("employments", FactsDir.EMPLOYMENTS, "E,p,DIRECT,2020-01-01,,,门卫");
  }

  private FactsDir worked(String month, String hours) {
    return facts.file("attendance", HOURS, "E,p," + month + "," + hours + ",");
  }

  private FactsDir approved(String system, String post, String from, String to, String revoked) {
    return facts.file(
        "special-hours",
        APPROVALS,
        "E,N-" + from + "," + system + "," + post + "," + from + "," + to + "," + revoked);
  }

  private List<String> found(String asOf) {
    return facts.of(RULE, asOf);
  }

  @Test
  void overtime_under_flexible_hours_is_no_finding_for_the_approved_post_alone() {
    worked("2025-03", "80");
    approved("FLEXIBLE", "销售", "2025-01-01", "2025-12-31", "");
    assertThat(found("2025-06-01")).containsExactly("BREACH p");
    approved("FLEXIBLE", "门卫", "2025-01-01", "2025-12-31", "");
    assertThat(found("2025-06-01")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-01, 2025-03-31, 0",
    "2025-03-02, 2025-03-31, 1",
    "2025-03-01, 2025-03-30, 1",
    "2025-02-28, 2025-04-01, 0"
  })
  void an_approval_covers_a_month_from_its_first_to_its_last_day(
      String from, String to, int findings) {
    worked("2025-03", "37");
    approved("FLEXIBLE", "门卫", from, to, "");
    assertThat(found("2025-06-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 0",
    "2024-02-28, 1",
  })
  void in_a_leap_year_february_ends_on_the_twenty_ninth(String to, int findings) {
    worked("2024-02", "37");
    approved("FLEXIBLE", "门卫", "2023-03-01", to, "");
    assertThat(found("2024-06-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"2025-03-16, 0", "2025-03-17, 1"})
  void approvals_that_follow_each_other_without_a_gap_cover_a_month_together(
      String second, int findings) {
    worked("2025-03", "37");
    approved("FLEXIBLE", "门卫", "2024-03-16", "2025-03-15", "");
    approved("FLEXIBLE", "门卫", second, "2026-03-15", "");
    assertThat(found("2025-06-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"2025-04-01, 0", "2025-03-31, 1"})
  void an_approval_does_not_hold_from_the_day_on_which_it_was_revoked(
      String revoked, int findings) {
    worked("2025-03", "37");
    approved("FLEXIBLE", "门卫", "2025-01-01", "2025-12-31", revoked);
    assertThat(found("2025-06-01")).hasSize(findings);
  }

  @Test
  void only_the_days_of_the_employment_have_to_be_covered() {
    facts.file("employments", FactsDir.EMPLOYMENTS, "E,q,DIRECT,2025-03-10,2025-03-20,,门卫");
    facts.file("attendance", HOURS, "E,q,2025-03,37,");
    approved("FLEXIBLE", "门卫", "2025-03-10", "2025-03-20", "");
    assertThat(found("2025-06-01")).isEmpty();
  }

  @Test
  void two_posts_in_a_month_both_have_to_be_covered() {
    facts.file(
        "employments",
        FactsDir.EMPLOYMENTS,
        "E,q,DIRECT,2025-01-01,2025-03-10,,门卫",
        "E,q,DIRECT,2025-03-11,,,焊工");
    facts.file("attendance", HOURS, "E,q,2025-03,37,");
    approved("FLEXIBLE", "门卫", "2025-01-01", "2025-12-31", "");
    assertThat(found("2025-06-01")).containsExactly("BREACH q");
    approved("FLEXIBLE", "焊工", "2025-03-11", "2025-12-31", "");
    assertThat(found("2025-06-01")).isEmpty();
  }

  @Test
  void where_the_post_or_the_employment_is_not_known_the_finding_stays_and_names_what_is_beside() {
    facts.file("employments", FactsDir.EMPLOYMENTS, "E,q,DIRECT,2020-01-01,,,");
    facts.file("attendance", HOURS, "E,q,2025-03,37,", "E,r,2025-03,37,");
    approved("FLEXIBLE", "门卫", "2025-01-01", "2025-12-31", "");
    assertThat(found("2025-06-01")).containsExactly("BREACH q", "BREACH r");
    Finding finding = facts.found("2025-06-01").getFirst().finding();
    assertThat(value(finding, "approvals-beside")).isEqualTo("1");
    assertThat(new Wording(Locale.CHINESE).of(finding).sentence()).contains("不能覆盖此人岗位的整月");
  }

  @Test
  void an_approval_of_another_employer_does_not_count() {
    worked("2025-03", "37");
    facts.file("special-hours", APPROVALS, "F,N,FLEXIBLE,门卫,2025-01-01,2025-12-31,");
    assertThat(found("2025-06-01")).containsExactly("BREACH p");
    assertThat(facts.only(RULE, "2025-06-01").finding().facts())
        .extracting(Fact::name)
        .containsExactly("overtime-hours", "months-over");
  }

  @ParameterizedTest
  @CsvSource({"36, 0", "36.01, 1"})
  void the_months_of_an_approved_quarter_share_the_limit(String third, int findings) {
    worked("2025-01", "50");
    worked("2025-02", "22");
    worked("2025-03", third);
    approved("QUARTER", "门卫", "2025-01-01", "2025-12-31", "");
    assertThat(found("2025-06-01")).hasSize(findings);
  }

  @Test
  void what_is_more_than_a_whole_period_allows_is_a_finding_with_its_average() {
    worked("2025-01", "60");
    worked("2025-02", "40");
    worked("2025-03", "20");
    approved("QUARTER", "门卫", "2025-01-01", "2025-12-31", "");
    Finding finding = facts.only(RULE, "2025-06-01").finding();
    assertThat(value(finding, "overtime-hours")).isEqualTo("60");
    assertThat(value(finding, "months-over")).isEqualTo("2");
    assertThat(value(finding, "average-overtime")).isEqualTo("40");
    assertThat(value(finding, "averaged-by")).isEqualTo("N-2025-01-01");
    assertThat(new Wording(Locale.ENGLISH).of(finding).sentence())
        .contains("beyond the limit; the most was 60 hours. Under approval N-2025-01-01")
        .contains("average 40 hours.");
  }

  @Test
  void a_period_that_is_not_over_is_judged_by_what_all_its_months_allow() {
    worked("2025-01", "100");
    approved("QUARTER", "门卫", "2025-01-01", "2025-12-31", "");
    assertThat(found("2025-01-31")).isEmpty();
    worked("2025-02", "9");
    assertThat(found("2025-01-31")).as("February is not looked at yet").isEmpty();
    assertThat(found("2025-02-01")).containsExactly("BREACH p");
  }

  @Test
  void an_approval_that_covers_a_part_of_a_period_shares_the_limit_of_that_part() {
    worked("2025-02", "50");
    worked("2025-03", "22");
    approved("QUARTER", "门卫", "2025-02-01", "2025-12-31", "");
    assertThat(found("2025-06-01")).isEmpty();
    worked("2025-01", "1");
    assertThat(found("2025-06-01")).as("January is not covered and within the limit").isEmpty();
    facts.file("attendance", HOURS, "E,p,2025-03,0.5,b");
    assertThat(found("2025-06-01")).containsExactly("BREACH p");
  }

  @ParameterizedTest
  @CsvSource({"WEEK", "MONTH"})
  void a_period_of_a_week_or_month_leaves_the_limit_of_a_month(String system) {
    worked("2025-03", "37");
    approved(system, "门卫", "2025-01-01", "2025-12-31", "");
    assertThat(value(facts.only(RULE, "2025-06-01").finding(), "average-overtime")).isEqualTo("37");
  }

  @Test
  void a_year_counts_from_january_or_from_the_approval_as_the_parameter_says() {
    approved("YEAR", "门卫", "2025-03-01", "2026-02-28", "");
    worked("2026-01", "37");
    worked("2026-02", "36");
    assertThat(found("2026-03-15")).as("two covered months of 2026").containsExactly("BREACH p");
    facts.with(changed(Map.of("period-start", "APPROVAL"), ""));
    assertThat(found("2026-03-15")).as("twelve months").isEmpty();
  }

  @Test
  void months_beyond_the_limit_without_approval_are_found_beside_excused_ones() {
    worked("2024-12", "40");
    worked("2025-01", "80");
    approved("FLEXIBLE", "门卫", "2025-01-01", "2025-12-31", "");
    Finding finding = facts.only(RULE, "2025-06-01").finding();
    assertThat(value(finding, "overtime-hours")).isEqualTo("40");
    assertThat(value(finding, "months-over")).isEqualTo("1");
    assertThat(value(finding, "months-excused")).isEqualTo("1");
    assertThat(new Wording(Locale.CHINESE).of(finding).sentence()).contains("另有 1 个月");
  }

  @Test
  void after_a_move_of_the_seat_the_new_regions_limit_is_shared_by_the_approved_months() {
    facts.with(changed(Map.of("hours", "30"), "3302"));
    facts.file("employers", FactsDir.EMPLOYERS, "E,330106,,2025-05-31,", "E,330203,2025-06-01,,");
    approved("QUARTER", "门卫", "2025-01-01", "2025-12-31", "");
    worked("2025-01", "44");
    worked("2025-02", "28");
    worked("2025-03", "28");
    assertThat(found("2025-05-31")).as("100 of 108").isEmpty();
    assertThat(found("2025-06-01")).as("100 of 90").containsExactly("BREACH p");
  }

  private static String value(Finding finding, String fact) {
    return finding.facts().stream()
        .filter(each -> each.name().equals(fact))
        .map(Fact::value)
        .findFirst()
        .orElse("");
  }

  private static RuleBook changed(Map<String, String> parameters, String region) {
    RuleEntry shipped = Library.book().inForce(RULE, "", LocalDate.of(2025, 1, 1)).orElseThrow();
    Map<String, String> all = new HashMap<>(shipped.parameters());
    all.putAll(parameters);
    return Library.book()
        .with(
            List.of(
                new RuleEntry(
                    RULE,
                    1000,
                    LocalDate.of(1995, 1, 1),
                    Optional.empty(),
                    region,
                    shipped.articles(),
                    "test",
                    all)));
  }
}
