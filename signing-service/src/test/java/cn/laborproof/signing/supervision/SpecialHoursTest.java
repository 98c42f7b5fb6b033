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
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Approvals of special working hours over HTTP and in Chromium. */
@ServiceTest
class SpecialHoursTest {
  private static final String HOURS = "/api/v1/dispatch/hours";
  private static final String CODE = "91330106MA2DEM031B";
  private static final String WORDS = "轮休安排已经职工代表大会讨论。";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;

  private Supervised supervised;
  private ApiClient inspector;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
  }

  @Test
  void an_application_is_decided_by_a_named_official_once_and_each_act_is_evidence() {
    UUID id = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(apply(id, "month").status()).isEqualTo(201);
    }
    assertThat(act(id, "revoke", Map.of()).code()).isEqualTo("wrong-state");
    assertThat(act(id, "approve", Map.of("number", "N1")).code()).isEqualTo("invalid-input");
    assertThat(approve(id, today(), today().plusMonths(36)).code())
        .as("36 months and a day")
        .isEqualTo("invalid-input");
    assertThat(approve(id, today(), today().minusDays(1)).code()).isEqualTo("invalid-input");
    JsonNode approved = approve(id, today(), today().plusMonths(36).minusDays(1)).json();
    assertThat(approved.path("approval").path("standing").asString()).isEqualTo("valid");
    assertThat(approved.path("approval").path("reviewer").asString()).contains("沈正");
    assertThat(approved.path("possible").toString()).isEqualTo("[\"revoke\"]");
    assertThat(act(id, "refuse", Map.of()).code()).isEqualTo("wrong-state");
    JsonNode revoked = act(id, "revoke", Map.of()).json();
    assertThat(revoked.path("approval").path("standing").asString()).isEqualTo("revoked");
    assertThat(revoked.path("possible")).isEmpty();
    assertThat(revoked.path("history").path(2).path("note").asString()).isEqualTo(WORDS);
    assertThat(
            tenancy
                .as(
                    new Actor.Platform(DemoCity.LABOUR_OFFICE),
                    () -> trail.events(new StreamId("special-hours", id)))
                .stream()
                .map(EvidenceTrail.TrailEvent::kind))
        .containsExactly("special-hours.apply", "special-hours.approve", "special-hours.revoke");
    assertThat(supervised.login("inspector.city").get(HOURS + "/" + id).status()).isEqualTo(200);
    assertThat(supervised.login("hr.jiangnan").get(HOURS).status()).isEqualTo(403);
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.MANUFACTURER),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      assertThat(
              tenancy.inTransaction(
                  blind,
                  () -> jdbc.sql("select count(*) from special_hours").query(Long.class).single()))
          .isZero();
    }
  }

  @Test
  void where_an_approval_stands_follows_from_the_day() {
    assertThat(standing(today().minusDays(30), today().minusDays(1))).isEqualTo("expired");
    assertThat(standing(today().minusDays(30), today())).isEqualTo("expiring");
    assertThat(standing(today().minusDays(30), today().plusDays(60))).isEqualTo("expiring");
    assertThat(standing(today().minusDays(30), today().plusDays(61))).isEqualTo("valid");
    assertThat(standing(today().plusDays(1), today().plusDays(30))).isEqualTo("future");
    assertThat(apply(UUID.randomUUID(), "decade").code()).isEqualTo("invalid-input");
    assertThat(inspector.get(HOURS + "?standing=x").status()).isEqualTo(400);
    assertThat(inspector.get(HOURS + "?standing=expired&query=试验工时").json().path("total").asLong())
        .isEqualTo(1);
  }

  @Test
  void an_approval_ends_a_finding_of_overtime_of_its_posts_until_it_is_revoked() {
    ApiClient office = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "659002");
    YearMonth month = YearMonth.from(today()).minusMonths(1);
    Supervised.deliver(
        office,
        "employments",
        "employer,person,form,first_working_day,post\n%1$s,P1,DIRECT,2020-01-01,押运员\n%1$s,P2,DIRECT,2020-01-01,会计\n"
            .formatted(CODE));
    Supervised.deliver(
        office,
        "attendance",
        "employer,person,month,overtime_hours\n%1$s,P1,%2$s,60\n%1$s,P2,%2$s,60\n"
            .formatted(CODE, month));
    Supervised.untilJudged(office);
    assertThat(overtime(office)).hasSize(2);
    UUID id = UUID.randomUUID();
    Map<String, Object> asked = asked(id, "flexible");
    asked.put("region", "659002");
    asked.put("posts", "长途货运司机、押运员");
    assertThat(office.post(HOURS, asked).status()).isEqualTo(201);
    Map<String, Object> approval = deed("approve");
    approval.put("number", "N\"9\"");
    approval.put("validFrom", month.atDay(1).toString());
    approval.put("validTo", month.plusMonths(11).atEndOfMonth().toString());
    assertThat(office.post(HOURS + "/" + id + "/acts", approval).status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(overtime(office))
                .singleElement()
                .satisfies(left -> assertThat(left.toString()).contains("不能覆盖此人岗位")));
    assertThat(office.post(HOURS + "/" + id + "/acts", deed("revoke")).status()).isEqualTo(200);
    Supervised.untilJudged(office);
    assertThat(overtime(office)).as("revoked today, last month stays covered").hasSize(1);
  }

  private static List<JsonNode> overtime(ApiClient office) {
    return Supervised.findings(office, "rule=overtime-over-limit");
  }

  @Test
  void an_inspector_takes_an_application_and_approves_it_on_the_console() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/dispatch/hours"));
      assertThat(page.textContent("#approvals")).contains("不定时工作制").contains("将到期");
      browser.looksRight(page, "special-hours");
      page.click("#new summary");
      page.fill("#employer", "云栖软件有限公司");
      page.fill("#employerCode", "91330106MA2DEM031B");
      page.fill("#posts", "运维值守");
      page.fill("#persons", "12");
      page.click("#new button[type=submit]");
      page.waitForSelector(".error-summary");
      page.fill("#note", WORDS);
      page.click("#new button[type=submit]");
      page.waitForURL(url -> url.matches(".*/dispatch/hours/[0-9a-f-]{36}"));
      browser.looksRight(page, "special-hours-applied");
      page.fill("#number", "西人社工时〔2026〕9 号");
      page.fill("#note-approve", WORDS);
      page.click("[data-act=approve] button");
      page.waitForSelector("#state:has-text('有效')");
      browser.looksRight(page, "special-hours-approved");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private String standing(LocalDate from, LocalDate to) {
    UUID id = UUID.randomUUID();
    apply(id, "flexible");
    return approve(id, from, to).json().path("approval").path("standing").asString();
  }

  private ApiClient.Answer apply(UUID id, String scheme) {
    return inspector.post(HOURS, asked(id, scheme));
  }

  private static Map<String, Object> asked(UUID id, String scheme) {
    Map<String, Object> asked = new HashMap<>();
    asked.put("id", id);
    asked.put("employerCode", CODE);
    asked.put("employer", "试验工时有限公司");
    asked.put("region", DemoCity.REGION);
    asked.put("scheme", scheme);
    asked.put("posts", "操作工");
    asked.put("persons", 30);
    asked.put("note", WORDS);
    return asked;
  }

  private ApiClient.Answer approve(UUID id, LocalDate from, LocalDate to) {
    return act(
        id,
        "approve",
        Map.of("number", "N1", "validFrom", from.toString(), "validTo", to.toString()));
  }

  private ApiClient.Answer act(UUID id, String act, Map<String, Object> more) {
    Map<String, Object> body = deed(act);
    body.putAll(more);
    return inspector.post(HOURS + "/" + id + "/acts", body);
  }

  private static Map<String, Object> deed(String act) {
    Map<String, Object> body = new HashMap<>();
    body.put("act", act);
    body.put("note", WORDS);
    return body;
  }

  /** Asked each time: midnight in China may pass while tests run. */
  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }
}
