package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Graded warnings over HTTP and in Chromium, as the offices of the demo city see them. */
@ServiceTest
class WarningsTest {
  private static final String WARNINGS = "/api/v1/warnings";
  private static final String CODE = "91330106MA2DEM031B";
  private static final String WORDS = "已电话报市三方办公室值班室。";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;

  private Supervised supervised;
  private ApiClient district;
  private ApiClient colleague;
  private ApiClient city;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    district = supervised.login("inspector");
    colleague = supervised.login("inspector2");
    city = supervised.login("inspector.city");
  }

  @Test
  void a_warning_goes_from_its_facts_to_its_end_and_each_act_is_evidence() {
    String warning = raise(Map.of("terminated", "50"), Instant.now());
    assertThat(district.get(WARNINGS + "/" + warning).json().path("warning").path("level").asInt())
        .isEqualTo(2);
    assertThat(act(district, warning, "lift").code()).isEqualTo("not-handled");
    assertThat(act(district, warning, "accept").code()).isEqualTo("wrong-state");
    for (String act : List.of("send-up", "accept", "handle")) {
      assertThat(act(district, warning, act).status()).as(act).isEqualTo(200);
    }
    assertThat(act(district, warning, "lift").code()).isEqualTo("notice-not-served");
    for (String act : List.of("notice", "lift")) {
      assertThat(act(district, warning, act).status()).as(act).isEqualTo(200);
    }
    assertThat(act(district, warning, "close").code()).isEqualTo("same-official");
    JsonNode closed = act(colleague, warning, "close").json();
    assertThat(closed.path("warning").path("state").asString()).isEqualTo("closed");
    assertThat(closed.path("possible")).isEmpty();
    assertThat(closed.path("history").toString()).contains("沈正").contains("丁原").contains(WORDS);
    assertThat(kinds(warning))
        .containsExactly(
            "warning.facts",
            "warning.send-up",
            "warning.accept",
            "warning.handle",
            "warning.notice",
            "warning.lift",
            "warning.close");
  }

  @Test
  void who_is_asked_to_take_part_stands_in_the_act_its_event_the_list_and_the_export() {
    String warning = raise(Map.of("terminated", "50"), Instant.now());
    act(district, warning, "send-up");
    assertThat(act(district, warning, "accept", List.of("union", "nobody")).code())
        .isEqualTo("invalid-input");
    JsonNode accepted = act(district, warning, "accept", List.of("court", "union", "union")).json();
    assertThat(accepted.path("warning").path("bodies").toString())
        .isEqualTo("[\"union\",\"court\"]");
    assertThat(act(district, warning, "notice", List.of("union")).code())
        .as("nobody takes part in serving a notice")
        .isEqualTo("invalid-input");
    JsonNode handled = act(district, warning, "handle", List.of("tax", "union")).json();
    assertThat(handled.path("warning").path("bodies").toString())
        .isEqualTo("[\"union\",\"court\",\"tax\"]");
    assertThat(handled.path("history").findValues("bodies").toString())
        .isEqualTo("[[], [], [\"union\",\"court\"], [\"union\",\"tax\"]]");
    assertThat(
            tenancy.as(
                new Actor.Platform(DemoCity.LABOUR_OFFICE),
                () -> trail.events(new StreamId("warning", UUID.fromString(warning))).toString()))
        .contains("union,court")
        .contains("union,tax");
    String csv = new String(district.get("/api/v1/warnings.csv").body(), StandardCharsets.UTF_8);
    assertThat(csv).contains("参加单位").contains("工会; 人民法院; 税务");
    assertThat(new String(district.get("/warnings?sort=raised").body(), StandardCharsets.UTF_8))
        .contains("参加会商、联合处置的单位")
        .contains("人民法院");
  }

  @Test
  void a_body_ticked_by_mistake_is_taken_back_with_a_reason_until_a_report_names_it_again() {
    String warning = raise(Map.of("terminated", "50"), Instant.now());
    act(district, warning, "send-up");
    JsonNode accepted = act(district, warning, "accept", List.of("court", "union")).json();
    assertThat(accepted.path("withdrawable").toString()).isEqualTo("[\"union\",\"court\"]");
    assertThat(takeBack(district, warning, UUID.randomUUID(), "tax").code())
        .as("nobody asked it")
        .isEqualTo("invalid-input");
    assertThat(
            district
                .post(
                    WARNINGS + "/" + warning + "/body-withdrawals",
                    Map.of("body", "court", "note", " "))
                .code())
        .as("no reason")
        .isEqualTo("invalid-input");
    UUID once = UUID.randomUUID();
    JsonNode back = takeBack(district, warning, once, "court").json();
    assertThat(back.at("/warning/bodies").toString()).isEqualTo("[\"union\"]");
    assertThat(takeBack(district, warning, once, "court").json())
        .as("pressed twice")
        .isEqualTo(back);
    JsonNode step = back.path("history").path(back.path("history").size() - 1);
    assertThat(step.path("kind").asString()).isEqualTo("body-withdrawn");
    assertThat(step.path("note").asString()).isEqualTo(WORDS);
    assertThat(back.path("history").findValues("bodies").toString())
        .as("the act that named it stays as it was")
        .contains("[\"union\",\"court\"]");
    assertThat(kinds(warning)).endsWith("warning.accept", "warning.body-withdrawn");

    JsonNode handled = act(district, warning, "handle", List.of("union", "court")).json();
    assertThat(handled.at("/warning/bodies").toString()).isEqualTo("[\"union\",\"court\"]");
    assertThat(handled.path("withdrawable").toString())
        .as("asked anew; the union took part")
        .isEqualTo("[\"court\"]");
    assertThat(takeBack(district, warning, UUID.randomUUID(), "union").code())
        .isEqualTo("body-acted");
    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "620102");
    assertThat(takeBack(elsewhere, warning, UUID.randomUUID(), "court").status()).isEqualTo(404);
  }

  private static ApiClient.Answer takeBack(ApiClient client, String warning, UUID id, String body) {
    return client.post(
        WARNINGS + "/" + warning + "/body-withdrawals",
        Map.of("id", id.toString(), "body", body, "note", WORDS));
  }

  @Test
  void the_city_decides_level_1_and_an_act_repeated_under_its_id_is_done_once() {
    String warning = raise(Map.of("terminated", "20"), Instant.now());
    UUID again = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(
              district
                  .post(
                      WARNINGS + "/" + warning + "/acts",
                      Supervised.onPaper(Map.of("id", again, "act", "send-up", "note", WORDS)))
                  .status())
          .isEqualTo(200);
    }
    var graver =
        district.post(
            WARNINGS + "/" + warning + "/acts",
            Map.of("act", "facts", "note", WORDS, "facts", Map.of("terminated", "201")));
    assertThat(graver.json().path("warning").path("level").asInt()).isEqualTo(1);
    assertThat(graver.json().path("warning").path("state").asString()).isEqualTo("raised");
    act(district, warning, "send-up");
    assertThat(act(district, warning, "accept").code()).isEqualTo("tier-too-low");
    assertThat(act(city, warning, "accept").status()).isEqualTo(200);
    assertThat(kinds(warning))
        .containsExactly(
            "warning.facts",
            "warning.send-up",
            "warning.facts",
            "warning.send-up",
            "warning.accept");
  }

  @Test
  void facts_that_match_nothing_and_inputs_that_are_wrong_raise_nothing() {
    assertThat(post(district, Map.of("terminated", "19", "workforce", "191")).code())
        .isEqualTo("no-level-matches");
    assertThat(post(district, Map.of("terminated", "-1")).code()).isEqualTo("invalid-input");
    assertThat(post(district, Map.of("terminated-share", "50")).code()).isEqualTo("invalid-input");
    assertThat(post(district, Map.of()).code()).isEqualTo("invalid-input");
    assertThat(post(supervised.login("hr.jiangnan"), Map.of("terminated", "50")).code())
        .isEqualTo("not-allowed");
    assertThat(supervised.login("hr.jiangnan").get(WARNINGS).status()).isEqualTo(403);
    assertThat(district.post(WARNINGS, Map.of()).code()).isEqualTo("invalid-input");
    assertThat(district.get(WARNINGS + "?state=none").status()).isEqualTo(400);
  }

  @Test
  void an_office_of_another_region_neither_sees_nor_touches_it() {
    String warning = raise(Map.of("terminated", "50"), Instant.now());
    ApiClient elsewhere = inspectorOf("330109");
    assertThat(elsewhere.get(WARNINGS + "/" + warning).status()).isEqualTo(404);
    assertThat(elsewhere.get(WARNINGS).json().path("total").asInt()).isZero();
    assertThat(act(elsewhere, warning, "send-up").code()).isEqualTo("not-found");
    assertThat(post(elsewhere, Map.of("terminated", "50")).code()).isEqualTo("invalid-input");
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.MANUFACTURER),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      assertThat(
              tenancy.inTransaction(
                  blind,
                  () ->
                      jdbc.sql("select count(*) from warning_event").query(Long.class).single()
                          + jdbc.sql("select count(*) from warning").query(Long.class).single()))
          .isZero();
    }
  }

  @Test
  void a_clock_that_ran_out_tells_the_office_above_by_itself_and_once() {
    String warning = raise(Map.of("terminated", "50"), Instant.now().minus(Duration.ofHours(7)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> kinds(warning).contains("warning.escalated-by-clock"));
    JsonNode seen = city.get(WARNINGS + "/" + warning).json();
    assertThat(seen.path("warning").path("state").asString()).isEqualTo("escalated");
    assertThat(seen.path("warning").path("clock").path("acts").asString()).isEqualTo("city");
    assertThat(kinds(warning)).containsOnlyOnce("warning.escalated-by-clock");
    assertThat(act(district, warning, "send-up").json().path("warning").path("state").asString())
        .as("late, but done")
        .isEqualTo("reported");
  }

  @Test
  void the_clock_of_the_highest_office_that_ran_out_is_an_event_and_told_to_its_people() {
    String warning = raise(Map.of("terminated", "201"), Instant.now().minus(Duration.ofDays(90)));
    await().atMost(Duration.ofSeconds(60)).until(() -> kinds(warning).contains("warning.overdue"));
    JsonNode seen = city.get(WARNINGS + "/" + warning).json();
    assertThat(seen.at("/warning/clock/overdue").asBoolean()).isTrue();
    assertThat(seen.path("history").findValuesAsString("kind")).containsOnlyOnce("overdue");
    assertThat(city.get(WARNINGS + "?clock=over-top&size=200").json().toString()).contains(warning);
    long told = city.get(WARNINGS + "?clock=over-top").json().path("total").asLong();
    assertThat(new String(city.get("/findings").body(), StandardCharsets.UTF_8))
        .contains(told + " 件预警在最高一级已超时");
    act(district, warning, "send-up");
    assertThat(city.get(WARNINGS + "?clock=over-top&size=200").json().toString())
        .as("done since")
        .doesNotContain(warning);
  }

  @Test
  void reporting_accepting_and_serving_need_a_sealed_paper_or_the_reason_why_there_is_none() {
    String warning = raise(Map.of("terminated", "50"), Instant.now());
    String acts = WARNINGS + "/" + warning + "/acts";
    for (String act : List.of("send-up", "accept")) {
      var bare = district.post(acts, Map.of("act", act, "note", WORDS));
      assertThat(bare.code()).isEqualTo("invalid-input");
      assertThat(bare.json().toString()).contains("withoutPaper");
      assertThat(
              district
                  .post(acts, Map.of("act", act, "note", WORDS, "paper", UUID.randomUUID()))
                  .json()
                  .toString())
          .as("a paper that is none")
          .contains("\"paper\"");
      assertThat(act(district, warning, act).status()).isEqualTo(200);
    }
    var bare =
        district.post(acts, Map.of("act", "notice", "note", WORDS, "withoutPaper", "纸质通知书另案存档"));
    assertThat(bare.code()).isEqualTo("invalid-input");
    assertThat(bare.json().toString()).contains("servedAt").contains("means").contains("receiver");
    JsonNode served = act(district, warning, "notice").json();
    JsonNode backing =
        served.path("history").path(served.path("history").size() - 1).path("backing");
    assertThat(backing.path("means").asString()).isEqualTo("in-person");
    assertThat(backing.path("receiver").asString()).isEqualTo("行政主管王某");
    assertThat(backing.path("withoutPaper").asString()).isNotBlank();
    assertThat(
            tenancy.as(
                new Actor.Platform(DemoCity.LABOUR_OFFICE),
                () -> trail.events(new StreamId("warning", UUID.fromString(warning))).toString()))
        .as("who received it is personal")
        .doesNotContain("王某");
    assertThat(
            district
                .post(acts, Map.of("act", "handle", "note", WORDS, "withoutPaper", "不需要文书"))
                .code())
        .isEqualTo("invalid-input");
  }

  @Test
  void only_what_was_closed_because_the_risk_is_gone_counts_as_lifted() {
    String gone = raise(Map.of("terminated", "50"), Instant.now());
    for (String act : List.of("send-up", "accept", "handle", "notice", "lift")) {
      assertThat(act(district, gone, act).status()).as(act).isEqualTo(200);
    }
    assertThat(stage("served")).as("served by hand").contains(gone);
    assertThat(stage("lifted")).as("nobody reviewed it").doesNotContain(gone);
    assertThat(act(colleague, gone, "close").status()).isEqualTo(200);
    assertThat(stage("lifted")).contains(gone);
    String untrue = raise(Map.of("terminated", "50"), Instant.now());
    assertThat(
            district
                .post(
                    WARNINGS + "/" + untrue + "/acts",
                    Map.of("act", "lift", "note", WORDS, "ground", "not-confirmed"))
                .status())
        .isEqualTo(200);
    assertThat(act(colleague, untrue, "close").status()).isEqualTo(200);
    assertThat(stage("lifted")).as("there was no such risk").doesNotContain(untrue);
  }

  private String stage(String stage) {
    return district.get(WARNINGS + "?size=200&sort=raised&stage=" + stage).json().toString();
  }

  @Test
  void an_inspector_raises_accepts_handles_and_closes_on_the_console() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/warnings']");
      assertThat(page.textContent("main")).contains("一级预警 · 最重").contains("还剩").contains("由市级办理");
      browser.looksRight(page, "warnings");
      page.navigate(browser.at("/warnings/new"));
      page.fill("#employer", "云栖软件有限公司");
      page.fill("#employerCode", CODE);
      page.fill("#f-terminated", "19");
      page.fill("#note", "公司业务调整，分批解除劳动合同。");
      page.click("#raise button[type=submit]");
      page.waitForSelector(".error-summary:has-text('没有达到任何预警级别')");
      browser.looksRight(page, "warning-new");
      page.fill("#f-terminated", "50");
      page.click("#raise button[type=submit]");
      page.waitForURL(url -> url.matches(".*/warnings/[0-9a-f-]{36}"));
      assertThat(page.textContent("main"))
          .contains("原文：“超过50人以上”")
          .contains("待上报")
          .contains("还剩 5 小时");
      browser.looksRight(page, "warning-raised");
      doThe(page, "send-up", "已上报，待研判");
      page.check("[data-act=accept] input[value=union]");
      page.check("[data-act=accept] input[value=public-security]");
      browser.looksRight(page, "warning-bodies");
      doThe(page, "accept", "已受理并发布");
      assertThat(page.textContent("#bodies")).isEqualTo("工会、公安");
      page.click("[data-act=withdraw-body] summary");
      page.selectOption("#body", "public-security");
      browser.looksRight(page, "warning-body-taken-back");
      doThe(page, "withdraw-body", "已受理并发布");
      assertThat(page.textContent("#bodies")).isEqualTo("工会");
      doThe(page, "handle", "处置中");
      doThe(page, "notice", "处置中");
      doThe(page, "lift", "已提请解除，待复核");
      assertThat(page.querySelectorAll("[data-act=close]")).isEmpty();

      Page second = browser.signedIn("inspector2", supervised.password("inspector2"));
      second.navigate(page.url());
      browser.looksRight(second, "warning-lifted");
      second.fill("#note-close", "已回访企业和职工代表。");
      second.click("[data-act=close] button");
      second.click("#confirm button[value=yes]");
      second.waitForSelector("#state:has-text('已办结')");
      browser.looksRight(second, "warning-closed");
      second.navigate(page.url() + "?lang=en");
      assertThat(second.textContent("main")).contains("Why this level").contains("Confirmed and");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void doThe(Page page, String act, String then) {
    String form = "[data-act=" + act + "]";
    if (page.getAttribute(form, "open") == null) {
      page.click(form + " summary");
    }
    int before = page.querySelectorAll(".timeline > li").size();
    page.fill("#note-" + act, WORDS);
    if (page.querySelector("#without-" + act) != null) {
      page.fill("#without-" + act, WORDS);
    }
    if (act.equals("notice")) {
      // Without when, how and to whom, each field says what is missing.
      page.click(form + " button");
      page.waitForSelector(form + " .field:has(#receiver) .error:not(:empty)");
      page.fill("#servedAt", Supervised.minute(Instant.now()));
      page.selectOption("#means", "in-person");
      page.fill("#receiver", "行政主管王某");
    }
    page.click(form + " button");
    page.waitForSelector(".timeline > li:nth-child(" + (before + 1) + ")");
    assertThat(page.textContent("#state")).contains(then);
  }

  private String raise(Map<String, String> facts, Instant discovered) {
    var answer =
        district.post(
            WARNINGS,
            Map.of(
                "employerCode",
                CODE,
                "employer",
                "试验有限公司",
                "region",
                DemoCity.REGION,
                "discoveredAt",
                discovered.toString(),
                "facts",
                facts,
                "note",
                WORDS));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("warning").path("id").asString();
  }

  private static ApiClient.Answer post(ApiClient client, Map<String, String> facts) {
    return client.post(
        WARNINGS,
        Map.of(
            "employerCode", CODE,
            "employer", "试验有限公司",
            "region", DemoCity.REGION,
            "facts", facts,
            "note", WORDS));
  }

  private static ApiClient.Answer act(ApiClient client, String warning, String act) {
    return act(client, warning, act, List.of());
  }

  private static ApiClient.Answer act(
      ApiClient client, String warning, String act, List<String> bodies) {
    return client.post(
        WARNINGS + "/" + warning + "/acts",
        Supervised.onPaper(Map.of("act", act, "note", WORDS, "bodies", bodies)));
  }

  private List<String> kinds(String warning) {
    return tenancy
        .as(
            new Actor.Platform(DemoCity.LABOUR_OFFICE),
            () -> trail.events(new StreamId("warning", UUID.fromString(warning))))
        .stream()
        .map(EvidenceTrail.TrailEvent::kind)
        .toList();
  }

  private ApiClient inspectorOf(String region) {
    return supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
  }
}
