package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.rule.RuleBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bounds, windows over month ends and leap days, reports, regions, missing data. */
class ReductionRulesTest {

  private static final String EMPLOYMENTS =
      "employer,person,form,first_working_day,last_working_day,leaving_reason";
  private static final String REPORTS = "employer,reported_on,notified_on,persons,covers_until";

  @TempDir Path folder;
  private FactsDir facts;
  private int persons;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  private void staff(int count) {
    leave(count, "", "");
  }

  private void leave(int count, String day, String reason) {
    employ(count, "DIRECT", "2020-01-01", day, reason);
  }

  private void employ(int count, String form, String from, String to, String reason) {
    for (int i = 0; i < count; i++) {
      facts.file(
          "employments",
          EMPLOYMENTS,
          String.join(",", "E", "p" + persons++, form, from, to, reason));
    }
  }

  private void report(String line) {
    facts.file("layoff-reports", REPORTS, line);
  }

  private static List<String> expected(String severity) {
    return severity.isEmpty() ? List.of() : List.of(severity + " E");
  }

  @ParameterizedTest
  @CsvSource({
    "19, 500, ''",
    "20, 500, NOTICE",
    "9, 100, ''",
    "10, 100, NOTICE",
    "9, 90, NOTICE",
    "1, 10, NOTICE",
    "1, 11, ''"
  })
  void twenty_persons_or_ten_percent_of_the_staff_reach_the_number(
      int laidOff, int staff, String severity) {
    staff(staff - laidOff);
    leave(laidOff, "2026-03-15", "LAYOFF");
    assertThat(facts.of("layoff-reached", "2026-04-01")).isEqualTo(expected(severity));
  }

  @ParameterizedTest
  @CsvSource({
    // Thirty days, both included: over a month of 28, of 29 and of 31 days.
    "2026-02-01, 2026-03-02, NOTICE",
    "2026-02-01, 2026-03-03, ''",
    "2024-02-01, 2024-03-01, NOTICE",
    "2024-02-01, 2024-03-02, ''",
    "2024-01-31, 2024-02-29, NOTICE",
    "2024-01-31, 2024-03-01, ''",
    "2025-12-15, 2026-01-13, NOTICE",
    "2025-12-15, 2026-01-14, ''"
  })
  void the_window_rolls_over_month_ends_leap_days_and_years(
      String first, String second, String severity) {
    staff(480);
    leave(10, first, "LAYOFF");
    leave(10, second, "LAYOFF");
    assertThat(facts.of("layoff-reached", second)).isEqualTo(expected(severity));
  }

  @Test
  void only_layoffs_of_full_time_staff_count_and_nobody_who_is_back_or_has_not_left_yet() {
    staff(80);
    leave(5, "2026-03-15", "RESIGNED");
    leave(5, "2026-03-15", "EXPIRED");
    employ(5, "PART_TIME", "2020-01-01", "2026-03-15", "LAYOFF");
    leave(9, "2026-03-15", "LAYOFF");
    leave(1, "2026-04-02", "LAYOFF");
    facts.file(
        "employments",
        EMPLOYMENTS,
        "E,back,DIRECT,2020-01-01,2026-03-15,LAYOFF",
        "E,back,DIRECT,2026-04-14,,");
    assertThat(facts.of("layoff-reached", "2026-04-01")).isEmpty();
    assertThat(facts.of("layoff-reached", "2026-04-02")).containsExactly("NOTICE E");
  }

  @Test
  void a_person_back_after_more_than_a_window_had_left_and_counts_once() {
    staff(8);
    facts.file(
        "employments",
        EMPLOYMENTS,
        "E,back,DIRECT,2020-01-01,2026-03-15,LAYOFF",
        "E,back,PART_TIME,2020-02-01,2026-03-15,LAYOFF",
        "E,back,DIRECT,2026-04-15,,");
    assertThat(facts.only("layoff-reached", "2026-04-20").finding().facts())
        .extracting(Fact::value)
        .containsExactly("1", "2026-02-14", "2026-03-15", "9", "11.11");
    assertThat(facts.of("layoff-reached", "2027-03-15")).hasSize(1);
    assertThat(facts.of("layoff-reached", "2027-03-16")).isEmpty();
  }

  @Test
  void without_anybody_on_the_first_day_of_the_window_only_the_twenty_persons_count() {
    employ(19, "DIRECT", "2026-03-01", "2026-03-15", "LAYOFF");
    assertThat(facts.of("layoff-reached", "2026-04-01")).isEmpty();
    employ(1, "DIRECT", "2026-03-01", "2026-03-15", "LAYOFF");
    assertThat(facts.of("layoff-reached", "2026-04-01")).containsExactly("NOTICE E");
  }

