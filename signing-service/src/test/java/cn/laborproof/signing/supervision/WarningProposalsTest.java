package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Warnings proposed from findings on facts, and what people make of them. */
@ServiceTest
class WarningProposalsTest {

  private static final String PROPOSALS = "/api/v1/warning-proposals";
  private static final String REASON = "已到企业核实，情况如数据所示。";

  /** Judging may be left to the task, on a machine that does other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private Supervised supervised;
  private ApiClient inspector;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
  }

  @Test
  void twenty_who_left_are_proposed_once_with_the_findings_and_the_words_of_the_source() {
    workers("E-20", 20, 200);
    JsonNode summary = only("E-20", "open");
    JsonNode detail = inspector.get(PROPOSALS + "/" + summary.path("id").asString()).json();
    assertThat(summary.path("level").asInt()).isEqualTo(3);
    assertThat(detail.path("reached").path("quoted").asString()).isEqualTo("超过20人以上");
    assertThat(detail.path("facts").path(0).path("shown").asString()).isEqualTo("20 人");
    JsonNode ground = detail.path("grounds").path(0);
    assertThat(ground.path("rule").asString()).isEqualTo("many-left");
    assertThat(ground.path("facts").path(0).path("source").asString()).startsWith("facts/");
    assertThat(ground.path("reading").asString()).startsWith("平台");
    workers("E-20", 20, 200);
    only("E-20", "");
    assertThat(kinds(summary)).containsExactly("warning-proposal.raised");
  }

  @Test
  void a_graver_bound_takes_its_place_and_corrected_facts_end_it() {
    workers("E-GROWS", 20, 1000);
    String first = only("E-GROWS", "open").path("id").asString();
    workers("E-GROWS", 49, 1000);
    await().atMost(PATIENCE).until(() -> kinds(first).contains("warning-proposal.changed"));
    workers("E-GROWS", 50, 1000);
    assertThat(only("E-GROWS", "ended").path("ending").asString()).isEqualTo("graver");
    JsonNode graver = only("E-GROWS", "open");
    assertThat(graver.path("level").asInt()).isEqualTo(2);
    workers("E-GROWS", 0, 1000);
    await().atMost(PATIENCE).until(() -> proposals("E-GROWS", "ended").size() == 2);
    assertThat(proposals("E-GROWS", "open")).isEmpty();
    assertThat(kinds(graver)).containsExactly("warning-proposal.raised", "warning-proposal.ended");
    assertThat(kinds(first))
        .containsExactly(
            "warning-proposal.raised", "warning-proposal.changed", "warning-proposal.ended");
    workers("E-GROWS", 22, 1000);
    assertThat(only("E-GROWS", "open").path("id").asString())
        .as("reached anew, proposed anew")
        .isNotEqualTo(first);
  }

  @Test
  void confirming_raises_the_warning_once_and_graver_facts_go_to_the_open_one() {
    String code = "91330106MA2DEM041C";
    workers(code, 20, 400);
    String id = only(code, "open").path("id").asString();
    assertThat(confirm(id, Map.of("note", "短")).code()).isEqualTo("invalid-input");
    String warning =
        confirm(id, Map.of("note", REASON)).json().path("proposal").path("warning").asString();
    assertThat(
            confirm(id, Map.of("note", REASON)).json().path("proposal").path("warning").asString())
        .isEqualTo(warning);
    JsonNode raised = inspector.get("/api/v1/warnings/" + warning).json();
    assertThat(raised.path("warning").path("level").asInt()).isEqualTo(3);
    assertThat(raised.path("history").toString()).contains(REASON);
    workers(code, 20, 400);
    assertThat(proposals(code, "open")).as("confirmed stays confirmed").isEmpty();
    workers(code, 50, 400);
    String graver = only(code, "open").path("id").asString();
    assertThat(
            confirm(graver, Map.of("note", REASON))
                .json()
                .path("proposal")
                .path("warning")
                .asString())
        .isEqualTo(warning);
    assertThat(
            inspector
                .get("/api/v1/warnings/" + warning)
                .json()
                .path("warning")
                .path("level")
                .asInt())
        .isEqualTo(2);
    assertThat(kinds(id)).containsExactly("warning-proposal.raised", "warning-proposal.confirmed");
  }

  @Test
  void a_key_that_is_no_credit_code_has_to_be_filled_in_before_it_is_confirmed() {
    workers("E-KEY", 20, 400);
    String id = only("E-KEY", "open").path("id").asString();
    assertThat(confirm(id, Map.of("note", REASON)).code()).isEqualTo("invalid-input");
    assertThat(only("E-KEY", "").path("state").asString()).as("nothing happened").isEqualTo("open");
    assertThat(confirm(id, Map.of("note", REASON, "employerCode", "91330106MA2DEM042F")).status())
        .isEqualTo(200);
  }

  @Test
  void one_that_was_discarded_is_not_proposed_again_while_the_bound_stays_reached() {
    workers("E-NO", 20, 400);
    String id = only("E-NO", "open").path("id").asString();
    assertThat(discard(inspector, id, "").code()).isEqualTo("invalid-input");
    JsonNode discarded = discard(inspector, id, REASON).json();
    assertThat(discarded.path("decision").path("note").asString()).isEqualTo(REASON);
    workers("E-NO", 21, 400);
    assertThat(proposals("E-NO", "open")).isEmpty();
    assertThat(confirm(id, Map.of("note", REASON)).code()).isEqualTo("wrong-state");
    workers("E-NO", 0, 400);
    await().atMost(PATIENCE).until(() -> only("E-NO", "discarded").has("endedAt"));
    workers("E-NO", 22, 400);
    assertThat(only("E-NO", "open").path("id").asString()).isNotEqualTo(id);
  }

  @Test
  void arrears_of_a_group_are_proposed_as_a_hidden_danger() {
    String month = today.minusMonths(4).toString().substring(0, 7);
    deliver(
        "wages",
        "employer,person,month,due,paid\n"
            + IntStream.range(0, 10)
                .mapToObj(i -> "E-OWES,W-%03d,%s,5000,0\n".formatted(i, month))
                .collect(Collectors.joining()));
    JsonNode detail =
        inspector.get(PROPOSALS + "/" + only("E-OWES", "open").path("id").asString()).json();
    assertThat(detail.path("reached").path("wording").asString()).contains("隐患");
    assertThat(detail.path("facts").toString()).contains("\"owed\"").contains("50000 元");
  }

  @Test
  void nobody_but_offices_of_the_seat_sees_or_decides_it() {
    deliver("employers", "employer,region\nE-SEAT2,330108\n");
    workers("E-SEAT2", 20, 400);
    String id = only("E-SEAT2", "open").path("id").asString();
    ApiClient hr = supervised.login("hr.jiangnan");
    assertThat(hr.get(PROPOSALS).status()).isEqualTo(403);
    assertThat(discard(hr, id, REASON).code()).isEqualTo("not-allowed");
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.MANUFACTURER),
            new Actor.Member(UUID.randomUUID(), DemoCity.MANUFACTURER, Role.HR, "x"),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      assertThat(tenancy.inTransaction(blind, this::count)).isZero();
    }
    assertThat(
            tenancy.inTransaction(
                new Actor.Official(
                    UUID.randomUUID(), UUID.randomUUID(), "330108", Role.INSPECTOR, "x"),
                this::count))
        .as("the office at the employer's seat")
        .isPositive();
    assertThat(discard(inspector, id, REASON).status())
        .as("the office whose facts it comes from, though the seat is elsewhere")
        .isEqualTo(200);
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Member(UUID.randomUUID(), DemoCity.MANUFACTURER, Role.HR, "x"),
                () ->
                    jdbc.sql(
                            """
                            insert into warning_proposal (id, tenant_id, region, employer, employer_name, scheme, level, position,
                              severity, state, facts, grounds, proposed_at, changed_at)
                            values (gen_random_uuid(), ?, '330106', 'E', 'E', 'beijing/1', 3, 1, 3, 'open', '{}', '[]', now(), now())
                            """)
                        .param(DemoCity.MANUFACTURER)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void raising_beside_a_finding_carries_over_the_employer_its_findings_and_their_facts() {
    String code = "91330106MA2DEM044M";
    deliver("employers", "employer,name,region\n" + code + ",断桥伞业有限公司,330106\n");
    workers(code, 23, 300);
    only(code, "open");
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/findings?employer=" + code + "&rule=many-left"));
      page.click(".finding-card summary");
      page.click(".finding-card a[href^='/warnings/new']");
      page.waitForSelector("#raise");
      assertThat(page.inputValue("#employer")).isEqualTo("断桥伞业有限公司");
      assertThat(page.inputValue("#employerCode")).isEqualTo(code);
      assertThat(page.inputValue("#f-terminated")).isEqualTo("23");
      assertThat(page.textContent("#grounds")).contains("23").doesNotContain("many-left");
      browser.looksRight(page, "warning-new-from-finding");
      page.fill("#note", REASON);
      page.click("#raise button[type=submit]");
      page.waitForURL(url -> url.matches(".*/warnings/[0-9a-f-]{36}"));

