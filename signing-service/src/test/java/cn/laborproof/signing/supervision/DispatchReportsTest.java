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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Annual reports of dispatch firms: verified, ordered to be put right, helped. */
@ServiceTest
class DispatchReportsTest {
  private static final String DISPATCH = "/api/v1/dispatch/";
  private static final String WORDS = "已与社保登记逐人核对，差额写入附件。";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;

  private Supervised supervised;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
  }

  @Test
  void a_report_is_ordered_to_be_put_right_and_each_act_is_evidence_with_its_reviewer() {
    UUID office = UUID.randomUUID();
    ApiClient inspector = office(office, "320401");
    int year = today().getYear() - 1;
    Supervised.deliver(
        inspector,
        "dispatch-licences",
        "firm,licence,valid_from,valid_to\nF-REP,L1,%d-01-01,%d-12-31\n"
            .formatted(year - 1, year + 1));
    Supervised.deliver(
        inspector,
        "dispatch-reports",
        "firm,year,reported_on\nF-OTHER,%d,%d-02-01\n".formatted(year, year + 1));
    assertThat(inspector.get(DISPATCH + "firms/F-REP").json().path("findings").toString())
        .as("nothing came by 31 March")
        .contains("dispatch-report-missing");
    assertThat(open(inspector, "F-NONE", "file").code()).isEqualTo("dispatch-firm-unknown");
    assertThat(inspector.post(DISPATCH + "reports", Map.of("firm", "F-REP", "note", WORDS)).code())
        .as("without the day of the report")
        .isEqualTo("invalid-input");
    var opened = open(inspector, "F-REP", "file");
    assertThat(opened.status()).isEqualTo(201);
    assertThat(open(inspector, "F-REP", "file").code()).isEqualTo("wrong-state");
    String report = opened.json().path("id").asString();
    assertThat(opened.json().path("late").asBoolean()).isTrue();
    assertThat(opened.json().path("possible").toString()).contains("order").doesNotContain("refer");

    LocalDate deadline = today().plusDays(10);
    assertThat(act(inspector, report, "order", today()).code()).isEqualTo("invalid-input");
    JsonNode ordered = act(inspector, report, "order", deadline).json();
    assertThat(ordered.path("state").asString()).isEqualTo("rectifying");
    assertThat(ordered.path("due").asString())
        .isEqualTo(deadline.plusDays(1).atStartOfDay(CHINA).toInstant().toString());
    assertThat(act(inspector, report, "refer", deadline).code())
        .isEqualTo("dispatch-order-not-overdue");
    assertThat(act(inspector, report, "accept", deadline).code()).isEqualTo("wrong-state");
    act(inspector, report, "submit", deadline);
    JsonNode done = act(inspector, report, "accept", deadline).json();
    assertThat(done.path("state").asString()).isEqualTo("rectified");
    assertThat(done.path("history").path(3).path("who").asString()).isEqualTo("他区监察员");
    assertThat(done.path("history").path(3).path("note").asString()).isEqualTo(WORDS);
    assertThat(done.path("possible")).isEmpty();
    assertThat(
            tenancy
                .as(
                    new Actor.Platform(office),
                    () -> trail.events(new StreamId("dispatch-report", UUID.fromString(report))))
                .stream()
                .map(EvidenceTrail.TrailEvent::kind))
        .containsExactly(
            "dispatch-report.file",
            "dispatch-report.order",
            "dispatch-report.submit",
            "dispatch-report.accept");

    JsonNode listed = inspector.get(DISPATCH + "firms?report=rectified").json();
    assertThat(listed.path("firms").path(0).path("report").path("verification").asString())
        .isEqualTo(report);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            inspector
                .get("/api/v1/findings?origin=facts&rule=dispatch-report-missing")
                .json()
                .findValuesAsString("severity")
                .equals(List.of("notice")));
    ApiClient elsewhere = office(UUID.randomUUID(), "320501");
    assertThat(elsewhere.get(DISPATCH + "reports/" + report).status()).isEqualTo(404);
    assertThat(act(elsewhere, report, "reopen", deadline).status()).isEqualTo(404);
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.MANUFACTURER),
            new Actor.Official(office, UUID.randomUUID(), "320501", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      assertThat(
              tenancy.inTransaction(
                  blind,
                  () ->
                      jdbc.sql("select count(*) from dispatch_report where firm = 'F-REP'")
                              .query(Long.class)
                              .single()
                          + jdbc.sql("select count(*) from dispatch_act where region = '320401'")
                              .query(Long.class)
                              .single()))
          .isZero();
    }
  }

  @Test
  void an_inspector_verifies_a_report_on_the_console() {
    try (var browser = new Chromium(port)) {
      // An office of its own: what it verifies becomes a fact of its own hub.
      String login = supervised.inspector(accounts, tenancy, UUID.randomUUID(), DemoCity.REGION);
      Page page = browser.signedIn(login, Supervised.PASSWORD);
      page.navigate(browser.at("/dispatch/reports?report=filed"));
      page.click("a:has-text('西湖众联')");
      browser.looksRight(page, "dispatch-report-filed");
      page.click("[data-act=order] summary");
      page.fill("#day-order", today().plusDays(20).toString());
      page.click("[data-act=order] button");
      page.waitForSelector(".error-summary");
      page.fill("#note-order", WORDS);
      page.click("[data-act=order] button");
      page.waitForSelector("#state:has-text('限期整改')");
      assertThat(page.textContent("main")).contains("还剩 20 天").contains("他区监察员");
      browser.looksRight(page, "dispatch-report-ordered");
      page.click("[data-act=reopen] summary");
      page.fill("#note-reopen", WORDS);
      page.click("[data-act=reopen] button");
      page.click("#confirm button[value=yes]");
      page.waitForSelector("#state:has-text('待核验')");
      page.navigate(browser.at("/dispatch/reports?report=help"));
      assertThat(page.textContent("main")).contains("同舟人才服务");
      page.navigate(browser.at("/dispatch/reports?report=missing"));
      page.click(".warning-list a");
      page.click("[data-act=find-missing] summary");
      page.fill("#note-find-missing", WORDS);
      page.click("[data-act=find-missing] button");
      page.waitForURL(url -> url.matches(".*/dispatch/reports/[0-9a-f-]{36}"));
      assertThat(page.textContent("#state")).contains("逾期未见报告");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static ApiClient.Answer open(ApiClient client, String firm, String act) {
    return client.post(
        DISPATCH + "reports",
        Map.of(
            "firm", firm,
            "act", act,
            "day", today().toString(),
            "figures", Map.of("workers", 12),
            "note", WORDS));
  }

  private static ApiClient.Answer act(ApiClient client, String report, String act, LocalDate day) {
    return client.post(
        DISPATCH + "reports/" + report + "/acts",
        Map.of("act", act, "day", day.toString(), "note", WORDS));
  }

  private ApiClient office(UUID office, String region) {
    return supervised.inspectorOf(accounts, tenancy, office, region);
  }

  /** Asked each time: midnight in China may pass while tests run. */
  private static LocalDate today() {
    return LocalDate.now(CHINA);
  }
}
