package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.rule.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Work through devices outside recorded hours: bounds, month ends, regions, missing data. */
class OffHoursRulesTest {

  private static final String WORK = "off-hours-work";
  private static final String CLAIM = "off-hours-claim";
  private static final String OFF_HOURS =
      "employer,person,month,day,channel,source,minutes,times,instructed,settled_minutes";
  private static final String ATTENDANCE = "employer,person,month,overtime_hours,site";

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  private OffHoursRulesTest said(String... lines) {
    facts.file("off-hours", OFF_HOURS, lines);
    return this;
  }

  private OffHoursRulesTest attended(String... lines) {
    facts.file("attendance", ATTENDANCE, lines);
    return this;
  }

  /** Two months with as many minutes each, and attendance without overtime. */
  private void twoMonths(String source, String minutes) {
    said(
        "E,p,2026-02,,ALL," + source + "," + minutes + ",,yes,",
        "E,p,2026-03,,ALL," + source + "," + minutes + ",,yes,");
    attended("E,p,2026-02,0,", "E,p,2026-03,0,");
  }

  @ParameterizedTest
  @CsvSource({
    "EMPLOYER, 299, '', ''",
    "EMPLOYER, 300, REMIND, ''",
    "SYSTEM, 300, REMIND, ''",
    "WORKER, 299, '', ''",
    "WORKER, 300, '', NOTICE"
  })
  void records_are_a_reminder_and_a_workers_word_a_notice_from_the_bound_on(
      String source, String minutes, String work, String claim) {
    twoMonths(source, minutes);
    assertThat(facts.of(WORK, "2026-03-31")).isEqualTo(of(work));
    assertThat(facts.of(CLAIM, "2026-03-31")).isEqualTo(of(claim));
  }

  private static List<String> of(String severity) {
    return severity.isEmpty() ? List.of() : List.of(severity + " p");
  }