      await()
          .atMost(PATIENCE)
          .until(() ->
              supervised.login("inspector").get("/api/v1/risk/scores/" + code).status() == 200);
      page.navigate(browser.at("/warnings/new"));
      page.fill("#employer", "断桥伞");
      page.waitForSelector(
          "#employers option[value='断桥伞业有限公司']",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
      page.fill("#employer", "断桥伞业有限公司");
      page.dispatchEvent("#employer", "change");
      assertThat(page.inputValue("#employerCode")).as("known from the hub alone").isEqualTo(code);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void an_inspector_finds_it_reads_why_and_confirms_it_on_the_console() {
    String code = "91330106MA2DEM043J";
    deliver("employers", "employer,name,region\n" + code + ",断桥服装有限公司,330106\n");
    workers(code, 55, 300);
    only(code, "open");
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/warnings"));
      page.click("#proposals");
      page.click("text=断桥服装有限公司");
      assertThat(page.textContent("main"))
          .contains("超过50人以上")
          .contains("55 人")
          .contains("其离职原因未登记，或登记为裁员")
          .contains("平台：");
      browser.looksRight(page, "warning-proposal");
      page.navigate(page.url() + "?lang=en");
      assertThat(page.textContent("main")).contains("Findings it rests on").contains("platform:");
      page.fill("#note-confirm", REASON);
      page.click("[data-decide=confirm] button");
      page.waitForURL(url -> url.matches(".*/warnings/[0-9a-f-]{36}"));
      assertThat(page.textContent("main")).contains(REASON);
      page.navigate(browser.at("/warnings/proposals?state=all&lang=zh"));
      browser.looksRight(page, "warning-proposals");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private long count() {
    return jdbc.sql("select count(*) from warning_proposal").query(Long.class).single();
  }

  /** So many people, of whom some have left; the rest is at work. */
  private void workers(String employer, int left, int all) {
    deliver(
        "employments",
        "employer,person,form,first_working_day,last_working_day\n"
            + IntStream.range(0, all)
                .mapToObj(i ->
                    "%s,P-%04d,DIRECT,2020-01-01,%s\n"
                        .formatted(employer, i, i < left ? today.minusDays(3) : ""))
                .collect(Collectors.joining()));
  }

  private void deliver(String kind, String csv) {
    var answer =
        inspector.upload(
            "/api/v1/risk/facts/" + kind, csv.getBytes(StandardCharsets.UTF_8), "text/csv");
    assertThat(answer.status()).isEqualTo(201);
  }

  private List<JsonNode> proposals(String employer, String state) {
    return inspector
        .get(PROPOSALS + "?employer=" + employer + "&state=" + state)
        .json()
        .path("proposals")
        .valueStream()
        .toList();
  }

  private JsonNode only(String employer, String state) {
    // Where a delivery touches many employers at once they are judged by a task.
    await().atMost(PATIENCE).until(() -> !proposals(employer, state).isEmpty());
    List<JsonNode> found = proposals(employer, state);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private ApiClient.Answer confirm(String id, Map<String, String> said) {
    return inspector.post(PROPOSALS + "/" + id + "/confirm", said);
  }

  private static ApiClient.Answer discard(ApiClient client, String id, String reason) {
    return client.post(PROPOSALS + "/" + id + "/discard", Map.of("note", reason));
  }

  private List<String> kinds(JsonNode proposal) {
    return kinds(proposal.path("id").asString());
  }

  private List<String> kinds(String proposal) {
    return tenancy
        .as(
            new Actor.Platform(DemoCity.LABOUR_OFFICE),
            () -> trail.events(new StreamId("warning-proposal", UUID.fromString(proposal))))
        .stream()
        .map(EvidenceTrail.TrailEvent::kind)
        .toList();
  }
}
