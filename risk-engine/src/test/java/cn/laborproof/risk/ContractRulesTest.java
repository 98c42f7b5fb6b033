package cn.laborproof.risk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.rule.RuleBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds, month ends, leap days and missing data of the contract rules. */
class ContractRulesTest {

  private static final LocalDate HIRED = LocalDate.of(2026, 3, 2);
  private final RiskEngine engine = RiskEngine.shipped();

  @Test
  void stays_silent_on_day_nineteen_and_reminds_on_day_twenty() {
    assertThat(rules(unsigned(HIRED), HIRED.plusDays(19))).isEmpty();
    assertThat(rules(unsigned(HIRED), HIRED.plusDays(20)))
        .containsExactly("contract-unseen-remind");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-04-02",
    "2026-01-31, 2026-02-28",
    "2024-01-31, 2024-02-29",
    "2024-02-29, 2024-03-29",
    "2026-12-31, 2027-01-31"
  })
  void a_month_is_a_calendar_month_and_passes_only_after_its_last_day(
      LocalDate hired, LocalDate lastDay) {
    assertThat(rules(unsigned(hired), lastDay)).containsExactly("contract-unseen-remind");
    assertThat(rules(unsigned(hired), lastDay.plusDays(1)))
        .containsExactly("contract-unseen-breach", "double-wage-exposure");
  }

  @Test
  void moves_the_month_over_rest_days_where_the_rule_book_says_so() {
    Properties changed = new Properties();
    changed.putAll(
        java.util.Map.of(
            "contract-unseen-breach.v2.months", "1",
            "contract-unseen-breach.v2.extend-over-rest-days", "true"));
    RiskEngine extended = new RiskEngine(RuleBook.of(changed), WorkingCalendar.china());
    // One month from 2026-09-02 ends on 2026-10-02, inside the holiday that lasts to 2026-10-07.
    LocalDate hired = LocalDate.of(2026, 9, 2);
    assertThat(extended.examine(facts(unsigned(hired)), LocalDate.of(2026, 10, 8))).isEmpty();
    assertThat(extended.examine(facts(unsigned(hired)), LocalDate.of(2026, 10, 9))).hasSize(1);
  }

  @Test
  void counts_a_whole_month_in_full_and_a_part_month_by_working_days() {
    // Exposure from 2026-04-03 to 2026-05-31. April 2026 has 21 working days, of which 19 from the
    // 3rd; May is whole.
    Finding finding = only("double-wage-exposure", unsigned(HIRED), LocalDate.of(2026, 5, 31));
    WorkingCalendar china = WorkingCalendar.china();
    int april = china.workingDays(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));
    int part = china.workingDays(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 30));
    assertThat(april).isEqualTo(21);
    assertThat(part).isEqualTo(19);
    assertThat(value(finding, "exposure-from")).isEqualTo("2026-04-03");
    assertThat(value(finding, "exposure-days")).isEqualTo("59");
    assertThat(value(finding, "exposure-amount"))
        .isEqualTo(Money.ofYuan(8400).plus(Money.ofYuan(8400).times(19, 21)).toString());
  }

  @Test
  void stops_double_wage_after_eleven_months() {
    Finding finding = only("double-wage-exposure", unsigned(HIRED), LocalDate.of(2028, 1, 1));
    assertThat(value(finding, "exposure-to"))
        .as("the day before a year is full, LCL-Reg art 7")
        .isEqualTo("2027-03-01");
  }

  @Test
  void double_wage_never_comes_to_more_than_eleven_wages() {
    Money most = Money.ofYuan(8400).times(11, 1);
    List<LocalDate> bounded = new ArrayList<>();
    for (LocalDate hired = LocalDate.of(2024, 1, 1);
        hired.getYear() == 2024;
        hired = hired.plusDays(1)) {
      String amount =
          value(
              only("double-wage-exposure", unsigned(hired), LocalDate.of(2026, 11, 21)),
              "exposure-amount");
      assertThat(new BigDecimal(amount)).isLessThanOrEqualTo(most.yuan());
      if (amount.equals(most.toString())) {
        bounded.add(hired);
      }
    }
    assertThat(bounded).as("months of unlike weight").isNotEmpty();
  }

  @Test
  void stops_double_wage_the_day_before_signing() {
    Employment late = signed(HIRED, LocalDate.of(2026, 5, 10), Optional.empty());
    Finding finding = only("double-wage-exposure", late, LocalDate.of(2026, 11, 21));
    assertThat(value(finding, "exposure-to")).isEqualTo("2026-05-09");
    assertThat(rules(late, LocalDate.of(2026, 11, 21))).containsExactly("double-wage-exposure");
  }

  @Test
  void finds_nothing_when_signed_on_the_last_day_of_the_month() {
    assertThat(
            rules(signed(HIRED, HIRED.plusMonths(1), Optional.empty()), LocalDate.of(2026, 11, 21)))
        .isEmpty();
  }

  @Test
  void does_not_see_a_contract_that_is_concluded_after_the_day_asked_for() {
    Employment late = signed(HIRED, LocalDate.of(2026, 5, 10), Optional.empty());
    assertThat(rules(late, LocalDate.of(2026, 5, 9))).contains("contract-unseen-breach");
  }

  @Test
  void names_the_exposure_in_days_when_the_wage_is_not_known() {
    Employment noWage =
        new Employment(
            "roster/1",
            "w",
            EmploymentForm.DIRECT,
            HIRED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    Finding finding = only("double-wage-exposure", noWage, LocalDate.of(2026, 5, 31));
    assertThat(finding.facts()).noneMatch(f -> f.name().equals("exposure-amount"));
  }

  @Test
  void keeps_what_was_due_to_a_person_who_left() {
    LocalDate left = LocalDate.of(2026, 4, 20);
    Employment gone =
        new Employment(
            "roster/1",
            "w",
            EmploymentForm.DIRECT,
            HIRED,
            Optional.of(Money.ofYuan(8400)),
            Optional.of(left),
            List.of(),
            Optional.empty());
    assertThat(value(only("double-wage-exposure", gone, LocalDate.of(2026, 11, 21)), "exposure-to"))
        .isEqualTo("2026-04-20");
  }

  @ParameterizedTest
  @EnumSource(
      value = EmploymentForm.class,
      names = {"PART_TIME", "OUTSOURCED", "DISPATCHED"})
  void asks_only_own_full_time_employment_for_a_contract(EmploymentForm form) {
    Employment other =
        new Employment(
            "roster/1",
            "w",
            form,
            HIRED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    assertThat(rules(other, LocalDate.of(2026, 11, 21)))
        .doesNotContain("contract-unseen-breach", "double-wage-exposure");
  }

  @Test
  void a_year_without_contract_is_deemed_open_ended_only_after_its_last_day() {
    assertThat(rules(unsigned(HIRED), HIRED.plusYears(1)))
        .doesNotContain("contract-deemed-open-ended");
    assertThat(rules(unsigned(HIRED), HIRED.plusYears(1).plusDays(1)))
        .contains("contract-deemed-open-ended");
  }

  @ParameterizedTest
  @CsvSource({"61,", "60,NOTICE", "31,NOTICE", "30,REMIND", "0,REMIND"})
  void reminds_sixty_and_thirty_days_before_a_term_ends(int days, String severity) {
    LocalDate asOf = LocalDate.of(2026, 11, 21);
    Employment ending = signed(HIRED, HIRED, Optional.of(asOf.plusDays(days)));
    assertThat(engine.examine(facts(ending), asOf).stream().map(f -> f.severity().name()))
        .isEqualTo(severity == null ? List.of() : List.of(severity));
  }

  @Test
  void says_when_a_person_works_on_after_the_term() {
    LocalDate asOf = LocalDate.of(2026, 11, 21);
    Employment over = signed(HIRED, HIRED, Optional.of(asOf.minusDays(1)));
    assertThat(rules(over, asOf)).containsExactly("contract-expired");
  }

  @ParameterizedTest
  @CsvSource({"10,1,NOTICE", "90,10,NOTICE", "90,11,BREACH", "92,8,NOTICE", "93,7,"})
  void compares_the_dispatched_share_exactly(int own, int dispatched, String expected) {
    EmployerFacts facts = new EmployerFacts("E", "110000", people(own, dispatched), List.of());
    List<Severity> found =
        engine.examine(facts, HIRED).stream()
            .filter(f -> f.rule().equals("dispatch-share"))
            .map(Finding::severity)
            .toList();
    // 1 of 10 is exactly ten per cent: at the bound, not over it.
    List<Severity> wanted =
        expected == null
            ? List.of()
            : List.of(expected.equals("BREACH") ? Severity.BREACH : Severity.NOTICE);
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void a_declared_paper_contract_is_a_state_of_its_own() {
    Employment paper =
        new Employment(
            "roster/1",
            "w",
            EmploymentForm.DIRECT,
            HIRED,
            Optional.empty(),
            Optional.empty(),
            List.of(new WrittenContract.PaperDeclared("paper/1", HIRED, HIRED, Optional.empty())),
            Optional.empty());
    assertThat(rules(paper, LocalDate.of(2026, 11, 21))).containsExactly("contract-paper-declared");
  }

  @Test
  void prefers_the_rule_of_the_region_over_the_national_one() {
    Properties book = new Properties();
    book.putAll(
        java.util.Map.of(
            "contract-unseen-remind.v1.days", "20",
            "contract-unseen-remind.v2.days", "10",
            "contract-unseen-remind.v2.region", "3301"));
    RiskEngine regional = new RiskEngine(RuleBook.of(book), WorkingCalendar.china());
    EmployerFacts here = new EmployerFacts("E", "330106", List.of(unsigned(HIRED)), List.of());
    EmployerFacts elsewhere = new EmployerFacts("E", "110101", List.of(unsigned(HIRED)), List.of());
    assertThat(regional.examine(here, HIRED.plusDays(10))).hasSize(1);
    assertThat(regional.examine(elsewhere, HIRED.plusDays(10))).isEmpty();
  }

  private static Employment unsigned(LocalDate hired) {
    return new Employment(
        "roster/1",
        "w",
        EmploymentForm.DIRECT,
        hired,
        Optional.of(Money.ofYuan(8400)),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static Employment signed(LocalDate hired, LocalDate concluded, Optional<LocalDate> ends) {
    return new Employment(
        "roster/1",
        "w",
        EmploymentForm.DIRECT,
        hired,
        Optional.of(Money.ofYuan(8400)),
        Optional.empty(),
        List.of(new WrittenContract.Electronic("contract/1", concluded, hired, ends)),
        Optional.empty());
  }

  private static List<Employment> people(int own, int dispatched) {
    return Stream.concat(
            Stream.generate(() -> form(EmploymentForm.DIRECT)).limit(own),
            Stream.generate(() -> form(EmploymentForm.DISPATCHED)).limit(dispatched))
        .toList();
  }

  private static Employment form(EmploymentForm form) {
    return new Employment(
        "roster/1",
        "w",
        form,
        HIRED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private List<String> rules(Employment employment, LocalDate asOf) {
    return engine.examine(facts(employment), asOf).stream().map(Finding::rule).toList();
  }

  private Finding only(String rule, Employment employment, LocalDate asOf) {
    return engine.examine(facts(employment), asOf).stream()
        .filter(f -> f.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static String value(Finding finding, String fact) {
    return finding.facts().stream()
        .filter(f -> f.name().equals(fact))
        .map(Fact::value)
        .findFirst()
        .orElseThrow();
  }

  private static EmployerFacts facts(Employment employment) {
    return new EmployerFacts("91350100M000100Y43", "350100", List.of(employment), List.of());
  }
}
