package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D-16 and the adjusted share: one contract at its bounds, and whole populations. */
class DisguisedDispatchTest {

  private static final String RULE = "disguised-dispatch";
  private static final String SERVICES =
      "contract,principal,contractor,starts_on,ends_on,service,fee_basis,headcount_fixed,supervisors,acceptances,quality_deductions";
  private static final String WORKERS =
      "contract,principal,contractor,person,starts_on,ends_on,line,rules_of";
  private static final String ATTENDANCE = "employer,person,month,managed_by,device_owner";

  @TempDir Path folder;

  @Test
  void finds_disguised_dispatch_among_three_honest_look_alikes() throws IOException {
    List<Found> all = new ArrayList<>();
    long disguised = 0;
    long right = 0;
    for (Seeded any : Seeded.runs(4).toList()) {
      ServicePopulation population = new ServicePopulation(any, 60);
      FactsDir facts = new FactsDir(folder).empty();
      population.write(folder);
      List<Found> found =
          facts.found("2025-12-15").stream()
              .filter(f -> f.finding().rule().equals("disguised-dispatch"))
              .toList();
      print(any.toString(), found, population.disguised());
      all.addAll(found);
      disguised += population.disguised().size();
      right +=
          found.stream()
              .filter(f -> population.disguised().contains(f.finding().subject()))
              .count();
    }
    double precision = (double) right / all.size();
    double recall = (double) right / disguised;
    System.err.printf("all populations: precision %.3f recall %.3f%n", precision, recall);
    assertThat(precision).isGreaterThanOrEqualTo(0.95);
    assertThat(recall).isGreaterThanOrEqualTo(0.90);
    assertThat(all)
        .allSatisfy(f -> {
          assertThat(f.indicators())
              .anyMatch(i -> i.strong() && i.percent() >= 50)
              .allSatisfy(
                  i -> assertThat(i.facts()).isNotEmpty().allMatch(DisguisedDispatchTest::opens));
          assertThat(f.finding().facts()).allMatch(DisguisedDispatchTest::opens);
        });
  }