  @Test
  void every_line_of_those_who_left_opens() {
    staff(90);
    leave(10, "2026-03-15", "LAYOFF");
    assertThat(facts.only("layoff-reached", "2026-04-01").finding().facts().getFirst().source())
        .isEqualTo("employments.csv:92-101");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'F,2026-01-01,,20,2026-12-31', BREACH",
        "'E,2026-03-16,2026-01-01,20,2026-12-31', BREACH",
        "'E,2026-03-15,2026-01-01,20,2026-12-31', -",
        "'E,2026-02-01,,20,2026-03-15', -",
        "'E,2026-02-01,,20,2026-03-14', BREACH",
        "'E,2026-02-01,,,2026-03-15', -",
        "'E,2026-02-01,,19,2026-03-15', REMIND",
        "'E,2026-02-01,,0,2026-03-15', BREACH"
      })
  void a_report_covers_whom_it_names_from_its_day_to_its_last(String report, String severity) {
    staff(480);
    leave(20, "2026-03-15", "LAYOFF");
    report(report);
    assertThat(facts.of("layoff-unreported", "2026-04-01"))
        .isEqualTo(severity == null ? List.of() : expected(severity));
  }

  @Test
  void a_later_report_covers_those_who_leave_after_it_and_two_are_not_added_up() {
    staff(480);
    leave(10, "2026-03-01", "LAYOFF");
    leave(10, "2026-03-15", "LAYOFF");
    report("E,2026-02-01,,10,2026-12-31");
    report("E,2026-03-10,,9,2026-12-31");
    assertThat(facts.only("layoff-unreported", "2026-04-01").finding().facts())
        .extracting(Fact::name, Fact::value)
        .contains(org.assertj.core.groups.Tuple.tuple("unreported-persons", "1"));
  }

  @Test
  void without_a_file_of_reports_nothing_is_said_about_reports() {
    staff(80);
    leave(20, "2026-03-15", "LAYOFF");
    assertThat(facts.findings("2026-04-01"))
        .contains("layoff-reached NOTICE E")
        .noneMatch(f -> f.startsWith("layoff-unreported") || f.startsWith("layoff-notice-short"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-01-30, 2026-02-10, 2026-03-01, -",
        "2026-01-31, 2026-02-10, 2026-03-01, BREACH",
        "2024-01-31, 2024-02-10, 2024-03-01, -",
        "2024-02-01, 2024-02-10, 2024-03-01, BREACH",
        "2026-01-15, 2026-01-14, 2026-03-01, REMIND",
        "2026-01-15, 2026-01-15, 2026-03-01, -",
        "'', 2026-01-15, 2026-03-01, -"
      })
  void staff_are_told_thirty_days_before_and_before_the_report(
      String told, String reported, String left, String severity) {
    staff(80);
    leave(20, left, "LAYOFF");
    report("E," + reported + "," + told + ",20,2026-12-31");
    assertThat(
            facts.of("layoff-notice-short", left.startsWith("2024") ? "2024-04-01" : "2026-04-01"))
        .isEqualTo(severity == null ? List.of() : List.of(severity + " E/" + reported));
  }

  @Test
  void below_the_number_no_notice_is_due() {
    staff(500);
    leave(19, "2026-03-01", "LAYOFF");
    report("E,2026-02-10,2026-02-20,20,2026-12-31");
    assertThat(facts.findings("2026-04-01")).isEmpty();
  }

  @Test
  void a_region_may_have_its_own_number_from_its_own_day_until_the_seat_moves() {
    Properties own = new Properties();
    for (String version : List.of("v1", "v2")) {
      own.putAll(
          Map.of(
              "layoff-reached." + version + ".persons", "20",
              "layoff-reached." + version + ".percent", "10",
              "layoff-reached." + version + ".days", "30",
              "layoff-reached." + version + ".look-back-days", "365"));
    }
    own.putAll(
        Map.of(
            "layoff-reached.v2.region", "3301",
            "layoff-reached.v2.from", "2026-05-01",
            "layoff-reached.v2.persons", "15",
            "layoff-reached.v2.percent", "100"));
    facts
        .with(RuleBook.of(own))
        .file("employers", FactsDir.EMPLOYERS, "E,330106,,2026-06-10,", "E,110101,2026-06-11,,");
    staff(285);
    leave(15, "2026-03-15", "LAYOFF");
    assertThat(facts.of("layoff-reached", "2026-04-30")).isEmpty();
    assertThat(facts.of("layoff-reached", "2026-05-01")).containsExactly("NOTICE E");
    assertThat(facts.of("layoff-reached", "2026-06-10")).containsExactly("NOTICE E");
    assertThat(facts.of("layoff-reached", "2026-06-11")).isEmpty();
  }
}