  @ParameterizedTest
  @CsvSource({"2024-02-28, 0", "2024-02-29, 1"})
  void a_month_is_looked_at_on_its_last_day_in_a_leap_year_too(String asOf, int findings) {
    said("E,p,2024-01,,ALL,EMPLOYER,300,,yes,", "E,p,2024-02,2024-02-29,CALLS,EMPLOYER,300,,yes,");
    attended("E,p,2024-01,0,", "E,p,2024-02,0,");
    assertThat(facts.of(WORK, asOf)).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"2027-02-27, 1", "2027-02-28, 0", "2027-03-01, 0"})
  void months_before_the_last_twelve_are_past_once_the_twelfth_has_ended(
      String asOf, int findings) {
    twoMonths("EMPLOYER", "300");
    assertThat(facts.of(WORK, asOf)).hasSize(findings);
  }

  @Test
  void one_month_alone_is_nothing() {
    said("E,p,2026-03,,ALL,EMPLOYER,9000,,yes,").attended("E,p,2026-03,0,");
    assertThat(facts.of(WORK, "2026-03-31")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'0.5', '0.5', 360, 1", "'0.5', '0.52', 360, 0", "0, 0, 300, 1"})
  void all_overtime_attendance_has_may_be_these_minutes(
      String here, String there, String minutes, int findings) {
    said(
        "E,p,2026-02,,ALL,EMPLOYER," + minutes + ",,yes,",
        "E,p,2026-03,,ALL,EMPLOYER," + minutes + ",,yes,");
    attended(
        "E,p,2026-02," + here + ",a",
        "E,p,2026-02," + there + ",b",
        "E,p,2026-03," + here + ",a",
        "E,p,2026-03," + there + ",b");
    assertThat(facts.of(WORK, "2026-03-31")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 1", "101, 0, 0", "0, 1.6, 1", "100, 1.6, 1", "100, 2, 0"})
  void time_off_and_overtime_are_not_taken_twice(String settled, String overtime, int findings) {
    for (String month : List.of("2026-02", "2026-03")) {
      said("E,p," + month + ",,ALL,EMPLOYER,400,,yes," + settled);
      attended("E,p," + month + "," + overtime + ",");
    }
    assertThat(facts.of(WORK, "2026-03-31")).hasSize(findings);
  }

  @Test
  void where_attendance_does_not_say_how_much_overtime_there_was_nothing_is_said() {
    said("E,p,2026-02,,ALL,EMPLOYER,900,,yes,", "E,p,2026-03,,ALL,EMPLOYER,900,,yes,");
    assertThat(facts.of(WORK, "2026-03-31")).as("no file of attendance").isEmpty();
    attended("E,p,2026-02,0,", "E,p,2026-03,0,a", "E,p,2026-03,,b");
    assertThat(facts.of(WORK, "2026-03-31")).as("a site of March is not known").isEmpty();
  }

  @Test
  void only_what_the_employer_asked_for_counts_and_what_is_not_known_is_named() {
    for (String month : List.of("2026-02", "2026-03")) {
      said(
          "E,p," + month + ",,CALLS,EMPLOYER,300,,yes,",
          "E,p," + month + ",,LOGINS,EMPLOYER,500,,no,",
          "E,p," + month + ",,OTHER,EMPLOYER,70,,,",
          "F,p," + month + ",,CALLS,EMPLOYER,299,,yes,",
          "F,p," + month + ",,LOGINS,EMPLOYER,500,,no,",
          "F,p," + month + ",,OTHER,EMPLOYER,70,,,");
      attended("E,p," + month + ",0,", "F,p," + month + ",0,");
    }
    Found found = facts.only(WORK, "2026-03-31");
    assertThat(found.finding().employer()).isEqualTo("E");
    assertThat(found.finding().threshold()).isEqualTo("300 minutes");
    assertThat(found.finding().facts())
        .extracting(fact -> fact.name() + " " + fact.value() + " " + fact.unit())
        .containsExactly(
            "off-hours-months 2 months",
            "off-hours-month 2026-02 text",
            "off-hours-minutes 300 minutes",
            "recorded-overtime 0 hours",
            "unclear-minutes 70 minutes");
    assertThat(found.finding().facts())
        .extracting(Fact::source)
        .containsExactly(
            "off-hours.csv:2,8",
            "off-hours.csv:2",
            "attendance.csv:2;off-hours.csv:2",
            "attendance.csv:2",
            "off-hours.csv:4");
  }

  @Test
  void days_months_channels_and_sources_that_say_the_same_are_not_added_up() {
    for (String month : List.of("2026-02", "2026-03")) {
      said(
          "E,p," + month + "," + month + "-01,CALLS,EMPLOYER,100,,yes,",
          "E,p," + month + "," + month + "-02,CALLS,EMPLOYER,99,,yes,",
          "E,p," + month + ",,CALLS,EMPLOYER,150,,yes,",
          "E,p," + month + ",,MESSAGES,EMPLOYER,100,,yes,",
          "E,p," + month + ",,ALL,EMPLOYER,299,,yes,",
          "E,p," + month + ",,ALL,SYSTEM,299,,yes,");
      attended("E,p," + month + ",0,");
    }
    assertThat(facts.of(WORK, "2026-03-31")).isEmpty();
    said("E,p,2026-02,2026-02-03,CALLS,EMPLOYER,1,,yes,");
    said("E,p,2026-03,2026-03-03,CALLS,EMPLOYER,1,,yes,");
    assertThat(facts.of(WORK, "2026-03-31")).containsExactly("REMIND p");
  }

  @Test
  void a_region_may_have_its_own_bound_until_the_seat_moves() {
    Properties own = new Properties();
    own.putAll(
        Map.of(
            "off-hours-work.v1.minutes", "600",
            "off-hours-work.v1.months", "2",
            "off-hours-work.v1.look-back-months", "12",
            "off-hours-work.v2.region", "3301",
            "off-hours-work.v2.from", "2026-04-10",
            "off-hours-work.v2.minutes", "300",
            "off-hours-work.v2.months", "2",
            "off-hours-work.v2.look-back-months", "12"));
    facts
        .with(RuleBook.of(own))
        .file("employers", FactsDir.EMPLOYERS, "E,330106,,2026-06-10,", "E,110101,2026-06-11,,");
    twoMonths("EMPLOYER", "300");
    assertThat(facts.of(WORK, "2026-04-09")).isEmpty();
    assertThat(facts.of(WORK, "2026-04-10")).containsExactly("REMIND p");
    assertThat(facts.of(WORK, "2026-06-10")).containsExactly("REMIND p");
    assertThat(facts.of(WORK, "2026-06-11")).isEmpty();
  }

  @Test
  void lines_nothing_real_has_are_not_used_and_identity_numbers_refused() {
    said(
        "E,p,2026-02,2026-03-01,ALL,EMPLOYER,10,,yes,",
        "E,p,2026-02,2026-02-28,ALL,EMPLOYER,1441,,yes,",
        "E,p,2026-02,,ALL,EMPLOYER,40321,,yes,",
        "E,p,2026-02,,ALL,EMPLOYER,60,,yes,61",
        "E,p,2026-02,,ALL,EMPLOYER,-1,,yes,",
        "E,p,2026-02,,ALL,EMPLOYER,44641,,yes,",
        "E,p,2026-02,,CHAT,EMPLOYER,60,,yes,",
        "E,330106199001011234,2026-02,,ALL,EMPLOYER,60,,yes,",
        "E,p,2026-02,,ALL,EMPLOYER,40320,,yes,40320",
        "E,p,2026-02,,ALL,EMPLOYER,40320,,yes,40320",
        "E,p,2026-02,,ALL,EMPLOYER,7,,yes,",
        "E,p,2026-02,2026-02-28,ALL,EMPLOYER,1440,,yes,");
    FactFolder read = facts.scan("2026-03-31", 96L << 20, new ArrayList<>());
    QualityReport report = read.quality().getFirst();
    assertThat(report.used()).isEqualTo(2);
    assertThat(report.listed())
        .extracting(line -> line.line() + " " + line.column() + " " + line.reason())
        .containsExactlyInAnyOrder(
            "2 day IMPOSSIBLE",
            "3 minutes IMPOSSIBLE",
            "4 minutes IMPOSSIBLE",
            "5 settled_minutes IMPOSSIBLE",
            "6 minutes NOT_A_NUMBER",
            "7 minutes IMPOSSIBLE",
            "8 channel UNKNOWN_CODE",
            "9 person IDENTITY_NUMBER",
            "11  DUPLICATE",
            "12  CONFLICT");
  }
}