  @Test
  void what_is_stated_below_eighty_percent_is_a_notice_that_says_it_is_a_matter_for_inquiry() {
    Set<Severity> seen = new HashSet<>();
    for (String contract : contracts()) {
      FactsDir facts =
          new FactsDir(folder)
              .empty()
              .file("service-contracts", SERVICES, "K,P,C,2025-01-01,2025-12-31,C3360," + contract)
              .file("service-workers", WORKERS, "K,P,C,w,2025-01-01,,l1,C")
              .file("attendance", ATTENDANCE, "C,w,2025-06,P,P");
      for (Found found : facts.found("2025-12-01")) {
        Finding finding = found.finding();
        if (!finding.rule().equals("disguised-dispatch")) {
          continue;
        }
        boolean low = Integer.parseInt(value(finding, "probability")) < 80;
        seen.add(finding.severity());
        assertThat(finding.severity()).isEqualTo(low ? Severity.NOTICE : Severity.REMIND);
        assertThat(value(finding, "inquiry-below")).isEqualTo(low ? "80" : "");
        assertThat(new Wording(Locale.CHINESE).of(finding).sentence().contains("应先询问再作判断"))
            .isEqualTo(low);
        assertThat(
                new Wording(Locale.ENGLISH).of(finding).sentence().contains("a matter for inquiry"))
            .isEqualTo(low);
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(Severity.NOTICE, Severity.REMIND);
  }

  /** Papers of every kind beside the same conduct. */
  private static List<String> contracts() {
    List<String> contracts = new ArrayList<>();
    for (String fee : List.of("WAGES_PLUS_FEE", "PER_HEAD", "PER_HOUR", "RESULT")) {
      for (String headcount : List.of("yes", "no")) {
        for (String supervisors : List.of("0", "3")) {
          for (String deductions : List.of("0", "2")) {
            contracts.add(fee + "," + headcount + "," + supervisors + ",0," + deductions);
          }
        }
      }
    }
    return contracts;
  }

  @Test
  void indicators_are_counted_up_as_each_language_does() {
    Finding finding =
        one("P", "P", "WAGES_PLUS_FEE").only("disguised-dispatch", "2025-12-01").finding();
    assertThat(new Wording(Locale.CHINESE).of(finding).sentence()).contains("强指标：F-01、F-03、F-06；");
    assertThat(new Wording(Locale.ENGLISH).of(finding).sentence())
        .contains("strong indicators: F-01, F-03 and F-06;")
        .doesNotContain("、");
  }

  private static String value(Finding finding, String fact) {
    return finding.facts().stream()
        .filter(each -> each.name().equals(fact))
        .map(Fact::value)
        .findFirst()
        .orElse("");
  }

  private static void print(String seed, List<Found> found, Set<String> disguised) {
    long right = found.stream().filter(f -> disguised.contains(f.finding().subject())).count();
    System.err.printf(
        "disguised dispatch, %s: precision %.3f recall %.3f; calibration %s%n",
        seed,
        (double) right / found.size(),
        (double) right / disguised.size(),
        calibration(found, disguised));
  }

  private static boolean opens(Fact fact) {
    return fact.source().matches("[a-z-]+\\.csv:[0-9,-]+(;[a-z-]+\\.csv:[0-9,-]+)*");
  }

  /** Of the findings estimated at so many percent, how many were right. */
  private static String calibration(List<Found> found, Set<String> disguised) {
    TreeMap<String, int[]> bands = new TreeMap<>();
    for (Found f : found) {
      int estimated =
          Integer.parseInt(
              f.finding().facts().stream()
                  .filter(x -> x.name().equals("probability"))
                  .findFirst()
                  .orElseThrow()
                  .value());
      String band = estimated >= 95 ? "95+" : estimated >= 80 ? "80-94" : "below 80";
      int[] counts = bands.computeIfAbsent(band, _ -> new int[2]);
      counts[0] += disguised.contains(f.finding().subject()) ? 1 : 0;
      counts[1]++;
    }
    return bands.entrySet().stream()
        .map(b -> b.getKey() + " %: " + b.getValue()[0] + " of " + b.getValue()[1])
        .collect(Collectors.joining(", "));
  }

  private FactsDir one(String manager, String rules, String fee) {
    return new FactsDir(folder)
        .file(
            "service-contracts",
            SERVICES,
            "K,P,C,2025-01-01,2025-12-31,C3360," + fee + ",yes,0,0,0")
        .file("service-workers", WORKERS, "K,P,C,w,2025-01-01,,l1," + rules)
        .file("attendance", ATTENDANCE, "C,w,2025-06," + manager + ",P");
  }

  @Test
  void weak_indicators_alone_are_no_finding() {
    assertThat(one("C", "C", "RESULT").findings("2025-12-01")).isEmpty();
  }

  @Test
  void strong_ones_are_shown_with_their_lines_and_weights() {
    Found found = one("P", "P", "WAGES_PLUS_FEE").only("disguised-dispatch", "2025-12-01");
    assertThat(found.finding().employer()).isEqualTo("P");
    assertThat(found.finding().subject()).isEqualTo("C/K");
    assertThat(found.chain()).containsExactly("C", "P");
    Indicator managed = found.indicators().getFirst();
    assertThat(managed.id()).isEqualTo("F-01");
    assertThat(managed.percent()).isEqualTo(100);
    assertThat(managed.points()).isEqualTo(240);
    assertThat(managed.facts().getFirst().source()).isEqualTo("attendance.csv:2");
    assertThat(found.finding().articles().getFirst()).isEqualTo("劳务派遣暂行规定 第27条");
  }

  @Test
  void unknown_is_neither_for_nor_against() {
    FactsDir facts =
        new FactsDir(folder)
            .file(
                "service-contracts", "contract,principal,contractor,starts_on", "K,P,C,2025-01-01")
            .file("service-workers", WORKERS, "K,P,C,w,2025-01-01,,,P");
    assertThat(facts.findings("2025-12-01")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2024-12-31, 0", "2025-01-01, 1", "2026-12-31, 1", "2027-01-01, 0"})
  void a_contract_is_looked_at_from_its_start_to_a_year_after_its_end(String asOf, int findings) {
    assertThat(one("P", "P", "WAGES_PLUS_FEE").of("disguised-dispatch", asOf)).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"9, 0", "8, 1"})
  void the_adjusted_share_counts_them_as_dispatched(int own, int findings) {
    FactsDir facts = one("P", "P", "WAGES_PLUS_FEE");
    for (int i = 0; i < own; i++) {
      facts.file(
          "employments",
          "employer,person,form,first_working_day",
          "P,o" + i + ",DIRECT,2020-01-01");
    }
    assertThat(facts.of("dispatch-ratio-adjusted", "2025-12-01")).hasSize(findings);
  }

  @Test
  void a_group_moved_over_from_dispatch_names_the_firm_in_the_chain() {
    Found found =
        one("P", "P", "PER_HEAD")
            .file(
                "dispatch-workers",
                "firm,user,person,starts_on,ends_on",
                "D,P,w,2023-01-01,2024-12-31")
            .only("disguised-dispatch", "2025-12-01");
    assertThat(found.chain()).containsExactly("D", "C", "P");
    assertThat(found.indicators())
        .filteredOn(i -> i.id().equals("F-11"))
        .singleElement()
        .satisfies(
            i -> assertThat(i.facts().getFirst().source()).isEqualTo("dispatch-workers.csv:2"));
  }

  @Test
  void an_agreement_whose_people_are_declared_as_dispatched_hides_nothing() {
    FactsDir facts =
        one("P", "P", "WAGES_PLUS_FEE")
            .file("dispatch-workers", "firm,user,person,starts_on", "C,P,w,2025-01-01");
    assertThat(facts.of("disguised-dispatch", "2025-12-01")).isEmpty();
  }

  @Test
  void people_passed_on_by_a_firm_in_between_are_seen_with_the_one_who_leads_them() {
    Found found =
        one("Q", "Q", "WAGES_PLUS_FEE")
            .file("service-contracts", SERVICES, "M,Q,P,2025-01-01,2025-12-31,C3360,LUMP_SUM,,,,")
            .only("disguised-dispatch", "2025-12-01");
    assertThat(found.finding().subject()).isEqualTo("C/K");
    assertThat(found.chain()).containsExactly("C", "P", "Q");
  }

  /** 民法典 art 74: a branch is the company; a subsidiary is not. */
  @ParameterizedTest
  @CsvSource({
    "'P,B,BRANCH,2020-01-01,', 1",
    "'B,P,BRANCH,2020-01-01,', 1",
    "'P,B,BRANCH,2020-01-01,2025-12-01', 1",
    "'P,B,BRANCH,2020-01-01,2025-11-30', 0",
    "'P,B,BRANCH,2025-12-02,', 0",
    "'P,B,EQUITY,2020-01-01,', 0",
    "'P,B,SAME_CONTROLLER,2020-01-01,', 0"
  })
  void who_is_led_by_a_branch_of_the_principal_is_led_by_the_principal(String link, int findings) {
    FactsDir facts =
        one("B", "B", "WAGES_PLUS_FEE")
            .file("affiliations", "owner,owned,kind,valid_from,valid_to", link);
    assertThat(facts.of("disguised-dispatch", "2025-12-01")).hasSize(findings);
    if (findings > 0) {
      assertThat(facts.only("disguised-dispatch", "2025-12-01").finding().facts())
          .filteredOn(fact -> fact.name().equals("same-legal-person"))
          .singleElement()
          .extracting(Fact::value, Fact::source)
          .containsExactly("B", "affiliations.csv:2");
    }
  }

  @Test
  void two_branches_of_one_company_are_one_principal_and_one_that_nobody_names_is_no_fact() {
    Found found =
        one("B", "B", "WAGES_PLUS_FEE")
            .file(
                "affiliations",
                "owner,owned,kind,valid_from",
                "H,P,BRANCH,2020-01-01",
                "H,B,BRANCH,2020-01-01",
                "H,X,BRANCH,2020-01-01")
            .only("disguised-dispatch", "2025-12-01");
    assertThat(found.chain()).containsExactly("C", "P");
    assertThat(found.finding().facts())
        .filteredOn(fact -> fact.name().equals("same-legal-person"))
        .extracting(Fact::value)
        .containsExactly("B");
  }

  @Test
  void a_contractor_that_is_a_branch_of_the_principal_does_not_lead_itself() {
    FactsDir facts =
        one("C", "C", "RESULT")
            .file("affiliations", "owner,owned,kind,valid_from", "P,C,BRANCH,2020-01-01");
    assertThat(facts.of("disguised-dispatch", "2025-12-01")).isEmpty();
  }

  @Test
  void without_a_list_of_people_those_of_the_only_contract_are_looked_at() {
    FactsDir facts =
        new FactsDir(folder)
            .file(
                "service-contracts",
                SERVICES,
                "K,P,C,2025-01-01,2025-12-31,C3360,WAGES_PLUS_FEE,yes,0,0,0")
            .file("attendance", ATTENDANCE, "C,w,2025-06,P,P");
    assertThat(facts.only("disguised-dispatch", "2025-12-01").indicators())
        .anySatisfy(i -> {
          assertThat(i.id()).isEqualTo("F-01");
          assertThat(i.facts().getFirst().source()).isEqualTo("attendance.csv:2");
        });
  }

  @Test
  void without_a_list_nobody_is_counted_to_one_of_several_contracts_that_no_line_names() {
    FactsDir facts =
        new FactsDir(folder)
            .file(
                "service-contracts",
                SERVICES,
                "K,P,C,2025-01-01,2025-12-31,C3360,WAGES_PLUS_FEE,yes,0,0,0",
                "K2,P2,C,2025-01-01,2025-12-31,C3360,WAGES_PLUS_FEE,yes,0,0,0")
            .file("attendance", ATTENDANCE, "C,w,2025-06,P,P");
    // Of K2 too little is known then.
    assertThat(facts.of("disguised-dispatch", "2025-12-01")).containsExactly("REMIND C/K");
  }

  @ParameterizedTest
  @CsvSource({"E5090, E4710, 0", "E5090, C3360, 100", "C3360, E4710, 100"})
  void a_general_contractor_that_pays_for_its_subcontractor_does_what_the_law_demands(
      String service, String principal, int paid) {
    Found found =
        new FactsDir(folder)
            .file("employers", "employer,region,scope", "P,330106," + principal, "C,330106,E50")
            .file(
                "service-contracts",
                SERVICES,
                "K,P,C,2025-01-01,2025-12-31," + service + ",PER_HEAD,yes,0,0,0")
            .file("service-workers", WORKERS, "K,P,C,w,2025-01-01,,l1,P")
            .file("attendance", ATTENDANCE, "C,w,2025-06,P,P")
            .file("wages", "employer,person,month,due,paid,payer", "C,w,2025-06,6000,6000,P")
            .only("disguised-dispatch", "2025-12-01");
    assertThat(found.indicators())
        .filteredOn(i -> i.id().equals("F-07"))
        .singleElement()
        .extracting(Indicator::percent)
        .isEqualTo(paid);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "6, 100"})
  void single_orders_of_the_host_are_not_management(int of10, int percent) {
    FactsDir facts =
        new FactsDir(folder)
            .file(
                "service-contracts",
                SERVICES,
                "K,P,C,2024-01-01,2025-12-31,C3360,WAGES_PLUS_FEE,yes,0,0,0")
            .file("service-workers", WORKERS, "K,P,C,w,2024-01-01,,l1,P");
    for (int month = 1; month <= 10; month++) {
      facts.file(
          "attendance",
          ATTENDANCE,
          "C,w,2025-%02d,%s,P".formatted(month, month <= of10 ? "P" : "C"));
    }
    assertThat(facts.only("disguised-dispatch", "2025-12-01").indicators().getFirst().percent())
        .isEqualTo(percent);
  }

  /** Of ten months, the first ones name the principal, the next ones the contractor. */
  private FactsDir months(int principal, int contractor, String contract, String rules) {
    FactsDir facts =
        new FactsDir(folder)
            .file("service-contracts", SERVICES, "K,P,C,2024-01-01,2025-12-31,C3360," + contract)
            .file("service-workers", WORKERS, "K,P,C,w,2024-01-01,,l1," + rules);
    for (int month = 1; month <= 10; month++) {
      String manager = month <= principal ? "P" : month <= principal + contractor ? "C" : "";
      facts.file("attendance", ATTENDANCE, "C,w,2025-%02d,%s,".formatted(month, manager));
    }
    return facts;
  }

  @Test
  void what_tells_leads_to_the_lines_against_as_well() {
    Found found = months(6, 4, "WAGES_PLUS_FEE,yes,0,0,0", "P").only(RULE, "2025-12-01");
    assertThat(found.indicators().getFirst().facts())
        .extracting(Fact::name, Fact::value, Fact::source)
        .containsExactly(
            tuple("indicator-hits", "6", "attendance.csv:2-7"),
            tuple("indicator-known", "10", "attendance.csv:2-11"));
  }

  /** 2 of 3 are 67 percent, 1 of 3 are 33. */
  @ParameterizedTest
  @CsvSource({"2, 1, 67", "1, 2, 33", "1, 7, 13"})
  void shares_are_rounded(int principal, int contractor, int percent) {
    FactsDir facts = months(10, 0, "WAGES_PLUS_FEE,yes,0,0,0", "P");
    for (int month = 1; month <= principal + contractor; month++) {
      facts.file(
          "insurance",
          "employer,person,month,status,payer",
          "C,w,2025-%02d,PAID,%s".formatted(month, month <= principal ? "H" : "C"));
    }
    assertThat(facts.only(RULE, "2025-12-01").indicators().getLast())
        .extracting(Indicator::id, Indicator::percent)
        .containsExactly("F-13", percent);
  }

  @Test
  void a_host_named_only_where_it_gave_an_order_is_not_taken_for_the_manager() {
    FactsDir facts = months(1, 0, "PER_HEAD,yes,2,12,3", "C");
    assertThat(facts.of("disguised-dispatch", "2025-12-01")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10, 0, 100", "5, 0, 75", "5, 2, 100", "3, 1, 100"})
  void empty_cells_stand_for_a_contractor_that_is_named_nowhere(
      int principal, int contractor, int percent) {
    Found found =
        months(principal, contractor, "WAGES_PLUS_FEE,yes,0,0,0", "P")
            .only("disguised-dispatch", "2025-12-01");
    Indicator managed = found.indicators().getFirst();
    assertThat(managed.id()).isEqualTo("F-01");
    assertThat(managed.percent()).isEqualTo(percent);
    assertThat(managed.facts().getFirst().value()).isEqualTo(Integer.toString(principal));
  }

  @Test
  void empty_cells_do_not_speak_against_dispatch() {
    Found found =
        months(3, 0, "WAGES_PLUS_FEE,yes,0,0,0", "P").only("disguised-dispatch", "2025-12-01");
    assertThat(found.indicators()).extracting(Indicator::id).doesNotContain("F-01");
  }

  @Test
  void what_the_principal_leaves_empty_does_not_stand_for_the_contractor() {
    FactsDir facts = one("P", "P", "WAGES_PLUS_FEE");
    for (int month = 1; month <= 9; month++) {
      facts.file("attendance", ATTENDANCE, "P,w,2025-%02d,,".formatted(month));
    }
    assertThat(facts.only("disguised-dispatch", "2025-12-01").indicators().subList(0, 2))
        .extracting(Indicator::id, Indicator::percent)
        .containsExactly(tuple("F-01", 100), tuple("F-02", 100));
  }

  @Test
  void insurance_lines_that_name_nobody_are_the_contractors_where_others_name_somebody() {
    FactsDir facts =
        one("P", "P", "WAGES_PLUS_FEE")
            .file(
                "insurance",
                "employer,person,month,status,payer",
                "C,w,2025-06,PAID,H",
                "C,w,2025-07,PAID,",
                "C,w,2025-08,PAID,",
                "C,w,2025-09,PAID,C");
    assertThat(facts.only("disguised-dispatch", "2025-12-01").indicators().getLast())
        .extracting(Indicator::id, Indicator::percent)
        .containsExactly("F-13", 25);
  }

  /**
   * C's people under a contract with P, who has nobody, and works for Q; Q's own people number ten.
   */
  private FactsDir chain(String manager, String payer, String rules) {
    return new FactsDir(folder)
        .empty()
        .file("employers", "employer,region", "Q,330106", "P,330106", "C,330106")
        .file(
            "service-contracts",
            SERVICES,
            "K,P,C,2025-01-01,2025-12-31,C3360,WAGES_PLUS_FEE,yes,0,0,0",
            "M,Q,P,2025-01-01,2025-12-31,C3360,LUMP_SUM,,,,")
        .file("service-workers", WORKERS, "K,P,C,w,2025-01-01,,l1," + rules)
        .file("attendance", ATTENDANCE, "C,w,2025-06," + manager + "," + manager)
        .file("wages", "employer,person,month,due,paid,payer", "C,w,2025-06,6000,6000," + payer)
        .file(
            "employments",
            "employer,person,form,first_working_day,line",
            "Q,o1,DIRECT,2020-01-01,l1",
            "Q,o2,DIRECT,2020-01-01,l2",
            "Q,o3,DIRECT,2020-01-01,l2");
  }

  @Test
  void a_principal_without_people_does_not_hide_the_one_above_it_who_leads_and_pays() {
    Found found = chain("Q", "Q", "Q").only("disguised-dispatch", "2025-12-01");
    assertThat(found.finding().employer()).isEqualTo("Q");
    assertThat(found.finding().subject()).isEqualTo("C/K");
    assertThat(found.chain()).containsExactly("C", "P", "Q");
    assertThat(found.finding().facts())
        .extracting(Fact::name, Fact::value, Fact::source)
        .contains(
            tuple("contractor", "C", "service-contracts.csv:2"),
            tuple("principal-on-paper", "P", "service-contracts.csv:2"),
            tuple("contract-above", "P/M", "service-contracts.csv:3"));
    assertThat(found.indicators())
        .filteredOn(i -> i.id().equals("F-11"))
        .singleElement()
        .extracting(Indicator::percent)
        .isEqualTo(60);
    assertThat(new Wording(Locale.CHINESE).of(found.finding()).sentence())
        .contains("合同上的发包单位 P 没有任何用工记录");
    assertThat(new Wording(Locale.ENGLISH).of(found.finding()).sentence())
        .contains("Nobody is on record at P, the principal on paper");
  }

  @Test
  void the_adjusted_share_is_that_of_the_one_above() {
    Found found = chain("Q", "Q", "Q").only("dispatch-ratio-adjusted", "2025-12-01");
    assertThat(found.finding().employer()).isEqualTo("Q");
    assertThat(value(found.finding(), "adjusted-share")).isEqualTo("25.00");
    assertThat(value(found.finding(), "dispatched-workers")).isEqualTo("0");
    assertThat(new Wording(Locale.CHINESE).of(found.finding()).sentence())
        .contains("派遣 0 人")
        .doesNotContain("未知");
  }

  @Test
  void who_stands_on_the_lists_of_both_contracts_is_counted_once() {
    FactsDir facts = chain("Q", "Q", "Q");
    facts
        .file("service-contracts", SERVICES, "N,Q,P,2025-01-01,,C3360,WAGES_PLUS_FEE,yes,0,0,0")
        .file("service-workers", WORKERS, "N,Q,P,w,2025-01-01,,l1,Q");
    assertThat(facts.of("disguised-dispatch", "2025-12-01"))
        .containsExactlyInAnyOrder("REMIND C/K", "REMIND P/N");
    assertThat(
            value(facts.only("dispatch-ratio-adjusted", "2025-12-01").finding(), "service-workers"))
        .isEqualTo("1");
  }

  /** Who pays is asked where nobody is said to lead, then whose rules apply. */
  @ParameterizedTest
  @CsvSource({"Q,C,C,Q", ",Q,P,Q", ",,Q,Q", "P,Q,Q,P", "P,P,P,P", ",P,Q,P"})
  void the_most_telling_lines_say_for_whom_they_work(
      String manager, String payer, String rules, String user) {
    List<Found> found =
        chain(empty(manager), empty(payer), empty(rules)).found("2025-12-01").stream()
            .filter(f -> f.finding().rule().equals("disguised-dispatch"))
            .toList();
    assertThat(found).singleElement().extracting(f -> f.finding().employer()).isEqualTo(user);
  }

  private static String empty(@org.jspecify.annotations.Nullable String cell) {
    return cell == null ? "" : cell;
  }

  @Test
  void a_principal_with_people_of_its_own_answers_though_another_leads() {
    Found found =
        chain("Q", "Q", "Q")
            .file(
                "employments",
                "employer,person,form,first_working_day,line",
                "P,x,DIRECT,2020-01-01,l9")
            .only("disguised-dispatch", "2025-12-01");
    assertThat(found.finding().employer()).isEqualTo("P");
    assertThat(found.finding().facts())
        .extracting(Fact::name, Fact::value)
        .contains(tuple("contract-above", "P/M"))
        .doesNotContain(tuple("principal-on-paper", "P"));
  }

  @Test
  void beside_a_principal_of_whom_nobody_is_known_people_are_neither_mixed_nor_apart() {
    Found found = chain("P", "P", "P").only("disguised-dispatch", "2025-12-01");
    assertThat(found.finding().employer()).isEqualTo("P");
    assertThat(found.indicators()).extracting(Indicator::id).doesNotContain("F-11");
  }

  @Test
  void companies_on_paper_that_work_for_each_other_in_a_circle_are_no_way_up() {
    FactsDir facts =
        chain("P", "P", "P").file("service-contracts", SERVICES, "O,P,Q,2025-01-01,,C3360,,,,,");
    assertThat(facts.only("disguised-dispatch", "2025-12-01").finding().employer()).isEqualTo("P");
  }
}
