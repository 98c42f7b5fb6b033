package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.examine.DocumentExaminer;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.VerdictRule;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What an office seals about a warning, and what the enterprise makes of its notice. */
@JourneyTest
class WarningPapersTest {

  private static final String WORDS = "已电话报市三方办公室值班室。";
  private static final boolean LONG = Boolean.getBoolean("laborproof.long");

  private static final Map<String, String> NOTICE =
      Map.of(
          "notice.facts",
          "近三十日内解除劳动合同五十人，未见裁员报告。",
          "notice.demand",
          "说明解除原因；属于裁减人员的，补办说明和报告。",
          "notice.until",
          "2026-12-10",
          "office.contact",
          "沈正",
          "office.phone",
          "0571-88880000");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Organisations organisations;

  private Supervised supervised;
  private ApiClient inspector;
  private ApiClient keeper;
  private ApiClient hr;
  private Organisation employer;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
    keeper = supervised.login("seal.office");
    hr = supervised.login("hr.jiangnan");
    employer = tenancy.as(new Actor.Platform(DemoCity.MANUFACTURER), () -> organisations.mine());
  }

  @Test
  void a_notice_is_sealed_passes_our_verifier_and_is_delivered_with_proof_of_who_opened_it() {
    String warning = issued();
    String paper = id(make(warning, "notice", NOTICE));
    assertThat(hr.get("/api/v1/notices/" + paper).status()).as("not sealed yet").isEqualTo(404);
    assertThat(keeper.get("/api/v1/warning-papers").json().path("papers").toString())
        .contains(paper);
    seal(paper);
    JsonNode sealed = inspector.get("/api/v1/warning-papers/" + paper).json();
    assertThat(sealed.has("deliveredAt")).isTrue();
    assertThat(sealed.path("openings")).isEmpty();
    byte[] pdf = inspector.get("/api/v1/warning-papers/" + paper + "/document").body();
    assertThat(indication(pdf)).isEqualTo(Indication.TOTAL_PASSED);
    JsonNode byCode =
        new ApiClient(port)
            .get("/api/v1/public/references/" + sealed.path("reference").asString())
            .json();
    assertThat(byCode.path("kind").asString()).isEqualTo("warning-notice");
    assertThat(byCode.path("inForce").asBoolean()).isTrue();
    assertThat(hr.get("/api/v1/notices/" + paper).json().path("openings")).isEmpty();
    hr.get("/api/v1/notices/" + paper + "/document");
    assertThat(hr.get("/api/v1/notices/" + paper + "/document").body()).isEqualTo(pdf);
    supervised.login("legal.jiangnan").get("/api/v1/notices/" + paper + "/document");
    UUID answer = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(
              hr.post(
                      "/api/v1/notices/" + paper + "/answers",
                      Map.of("id", answer, "note", "系合同到期，名单已提交。"))
                  .status())
          .isEqualTo(201);
    }
    JsonNode seen = inspector.get("/api/v1/warning-papers/" + paper).json();
    assertThat(seen.path("openings").valueStream().map(each -> each.path("who").asString()))
        .containsExactly("江南精工 · 人事 周敏", "江南精工 · 法定代表人 郑海");
    assertThat(seen.path("answers").path(0).path("note").asString()).contains("合同到期");
    assertThat(seen.path("answers")).hasSize(1);
    assertThat(kinds(paper))
        .containsSubsequence(
            "warning-paper.frozen",
            "seal.asked",
            "labour-office-seal.intended",
            "labour-office-seal.done",
            "archive-timestamp.done",
            "warning-paper.concluded",
            "warning-paper.delivered",
            "warning-paper.opened",
            "warning-paper.opened",
            "warning-paper.answered")
        .filteredOn(kind -> kind.equals("warning-paper.opened"))
        .hasSize(2);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> hr.get("/api/v1/notices/" + paper + "/evidence").status() == 200);
    assertThat(inspector.get("/api/v1/warning-papers/" + paper + "/evidence").body())
        .startsWith('P', 'K');
  }

  @Test
  void a_sealed_notice_on_the_enterprises_page_is_served_and_its_answer_calls_the_office() {
    String warning = issued();
    String at = "/api/v1/warnings/" + warning;
    inspector.post(at + "/acts", Map.of("act", "handle", "note", WORDS));
    String frozen = id(make(warning, "notice", NOTICE));
    String paper = id(make(warning, "notice", NOTICE));
    seal(paper);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            inspector.get(at).json().path("history").findValuesAsString("kind").contains("notice"));
    JsonNode detail = inspector.get(at).json();
    JsonNode served =
        detail
            .path("history")
            .valueStream()
            .filter(step -> step.path("kind").asString().equals("notice"))
            .findFirst()
            .orElseThrow();
    assertThat(served.at("/backing/paper").asString()).isEqualTo(paper);
    assertThat(served.at("/backing/means").asString()).isEqualTo("page");
    assertThat(served.path("at").asString())
        .as("from here the term runs")
        .isEqualTo(
            inspector.get("/api/v1/warning-papers/" + paper).json().path("deliveredAt").asString());
    assertThat(detail.path("possible").toString()).doesNotContain("notice").contains("lift");
    seal(frozen);
    assertThat(replies()).doesNotContain(warning);

    assertThat(
            hr.post("/api/v1/notices/" + paper + "/answers", Map.of("note", "系合同到期，名单已提交。"))
                .status())
        .isEqualTo(201);
    assertThat(replies()).as("nobody did anything since").contains(warning);
    JsonNode answered = inspector.get(at).json();
    assertThat(answered.path("history").findValuesAsString("kind")).contains("answered");
    assertThat(text(inspector.get("/findings").body())).contains("件预警有企业的新答复");
    assertThat(text(inspector.get("/warnings/" + warning).body())).contains("企业答复了预警通知书");
    assertThat(inspector.post(at + "/acts", Map.of("act", "handle", "note", WORDS)).status())
        .isEqualTo(200);
    assertThat(replies()).doesNotContain(warning);
    assertThat(
            inspector
                .get(at)
                .json()
                .path("history")
                .valueStream()
                .filter(step -> step.path("kind").asString().equals("notice")))
        .as("a second notice serves nothing twice")
        .hasSize(1);
    assertThat(inspector.post(at + "/acts", Map.of("act", "lift", "note", WORDS)).status())
        .as("no typed act was needed")
        .isEqualTo(200);
  }

  @Test
  void an_act_names_the_sealed_paper_it_rests_on_and_not_another() {
    String warning = raised();
    String at = "/api/v1/warnings/" + warning + "/acts";
    Map<String, String> data = new HashMap<>();
    for (String field :
        List.of(
            "info.time",
            "info.place",
            "info.cause",
            "info.demands",
            "info.scale",
            "analysis",
            "forecast",
            "measures",
            "plan",
            "enterprise.data",
            "person.responsible",
            "person.phone")) {
      data.put(field, "如实填写。");
    }
    String paper = id(make(warning, "information", data));
    Map<String, Object> sendUp = Map.of("act", "send-up", "note", WORDS, "paper", paper);
    assertThat(inspector.post(at, sendUp).code()).as("not sealed").isEqualTo("invalid-input");
    seal(paper);
    JsonNode reported = inspector.post(at, sendUp).json();
    assertThat(reported.at("/warning/state").asString()).isEqualTo("reported");
    assertThat(reported.path("history").findValuesAsString("paper")).containsExactly(paper);
    assertThat(inspector.post(at, Map.of("act", "accept", "note", WORDS, "paper", paper)).code())
        .as("accepting rests on minutes")
        .isEqualTo("invalid-input");
  }

  private String replies() {
    return inspector.get("/api/v1/warnings?size=200&stage=reply-waiting").json().toString();
  }

  private static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }

  @Test
  void an_information_form_with_all_fields_of_the_source_is_sealed_and_goes_to_nobody() {
    String warning = raised();
    Map<String, String> data = new HashMap<>();
    for (String field :
        List.of(
            "info.time",
            "info.place",
            "info.cause",
            "info.demands",
            "info.scale",
            "analysis",
            "forecast",
            "measures",
            "plan",
            "enterprise.data",
            "person.responsible",
            "person.phone")) {
      assertThat(make(warning, "information", data).code()).as(field).isEqualTo("invalid-input");
      data.put(field, "如实填写。");
    }
    String paper = id(make(warning, "information", data));
    seal(paper);
    assertThat(inspector.get("/api/v1/warning-papers/" + paper).json().has("deliveredAt"))
        .isFalse();
    assertThat(indication(inspector.get("/api/v1/warning-papers/" + paper + "/document").body()))
        .isEqualTo(Indication.TOTAL_PASSED);
    assertThat(hr.get("/api/v1/notices/" + paper).status()).isEqualTo(404);
  }

  @Test
  void the_minutes_of_a_consultation_name_the_three_parties_and_who_handles_what() {
    Map<String, String> data = new HashMap<>();
    for (String part :
        List.of(
            "meeting time place",
            "party office union employers others",
            "opinion office union employers",
            "handling lead tasks")) {
      String[] words = part.split(" ");
      for (int i = 1; i < words.length; i++) {
        data.put(words[0] + "." + words[i], "如实记录。");
      }
    }
    data.put("decision", "按二级预警处置。");
    data.put("handling.until", "2026-12-01");
    String paper = id(make(raised(), "minutes", data));
    assertThat(inspector.get("/api/v1/warning-papers/" + paper + "/document").body())
        .startsWith('%', 'P', 'D', 'F');
    data.put("handling.until", "soon");
    assertThat(make(raised(), "minutes", data).code()).isEqualTo("invalid-input");
  }

  @Test
  void a_notice_needs_an_issued_warning_and_a_paper_taken_back_is_never_sealed() {
    assertThat(make(raised(), "notice", NOTICE).code()).isEqualTo("wrong-state");
    String warning = issued();
    UUID id = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(
              inspector
                  .post(
                      "/api/v1/warnings/" + warning + "/papers",
                      Map.of("id", id, "kind", "notice", "data", NOTICE))
                  .status())
          .isEqualTo(201);
    }
    assertThat(inspector.get("/api/v1/warnings/" + warning + "/papers").json().path("papers"))
        .hasSize(1);
    var taken = inspector.post("/api/v1/warning-papers/" + id + "/withdraw", Map.of());
    assertThat(taken.json().toString()).contains("withdrawn");
    assertThat(keeper.post("/api/v1/warning-papers/" + id + "/seal", Map.of()).code())
        .isEqualTo("wrong-state");
    assertThat(make(warning, "leaflet", NOTICE).status()).isEqualTo(400);
  }

  @Test
  void nobody_else_sees_seals_opens_or_answers_a_notice() {
    String paper = id(make(issued(), "notice", NOTICE));
    ApiClient stranger = supervised.login("hr.yunfan");
    ApiClient strangerSeal = supervised.login("seal.yunfan");
    assertThat(strangerSeal.post("/api/v1/warning-papers/" + paper + "/seal", Map.of()).code())
        .isEqualTo("not-found");
    seal(paper);
    assertThat(stranger.get("/api/v1/notices").json().path("papers").toString())
        .doesNotContain(paper);
    ApiClient sealed = supervised.login("seal.jiangnan");
    for (String of : List.of("", "/document", "/evidence")) {
      assertThat(stranger.get("/api/v1/notices/" + paper + of).status()).as(of).isEqualTo(404);
      assertThat(strangerSeal.get("/api/v1/warning-papers/" + paper + of).status()).isEqualTo(404);
      assertThat(sealed.get("/api/v1/warning-papers/" + paper + of).status()).isEqualTo(404);
    }
    assertThat(
            stranger
                .post("/api/v1/notices/" + paper + "/answers", Map.of("note", "与我单位无关。"))
                .code())
        .isEqualTo("not-found");
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.SERVICE_COMPANY),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      for (String table :
          List.of("warning_paper", "warning_paper_opening", "warning_paper_answer")) {
        assertThat(
                tenancy.inTransaction(
                    blind,
                    () -> jdbc.sql("select count(*) from " + table).query(Long.class).single()))
            .as(table)
            .isZero();
      }
    }
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Member(UUID.randomUUID(), DemoCity.SERVICE_COMPANY, Role.HR, "stranger"),
                () ->
                    jdbc.sql(
                            "insert into warning_paper_opening (paper_id, tenant_id, account_id, person_name, opened_at) values (?::uuid, ?, gen_random_uuid(), 'x', now())")
                        .params(paper, DemoCity.LABOUR_OFFICE)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void an_office_writes_its_keeper_seals_and_the_enterprise_reads_and_answers_on_their_pages() {
    String warning = issued();
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/warnings/" + warning + "/papers/new?kind=notice"));
      NOTICE.forEach((field, value) -> page.fill("#f-" + field.replace('.', '-'), value));
      browser.looksRight(page, "warning-paper-new");
      page.click("#paper button[type=submit]");
      page.waitForSelector("#papers:has-text('待盖章')");
      if (LONG) {
        browser.looksRight(page, "warning-with-papers");
      }

      Page seals = browser.signedIn("seal.office", supervised.password("seal.office"));
      seals.navigate(browser.at("/notices"));
      String paper =
          inspector
              .get("/api/v1/warnings/" + warning + "/papers")
              .json()
              .path("papers")
              .path(0)
              .path("id")
              .asString();
      String card = "[data-paper='" + paper + "']";
      seals.click(card + " [data-seal]");
      seals.click("#confirm button[value=yes]");
      seals.waitForSelector(
          card, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));

      Page reader = browser.signedIn("hr.jiangnan", supervised.password("hr.jiangnan"));
      assertThat(reader.textContent("main")).contains("预警通知书未打开");
      reader.navigate(browser.at("/notices"));
      assertThat(reader.textContent("[data-notice] >> nth=0"))
          .contains("劳动关系风险预警通知书")
          .contains("送达");
      browser.looksRight(reader, "notices");
      reader.route(
          "**/api/v1/notices/*/evidence",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(409)
                      .setContentType("application/problem+json")
                      .setBody(
                          "{\"code\":\"anchor-pending\",\"title\":\"还在上链\",\"detail\":\"请稍后再下载。\"}")),
          new Page.RouteOptions().setTimes(1));
      reader.click("[data-notice] >> nth=0 >> [data-evidence]");
      reader.waitForSelector("[data-notice] .error-summary:has-text('请稍后再下载')");
      assertThat(reader.url()).as("no page of data").endsWith("/notices");
      reader.click("[data-notice] >> nth=0 >> details summary");
      reader.fill("[data-notice] textarea >> nth=0", "系合同到期，名单已提交。");
      reader.click("[data-notice] >> nth=0 >> button[type=submit]");
      reader.waitForSelector("[data-notice]:has-text('名单已提交')");
      reader.navigate(reader.url() + "?lang=en");
      assertThat(reader.textContent("main")).contains("Open the notice").contains("Answer of");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private String raised() {
    var answer =
        inspector.post(
            "/api/v1/warnings",
            Map.of(
                "employerCode",
                employer.creditCode().value(),
                "employer",
                employer.name(),
                "region",
                DemoCity.REGION,
                "facts",
                Map.of("terminated", "50"),
                "note",
                WORDS));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("warning").path("id").asString();
  }

  private String issued() {
    String warning = raised();
    for (String act : List.of("send-up", "accept")) {
      assertThat(
              inspector
                  .post(
                      "/api/v1/warnings/" + warning + "/acts",
                      Supervised.onPaper(Map.of("act", act, "note", WORDS)))
                  .status())
          .isEqualTo(200);
    }
    return warning;
  }

  private ApiClient.Answer make(String warning, String kind, Map<String, String> data) {
    return inspector.post(
        "/api/v1/warnings/" + warning + "/papers", Map.of("kind", kind, "data", data));
  }

  private static String id(ApiClient.Answer made) {
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("id").asString();
  }

  private void seal(String paper) {
    // The office's seal certificate is issued by a task after the first start.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            keeper.post("/api/v1/warning-papers/" + paper + "/seal", Map.of()).status() == 202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            keeper
                .get("/api/v1/warning-papers/" + paper)
                .json()
                .path("state")
                .asString()
                .equals("sealed"));
  }

  private Indication indication(byte[] pdf) {
    try {
      DocumentExaminer examiner =
          ServiceLoader.load(DocumentExaminer.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(each -> each.accepts(pdf))
              .findFirst()
              .orElseThrow();
      var examined =
          examiner.examine(
              "notice.pdf",
              pdf,
              Optional.empty(),
              TrustBundle.load(installation.directory("trust")),
              Instant.now());
      return VerdictRule.decide(examined.required(), examined.checks()).indication();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> kinds(String paper) {
    return tenancy
        .as(
            new Actor.Platform(DemoCity.LABOUR_OFFICE),
            () -> trail.events(new StreamId("warning-paper", UUID.fromString(paper))))
        .stream()
        .map(EvidenceTrail.TrailEvent::kind)
        .toList();
  }
}
