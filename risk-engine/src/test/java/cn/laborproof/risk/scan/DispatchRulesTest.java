package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D-01 to D-15. */
class DispatchRulesTest {

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  private static String sent(String firm, String user, String person, String from, String to) {
    return String.join(",", firm, user, person, from, to, ",,,,,,,,,");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01, 0", "2026-03-02, 1", "2022-12-31, 0", "2023-03-01, 1", "2023-03-02, 0"})
  void a_licence_holds_from_its_first_to_its_last_day(String asOf, int findings) {
    facts
        .file("dispatch-licences", FactsDir.LICENCES, "D,L1,2023-03-02,2026-03-01,2000000")
        .file("dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "p", "2023-01-01", ""));
    assertThat(facts.of("dispatch-unlicensed", asOf)).hasSize(findings);
  }

  @Test
  void without_the_register_of_licences_nobody_is_called_unlicensed() {
    facts.file("dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "p", "2023-01-01", ""));
    assertThat(facts.findings("2026-01-01")).isEmpty();
    facts.file("dispatch-licences", FactsDir.LICENCES, "X,L9,2023-03-02,2029-03-01,");
    assertThat(facts.findings("2026-01-01")).containsExactly("dispatch-unlicensed BREACH D");
  }

  @ParameterizedTest
  @CsvSource({"1999999.99, 1", "2000000, 0", "'', 0"})
  void capital_has_its_bound(String capital, int findings) {
    facts.file("dispatch-licences", FactsDir.LICENCES, "D,L1,2024-01-01,2026-12-31," + capital);
    assertThat(facts.of("dispatch-capital", "2026-01-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-29, 2026-02-27, 0", "2026-04-29, 2026-02-28, 1", "2026-04-29, 2026-04-29, 1",
    "2026-04-29, 2026-04-30, 0", "2024-04-29, 2024-02-28, 0", "2024-04-29, 2024-02-29, 1"
  })
  void renewal_is_reminded_of_sixty_days_before_the_licence_ends(
      String ends, String asOf, int findings) {
    facts.file("dispatch-licences", FactsDir.LICENCES, "D,L1,2023-01-01," + ends + ",");
    assertThat(facts.of("dispatch-licence-expiring", asOf)).hasSize(findings);
    facts.file("dispatch-licences", FactsDir.LICENCES, "D,L2,2024-01-01,2029-01-01,");
    assertThat(facts.of("dispatch-licence-expiring", asOf)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31, 0", "2026-04-01, 1", "2026-05-11, 1"})
  void the_report_is_due_by_the_end_of_march(String asOf, int findings) {
    facts
        .file("dispatch-licences", FactsDir.LICENCES, "D,L1,2024-06-01,2027-05-31,")
        .file(
            "dispatch-reports", "firm,year,reported_on", "D,2024,2025-03-31", "D,2025,2026-05-11");
    assertThat(facts.of("dispatch-report-missing", asOf)).hasSize(findings);
  }

  @Test
  void a_report_that_came_late_is_a_notice_that_says_how_late() {
    facts
        .file("dispatch-licences", FactsDir.LICENCES, "D,L1,2024-06-01,2028-05-31,")
        .file(
            "dispatch-reports", "firm,year,reported_on", "D,2025,2026-04-01", "D,2024,2025-03-31");
    Finding late = facts.only("dispatch-report-missing", "2026-05-11").finding();
    assertThat(late.severity()).isEqualTo(Severity.NOTICE);
    assertThat(late.facts())
        .extracting(Fact::name, Fact::value, Fact::source)
        .contains(
            tuple("reported-on", "2026-04-01", "dispatch-reports.csv:2"),
            tuple("days-late", "1", "dispatch-reports.csv:2"));
    assertThat(new Wording(Locale.ENGLISH).of(late).sentence()).contains("1 days late");
    assertThat(new Wording(Locale.CHINESE).of(late).sentence()).contains("逾期 1 天");
    assertThat(facts.of("dispatch-report-missing", "2027-04-01")).containsExactly("BREACH D");
  }

  @ParameterizedTest
  @CsvSource({
    "'U,D,EQUITY,50', BREACH",
    "'U,D,EQUITY,49.99', REMIND",
    "'U,D,EQUITY,', REMIND",
    "'U,D,PARTNER,1', BREACH",
    "'U,D,BRANCH,', BREACH",
    "'U,D,SAME_CONTROLLER,', REMIND"
  })
  void below_the_share_of_the_rule_book_an_owner_is_a_matter_for_a_reminder(
      String link, String severity) {
    facts
        .file("dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "p", "2025-01-01", ""))
        .file("affiliations", "owner,owned,kind,share_percent", link);
    Found found = facts.only("dispatch-affiliated", "2026-01-31");
    assertThat(found.finding().severity()).isEqualTo(Severity.valueOf(severity));
    assertThat(found.finding().threshold()).isEqualTo("50 %");
  }

  @Test
  void the_owner_of_firm_and_user_unit_stands_in_chain_and_evidence() {
    facts
        .file("dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "p", "2025-01-01", ""))
        .file(
            "affiliations",
            "owner,owned,kind,share_percent",
            // The short way is of little share, the long one is not.
            "U,D,EQUITY,5",
            "G,D,EQUITY,60",
            "G,U,EQUITY,51");
    Found found = facts.only("dispatch-affiliated", "2026-01-31");
    assertThat(found.finding().severity()).isEqualTo(Severity.BREACH);
    assertThat(found.chain()).containsExactly("D", "G", "U");
    assertThat(found.finding().facts())
        .extracting(Fact::name, Fact::value, Fact::source)
        .contains(
            tuple("link-owner", "G", "affiliations.csv:3"),
            tuple("link-share", "60", "affiliations.csv:3"),
            tuple("link-owner", "G", "affiliations.csv:4"),
            tuple("link-share", "51", "affiliations.csv:4"));
  }

  @ParameterizedTest
  @CsvSource({
    "FIXED, 2024-03-01, 2026-02-28, 0",
    "FIXED, 2024-03-01, 2026-02-27, 1",
    "FIXED, 2024-02-29, 2026-02-28, 0",
    "FIXED, 2024-02-29, 2026-02-27, 1",
    "OPEN_ENDED, 2024-03-01, '', 0",
    "TASK, 2024-03-01, '', 1"
  })
  void contracts_of_dispatched_workers_last_two_years(
      String kind, String from, String to, int findings) {
    facts
        .file("dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "p", "2024-03-01", ""))
        .file(
            "contracts",
            FactsDir.CONTRACTS,
            "D,p,c,%s,%s,%s,%s,,,".formatted(kind, from, from, to),
            "D,inhouse,c2,FIXED,2025-01-01,2025-01-01,2025-12-31,,,");
    assertThat(facts.of("dispatch-contract-short", "2025-06-01")).hasSize(findings);
  }

  @Test
  void three_short_terms_in_a_row_at_one_user_unit_are_a_split_period() {
    facts.file(
        "dispatch-workers",
        FactsDir.DISPATCH,
        sent("D", "U", "p", "2025-01-01", "2025-06-30"),
        sent("D", "U", "p", "2025-07-30", "2025-12-31"),
        sent("D", "U", "p", "2026-01-01", "2026-03-31"),
        sent("D", "U", "q", "2025-01-01", "2025-06-30"),
        sent("D", "U", "q", "2025-07-31", "2025-12-31"),
        sent("D", "U", "q", "2026-01-01", "2026-03-31"),
        sent("D", "U", "r", "2025-01-01", "2025-07-01"),
        sent("D", "U", "r", "2025-07-02", "2025-12-31"),
        sent("D", "V", "r", "2026-01-01", "2026-03-31"));
    assertThat(facts.of("dispatch-split-terms", "2026-02-01")).containsExactly("REMIND p");
  }

  @Test
  void charges_part_time_and_returns_are_read_from_the_roster() {
    facts.file(
        "dispatch-workers",
        FactsDir.DISPATCH,
        "D,U,a,2025-01-01,,,,,,,0.01,,,,",
        "D,U,b,2025-01-01,,,,,,,0,,,,",
        "D,U,c,2025-01-01,,,,,,PART_TIME,,,,,",
        "D,U,d,2025-01-01,,,,,,FULL_TIME,,,,,",
        "D,U,e,2025-01-01,2026-01-31,,,,,,,,OTHER,,",
        "D,U,f,2025-01-01,2026-01-31,,,,,,,,ART41,,",
        "D,U,g,2025-01-01,2026-02-01,,,,,,,,OTHER,,");
    assertThat(facts.findings("2026-01-31"))
        .containsExactly(
            "dispatch-charge BREACH a", "dispatch-part-time BREACH c", "dispatch-return REMIND e");
  }

  @ParameterizedTest
  @CsvSource({"330102, 330106, 0", "330102, 330204, 1", "'', 330204, 0", "330102, '', 0"})
  void dispatched_workers_are_insured_where_they_work(String place, String insured, int findings) {
    facts
        .file("dispatch-workers", FactsDir.DISPATCH, "D,U,p,2025-01-01,,,,,,,," + place + ",,,")
        .file(
            "insurance",
            FactsDir.INSURANCE,
            "D,p,2024-12,PAID,110101",
            "D,p,2025-11,PAID," + insured);
    assertThat(facts.of("dispatch-insurance-elsewhere", "2026-01-01")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPORARY, 2025-08-31, '', '', 2026-02-28, ''",
    "TEMPORARY, 2025-08-31, '', '', 2026-03-01, BREACH",
    "TEMPORARY, 2023-08-31, '', '', 2024-02-29, ''",
    "TEMPORARY, 2023-08-31, '', '', 2024-03-01, BREACH",
    "TEMPORARY, 2025-09-01, '', '', 2026-02-28, ''",
    "TEMPORARY, 2025-09-01, '', '', 2026-03-01, BREACH",
    "AUXILIARY, '', '', '', 2026-03-01, REMIND",
    "AUXILIARY, '', 2026-03-02, '', 2026-03-01, REMIND",
    "AUXILIARY, '', 2026-03-01, '', 2026-03-01, ''",
    "SUBSTITUTE, '', '', '', 2026-03-01, REMIND",
    "SUBSTITUTE, '', '', x, 2026-03-01, ''",
    "OTHER, '', '', '', 2026-03-01, BREACH",
    "'', '', '', '', 2026-03-01, ''"
  })
  void posts_are_temporary_auxiliary_or_substitute(
      String nature,
      String since,
      String published,
      String replaced,
      String asOf,
      String severity) {
    facts.file(
        "dispatch-workers",
        FactsDir.DISPATCH,
        "D,U,p,2023-01-01,,%s,%s,%s,%s,,,,,,".formatted(nature, since, published, replaced));
    assertThat(facts.of("dispatch-post", asOf))
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity + " p"));
  }

  @ParameterizedTest
  @CsvSource({"90, 10, NOTICE", "89, 10, BREACH", "92, 8, NOTICE", "93, 7, ''", "0, 5, ''"})
  void the_dispatched_share_is_compared_exactly(int own, int dispatched, String severity) {
    facts.file("employments", FactsDir.EMPLOYMENTS, "X,x,DIRECT,2020-01-01,,,");
    for (int i = 0; i < own; i++) {
      facts.file("employments", FactsDir.EMPLOYMENTS, "U,own" + i + ",DIRECT,2020-01-01,,,");
    }
    facts.file(
        "employments",
        FactsDir.EMPLOYMENTS,
        "U,left,DIRECT,2020-01-01,2026-01-30,,",
        "U,part,PART_TIME,2020-01-01,,,");
    for (int i = 0; i < dispatched; i++) {
      facts.file("dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "d" + i, "2025-01-01", ""));
    }
    facts.file(
        "dispatch-workers", FactsDir.DISPATCH, sent("D", "U", "old", "2025-01-01", "2026-01-30"));
    assertThat(facts.of("dispatch-ratio", "2026-01-31"))
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity + " U"));
  }

  @Test
  void the_lines_behind_a_count_are_named_as_ranges() {
    facts.file("employments", FactsDir.EMPLOYMENTS, "U,own,DIRECT,2020-01-01,,,");
    facts.file(
        "dispatch-workers",
        FactsDir.DISPATCH,
        sent("D", "U", "d1", "2025-01-01", ""),
        sent("D", "V", "d2", "2025-01-01", ""),
        sent("D", "U", "d3", "2025-01-01", ""),
        sent("D", "U", "d4", "2025-01-01", ""));
    assertThat(facts.only("dispatch-ratio", "2026-01-31").finding().facts())
        .extracting(Fact::source)
        .startsWith("dispatch-workers.csv:2,4-5", "employments.csv:2");
  }

  @Test
  void a_firm_owned_by_the_user_unit_its_parent_or_a_sister_is_linked() {
    facts
        .file(
            "dispatch-workers",
            FactsDir.DISPATCH,
            sent("D", "U", "p", "2025-01-01", ""),
            sent("D", "SISTER", "q", "2025-01-01", ""),
            sent("D", "OTHER", "r", "2025-01-01", ""),
            sent("D", "LATER", "s", "2025-01-01", ""))
        .file(
            "affiliations",
            "owner,owned,kind,share_percent,valid_from,valid_to",
            "GROUP,U,EQUITY,60,2020-01-01,",
            "GROUP,HOLD,EQUITY,100,2020-01-01,",
            "HOLD,D,PARTNER,30,2020-01-01,",
            "U,SISTER,EQUITY,51,2020-01-01,",
            // D's own subsidiary is not the firm's founder's unit: ways go up first, then down.
            "U2,OTHER,EQUITY,51,2020-01-01,",
            "LATER,D,EQUITY,51,2026-02-01,");
    assertThat(facts.of("dispatch-affiliated", "2026-01-31"))
        .containsExactly("BREACH SISTER", "BREACH U");
    assertThat(facts.of("dispatch-affiliated", "2026-02-01"))
        .containsExactly("BREACH LATER", "BREACH SISTER", "BREACH U");
  }

  @Test
  void who_is_sent_on_by_the_user_unit_makes_a_chain() {
    facts
        .file(
            "dispatch-workers",
            FactsDir.DISPATCH,
            sent("D", "U", "p", "2025-01-01", "2026-01-31"),
            sent("U", "V", "p", "2026-01-31", ""),
            sent("D", "U", "q", "2025-01-01", "2026-01-30"),
            sent("U", "V", "q", "2026-01-31", ""),
            sent("D", "U", "r", "2025-01-01", ""))
        .file(
            "service-workers",
            "contract,principal,contractor,person,starts_on,ends_on",
            "k,W,U,r,2025-03-01,");
    List<Found> chains =
        facts.found("2026-03-01").stream()
            .filter(f -> f.finding().rule().equals("dispatch-chain"))
            .toList();
    assertThat(chains)
        .extracting(Found::chain)
        .containsExactly(List.of("D", "U", "V"), List.of("D", "U", "W"));
    assertThat(chains.getFirst().finding().facts().getFirst().source())
        .isEqualTo("dispatch-workers.csv:2-3");
    assertThat(facts.of("dispatch-chain", "2026-01-30")).hasSize(1);
  }

  @Test
  void pay_is_compared_between_averages_of_one_post() {
    for (int i = 0; i < 3; i++) {
      facts
          .file("employments", FactsDir.EMPLOYMENTS, "U,o" + i + ",DIRECT,2020-01-01,,5000,焊工")
          .file("dispatch-workers", FactsDir.DISPATCH, "D,U,d" + i + ",2025-01-01,,,,,,,,,,焊工,3999")
          .file("dispatch-workers", FactsDir.DISPATCH, "D,U,e" + i + ",2025-01-01,,,,,,,,,,钳工,100");
    }
    assertThat(facts.of("dispatch-unequal-pay", "2026-01-31")).containsExactly("NOTICE U/焊工");
  }
}
