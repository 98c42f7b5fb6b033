package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.RuleBookFile;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.supervision.hub.RulesInForce;
import cn.laborproof.signing.supervision.hub.TrialJudgements;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Changes of rules over HTTP and in Chromium, as two people of an office make them. */
@ServiceTest
class RuleLibraryTest {

  private static final String RULE = "overtime-over-limit";
  private static final String RULES = "/api/v1/risk/rules/";
  private static final String CHANGES = "/api/v1/risk/rule-changes/";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired RulesInForce rules;
  @Autowired TrialJudgements trials;

  private Supervised supervised;
  private ApiClient one;
  private ApiClient other;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    one = supervised.login("inspector");
    other = supervised.login("inspector2");
  }

  @Test
  void a_change_is_tried_on_the_facts_and_switched_on_by_a_second_person() {
    deliverOvertime("E-RULE-34", 34);
    Supervised.untilJudged(one);
    assertThat(Supervised.findings(one, "employer=E-RULE-34")).isEmpty();
    String id = propose(Map.of("hours", "30")).path("id").asString();
    JsonNode tried = awaitTried(id);

    JsonNode today = tried.path("trial").path("days").path(3);
    assertThat(today.path("day").asString()).isEqualTo(today().toString());
    assertThat(today.path("findingsAfter").asLong())
        .isGreaterThan(today.path("findingsBefore").asLong());
    assertThat(tried.path("trial").path("began").toString()).contains("E-RULE-34");
    assertThat(tried.path("trial").path("ended")).isEmpty();
    assertThat(Supervised.findings(one, "employer=E-RULE-34"))
        .as("a dry run makes and ends no finding")
        .isEmpty();

    assertThat(act(one, id, "approve").code()).isEqualTo("second-person-needed");
    assertThat(act(other, id, "withdraw").code()).isEqualTo("not-the-proposer");
    JsonNode active = act(other, id, "approve").json();
    assertThat(active.path("state").asString()).isEqualTo("active");
    assertThat(act(other, id, "approve").status()).as("pressed twice").isEqualTo(200);
    assertThat(act(one, id, "withdraw").code()).isEqualTo("wrong-state");

    RuleBook book = tenancy.inTransaction(office(), rules::book);
    LocalDate then = first();
    assertThat(hours(book, "330106", today())).isEqualTo(36);
    assertThat(hours(book, "330106", then)).isEqualTo(30);
    assertThat(hours(book, "330109", then)).as("another district").isEqualTo(36);
    ApiClient.Answer along = one.get("/api/v1/risk/rule-book.properties");
    assertThat(along.status()).isEqualTo(200);
    RuleBook taken = takenAlong(along.body());
    assertThat(hours(taken, "330106", then)).isEqualTo(30);
    assertThat(hours(taken, "330109", then)).isEqualTo(36);
    assertThat(supervised.login("hr.yunfan").get("/api/v1/risk/rule-book.properties").status())
        .isEqualTo(403);
    assertThat(one.page("/rules")).contains("/api/v1/risk/rule-book.properties");
    var judged =
        tenancy.inTransaction(
            office(),
            () ->
                trials.of(
                    DemoCity.LABOUR_OFFICE,
                    "E-RULE-34",
                    RULE,
                    List.of(today(), then),
                    CompanyScan.shippedBook(),
                    book));
    assertThat(judged.getFirst().after()).isEmpty();
    assertThat(judged.getLast().after()).hasSize(1);
    assertThat(judged.getLast().before()).isEmpty();
    assertThat(
            tenancy.as(
                office(), () -> trail.events(new StreamId("rule-change", UUID.fromString(id)))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("rule.proposed"))
        .anySatisfy(event -> assertThat(event).contains("rule.active"));
  }

  @Test
  void what_is_no_bound_no_number_no_change_or_too_early_is_refused_beside_its_field() {
    assertThat(fields(Map.of("look-back-months", "24"))).contains("parameters");
    assertThat(fields(Map.of("hours", "0"))).contains("parameters.hours");
    assertThat(fields(Map.of("hours", "-1"))).contains("parameters.hours");
    assertThat(fields(Map.of("hours", "1e3"))).contains("parameters.hours");
    assertThat(fields(Map.of("title", "1"))).contains("parameters.title");
    assertThat(fields(Map.of("hours", "30"), "from", today().minusDays(1).toString()))
        .contains("from");
    assertThat(fields(Map.of("hours", "30"), "from", today().plusYears(11).toString()))
        .contains("from");
    assertThat(fields(Map.of("hours", "30"), "from", null)).contains("from");
    assertThat(fields(Map.of("hours", "30"), "region", "3301")).contains("region");
    assertThat(fields(Map.of("hours", "30"), "region", "330109")).contains("region");
    assertThat(fields(Map.of("hours", "30"), "source", "无")).contains("source");
    assertThat(one.post(RULES + "no-such-rule/changes", body(Map.of("hours", "30"))).status())
        .isEqualTo(404);
    assertThat(supervised.login("hr.jiangnan").get(RULES + RULE).status()).isEqualTo(403);
  }

  @Test
  void two_people_of_a_district_make_no_bound_milder_than_the_law() {
    assertThat(fields(Map.of("hours", "37"))).contains("parameters.hours");
    assertThat(fieldsOf("dispatch-ratio", Map.of("percent", "11"))).contains("parameters.percent");
    assertThat(fieldsOf("probation-pay", Map.of("percent", "79"))).contains("parameters.percent");
    assertThat(fieldsOf("dispatch-contract-short", Map.of("months", "23")))
        .contains("parameters.months");
    assertThat(fieldsOf("wage-criminal-line", Map.of("one-worker-least-yuan", "4999")))
        .contains("parameters.one-worker-least-yuan");
    assertThat(fieldsOf("wage-criminal-line", Map.of("one-worker-most-yuan", "20001")))
        .contains("parameters.one-worker-most-yuan");
    assertThat(fieldsOf("probation-too-long", Map.of("middle-term-months", "11")))
        .as("what the law fixes")
        .contains("parameters.middle-term-months");
    JsonNode hours =
        one.get(RULES + RULE).json().path("rule").path("inForce").path("bounds").path(0);
    assertThat(hours.path("most").asInt()).isEqualTo(36);
    assertThat(hours.path("least").isMissingNode()).isTrue();
  }

  @Test
  void rules_over_rosters_stand_in_the_library_and_are_changed_by_nobody() {
    String rule = "contract-unseen-breach";
    assertThat(one.get("/api/v1/risk/rules").json().path("rules").valueStream())
        .extracting(each -> each.path("rule").asString())
        .contains(rule, RULE);
    JsonNode told = one.get(RULES + rule).json();
    assertThat(told.path("rule").path("fixed").asBoolean()).isTrue();
    assertThat(told.path("entries")).isNotEmpty();
    assertThat(one.post(RULES + rule + "/changes", body(Map.of("months", "2"))).code())
        .isEqualTo("rule-stays-as-shipped");
    assertThat(one.page("/rules/" + rule)).contains("不在此更改").doesNotContain("id=\"propose\"");
  }

  @Test
  void a_change_that_was_tried_against_other_bounds_is_not_switched_on() {
    String rule = "frequent-short-contracts";
    String first = proposeOf(rule, Map.of("contracts", "4"));
    awaitTried(first);
    String second = proposeOf(rule, Map.of("within-months", "12"));
    awaitTried(second);
    assertThat(act(other, first, "approve").status()).isEqualTo(200);
    assertThat(act(other, second, "approve").code()).isEqualTo("base-changed");
    String again = proposeOf(rule, Map.of("within-months", "12"));
    assertThat(awaitTried(again).path("differences")).hasSize(1);
    assertThat(act(other, again, "approve").status()).isEqualTo(200);
    RuleBook book = tenancy.inTransaction(office(), rules::book);
    RuleEntry entry = book.inForce(rule, "330106", first()).orElseThrow();
    assertThat(entry.number("contracts")).isEqualTo(4);
    assertThat(entry.number("within-months")).isEqualTo(12);
    assertThat(entry.version()).isGreaterThan(1000);
  }

  @Test
  void whoever_is_switched_on_for_sees_the_bounds_and_not_who_is_concerned() {
    String rule = "wage-group-arrears";
    String id = proposeOf(rule, Map.of("workers", "9"));
    awaitTried(id);
    act(other, id, "approve");
    JsonNode elsewhere = inspectorOf("330109").get(CHANGES + id).json();
    assertThat(elsewhere.path("differences")).hasSize(1);
    for (String hidden : List.of("trial", "proposer", "decider", "reason", "note")) {
      assertThat(elsewhere.path(hidden).isMissingNode()).as(hidden).isTrue();
    }
    assertThat(
            tenancy.inTransaction(
                new Actor.Official(
                    UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
                () -> jdbc.sql("select count(*) from rule_trial").query(Long.class).single()))
        .isZero();
  }

  @Test
  void every_bound_of_every_rule_has_words_in_both_languages() {
    for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
      ResourceBundle words = ResourceBundle.getBundle("i18n/rules", language);
      for (RuleEntry entry : CompanyScan.shippedBook().entries()) {
        entry
            .parameters()
            .forEach((name, value) -> {
              if (name.matches("[a-z][a-z-]*")
                  && !name.equals("region")
                  && value.matches("[0-9]+")) {
                assertThat(words.containsKey("rules.bound." + name)).as(name).isTrue();
              }
            });
      }
    }
  }

  @Test
  void a_change_can_be_refused_or_taken_back_and_is_then_over() {
    String refused = propose(Map.of("hours", "20")).path("id").asString();
    awaitTried(refused);
    assertThat(act(other, refused, "refuse").json().path("state").asString()).isEqualTo("refused");
    assertThat(act(other, refused, "approve").code()).isEqualTo("wrong-state");
    String withdrawn = propose(Map.of("hours", "21")).path("id").asString();
    assertThat(act(one, withdrawn, "withdraw").json().path("state").asString())
        .isEqualTo("withdrawn");
    assertThat(act(other, withdrawn, "approve").code()).isEqualTo("wrong-state");
    RuleBook book = tenancy.inTransaction(office(), rules::book);
    assertThat(hours(book, "330106", first())).isIn(30, 36);
  }

  @Test
  void an_office_of_another_region_neither_sees_nor_decides_what_is_not_switched_on() {
    String id = propose(Map.of("hours", "25")).path("id").asString();
    awaitTried(id);
    ApiClient elsewhere = inspectorOf("330109");
    assertThat(elsewhere.get(CHANGES + id).status()).isEqualTo(404);
    assertThat(act(elsewhere, id, "approve").code()).isEqualTo("not-found");
    for (Actor blind :
        List.of(
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      assertThat(
              tenancy.inTransaction(
                  blind,
                  () ->
                      jdbc.sql("select count(*) from rule_change where state <> 'active'")
                          .query(Long.class)
                          .single()))
          .isZero();
    }
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                office(),
                () ->
                    jdbc.sql("update rule_change set parameters = '{}' where id = :id")
                        .param("id", UUID.fromString(id))
                        .update()))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThat(act(one, id, "withdraw").status()).isEqualTo(200);
  }

  @Test
  void two_inspectors_change_a_bound_on_the_pages() {
    deliverOvertime("E-RULE-PAGE", 34);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/rules']");
      browser.looksRight(page, "rules");
      page.navigate(browser.at("/rules/" + RULE));
      browser.looksRight(page, "rule");
      page.fill("[name='parameters.hours']", "33");
      page.click("#propose [type=submit]");
      page.waitForSelector(".error-summary");
      page.fill("#source", "市人社局 2026 年专项检查口径");
      page.fill("#reason", "专项检查期间从严掌握。");
      page.click("#propose [type=submit]");
      page.waitForURL(url -> url.matches(".*/rules/changes/[0-9a-f-]{36}"));
      page.waitForSelector(".rule-trial");
      assertThat(page.textContent("main")).contains("E-RULE-PAGE").contains("须由另一名工作人员复核");
      browser.looksRight(page, "rule-change");
      String at = page.url();
      String id = at.substring(at.lastIndexOf('/') + 1);
      assertThat(act(other, id, "refuse").status()).isEqualTo(200);
      page.reload();
      assertThat(page.textContent("main")).contains("未同意").contains("丁原");
      page.navigate(at + "?lang=en");
      assertThat(page.textContent("main")).contains("Dry run").contains("refused");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private Actor office() {
    return new Actor.Official(
        UUID.randomUUID(), DemoCity.LABOUR_OFFICE, "330106", Role.INSPECTOR, "test");
  }

  private ApiClient inspectorOf(String region) {
    return supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
  }

  private void deliverOvertime(String employer, int overtime) {
    YearMonth month = YearMonth.now(CHINA).minusMonths(1);
    String csv =
        "employer,person,month,hours,overtime_hours\n%s,P1,%s,210,%d\n"
            .formatted(employer, month, overtime);
    String seat = "employer,region\n%s,330106\n".formatted(employer);
    deliver("employers", seat);
    deliver("attendance", csv);
  }

  private void deliver(String kind, String csv) {
    assertThat(
            one.upload(
                    "/api/v1/risk/facts/" + kind, csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .status())
        .isEqualTo(201);
  }

  private JsonNode propose(Map<String, String> parameters) {
    ApiClient.Answer answer = one.post(RULES + RULE + "/changes", body(parameters));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json();
  }

  private String proposeOf(String rule, Map<String, String> parameters) {
    ApiClient.Answer answer = one.post(RULES + rule + "/changes", body(parameters));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private Map<String, Object> body(Map<String, String> parameters) {
    var body = new HashMap<String, Object>();
    body.put("parameters", parameters);
    body.put("region", "330106");
    body.put("from", first().toString());
    body.put("source", "试验：本区专项检查口径");
    body.put("reason", "试验更改界限。");
    return body;
  }

  private List<String> fields(Map<String, String> parameters, String... other) {
    return fieldsOf(RULE, parameters, other);
  }

  private List<String> fieldsOf(String rule, Map<String, String> parameters, String... other) {
    Map<String, Object> body = body(parameters);
    for (int i = 0; i < other.length; i += 2) {
      body.put(other[i], other[i + 1]);
    }
    ApiClient.Answer answer = one.post(RULES + rule + "/changes", body);
    assertThat(answer.code()).isEqualTo("invalid-input");
    return answer
        .json()
        .path("fields")
        .valueStream()
        .map(field -> field.path("field").asString())
        .toList();
  }

  private JsonNode awaitTried(String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> !one.get(CHANGES + id).json().path("state").asString().equals("trying"));
    return one.get(CHANGES + id).json();
  }

  private static ApiClient.Answer act(ApiClient client, String id, String act) {
    return client.post(CHANGES + id + "/acts", Map.of("act", act, "note", ""));
  }

  /** As the command line reads it. */
  private static RuleBook takenAlong(byte[] file) {
    try {
      return RuleBookFile.read(Files.write(Files.createTempFile("rule-book", null), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int hours(RuleBook book, String region, LocalDate day) {
    return book.inForce(RULE, region, day)
        .map((RuleEntry entry) -> entry.number("hours"))
        .orElse(-1);
  }

  /** Midnight in China may pass while a test runs. */
  private static LocalDate first() {
    return today().plusDays(3);
  }

  private static LocalDate today() {
    return LocalDate.now(CHINA);
  }
}
