package cn.laborproof.signing.supervision.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.BeforeTheCamera;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import cn.laborproof.signing.supervision.hub.PlatformFindings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One person before the camera for several identity numbers, with real models (ADR 64). */
@JourneyTest
class ComparedFacesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SESSION = "/api/v1/signing/session";
  private static final String RULE = "signing-same-face";

  /** People whom other tests leave alone. */
  private static final int FIRST = 5;

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Environment environment;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired JourneyJudgement judgement;

  @Test
  void one_face_for_two_numbers_is_a_notice_where_both_agreed_and_ends_when_one_takes_it_back()
      throws Exception {
    ApiClient inspector = desk(0).login("inspector");
    ApiClient hr = desk(0).login("hr.yunfan");
    String code = hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();

    ApiClient early = identified(hr, 0, true);
    assertThat(keptUntil(early)).as("an office has to switch it on").isEmpty();
    assertThat(faces()).isZero();

    String change = switchOn(inspector, desk(0).login("inspector2"));
    try {
      ApiClient one = identified(hr, 1, true);
      assertThat(Instant.parse(keptUntil(one)))
          .isBefore(Instant.now().plus(Duration.ofDays(7)).plusSeconds(1));
      desk(1).readAndSign(one);
      assertThat(one.page("/s/step")).contains("id=\"face-kept\"");

      ApiClient silent = identified(hr, 2, false);
      assertThat(keptUntil(silent)).isEmpty();
      desk(2).readAndSign(silent);
      assertThat(silent.page("/s/step")).doesNotContain("face-kept");
      assertThat(faces()).as("of who agreed alone").isEqualTo(1);
      judgement.judge(DemoCity.SERVICE_COMPANY, Instant.now());
      assertThat(found(inspector, code)).isEmpty();

      ApiClient two = identified(hr, 3, true);
      desk(3).readAndSign(two);
      await().atMost(PATIENCE).until(() -> found(inspector, code).size() == 1);
      JsonNode finding = found(inspector, code).getFirst();
      assertThat(finding.path("severity").asString()).isEqualTo("notice");
      assertThat(finding.path("sentence").asString()).contains("2 名").contains("双胞胎");
      toldWithoutNames(hr);
      nobodyElseReads();

      assertThat(two.post(SESSION + "/face-comparison/withdraw", Map.of()).status()).isEqualTo(200);
      assertThat(keptUntil(two)).isEmpty();
      assertThat(faces()).isEqualTo(1);
      await().atMost(PATIENCE).until(() -> found(inspector, code).isEmpty());
      assertThat(two.post(SESSION + "/face-comparison/withdraw", Map.of()).status())
          .as("pressed twice")
          .isEqualTo(200);
      assertThat(events("consent.face-comparison")).isEqualTo(2);
      assertThat(events("consent.face-comparison-withdrawn")).isEqualTo(1);

      withdrawsByAnotherLink(hr);
      assertThat(faces()).as("of the first worker").isEqualTo(1);

      judgement.judge(DemoCity.SERVICE_COMPANY, Instant.now().plus(Duration.ofDays(8)));
      assertThat(faces()).as("after its days").isZero();
    } finally {
      superuser("update rule_change set valid_from = '2099-01-01' where id = '" + change + "'");
    }
    ApiClient late = identified(hr, 4, true);
    assertThat(keptUntil(late)).as("switched off").isEmpty();
  }

  @Test
  void the_comparison_is_off_as_shipped_and_off_again_after_its_days() {
    LocalDate from = LocalDate.of(2028, 2, 29);
    assertThat(ComparisonTerms.terms(entry(from, 0, 90), from)).isEmpty();
    assertThat(ComparisonTerms.terms(entry(from, 7, 90), from))
        .hasValueSatisfying(terms -> assertThat(terms.keep()).isEqualTo(Duration.ofDays(7)));
    assertThat(ComparisonTerms.terms(entry(from, 7, 90), LocalDate.of(2028, 5, 28))).isPresent();
    assertThat(ComparisonTerms.terms(entry(from, 7, 90), LocalDate.of(2028, 5, 29))).isEmpty();
  }

  private static RuleEntry entry(LocalDate from, int keep, int on) {
    return new RuleEntry(
        RULE,
        1001,
        from,
        Optional.empty(),
        "33",
        List.of(),
        "",
        Map.of("keep-days", Integer.toString(keep), "on-for-days", Integer.toString(on)));
  }

  private String switchOn(ApiClient one, ApiClient other) throws SQLException {
    ApiClient.Answer proposed =
        one.post(
            "/api/v1/risk/rules/" + RULE + "/changes",
            Map.of(
                "parameters",
                Map.of("keep-days", "7"),
                "region",
                DemoCity.REGION,
                "from",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString(),
                "source",
                "试验：个人信息保护影响评估 2026-1",
                "reason",
                "试验：近期有冒名签署投诉。"));
    assertThat(proposed.status()).as(new String(proposed.body())).isEqualTo(201);
    String id = proposed.json().path("id").asString();
    String path = "/api/v1/risk/rule-changes/" + id;
    await()
        .atMost(PATIENCE)
        .until(() -> !one.get(path).json().path("state").asString().equals("trying"));
    assertThat(one.post(path + "/acts", Map.of("act", "approve", "note", "")).code())
        .isEqualTo("second-person-needed");
    assertThat(other.post(path + "/acts", Map.of("act", "approve", "note", "")).status())
        .isEqualTo(200);
    // Tomorrow has come.
    superuser(
        "update rule_change set valid_from = '%s' where id = '%s'"
            .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")), id));
    return id;
  }

  /** The same person each time, whoever the contract names. */
  private ApiClient identified(ApiClient hr, int resident, boolean agrees) throws IOException {
    return identified(desk(resident), desk(resident).freeze(hr), hr, agrees);
  }

  private ApiClient identified(Desk desk, String contract, ApiClient hr, boolean agrees)
      throws IOException {
    ApiClient phone = new ApiClient(port);
    desk.towardsIdentity(
        phone,
        desk.invite(hr, contract),
        Map.of("route", "face", "faceConsent", true, "comparisonConsent", agrees));
    BeforeTheCamera camera = new BeforeTheCamera();
    Desk.step(camera.portrait(phone, "person-a"), "camera");
    JsonNode decision = camera.perform(phone, "person-a");
    assertThat(decision.path("outcome").asString())
        .as("%s after %s", decision, camera.asked())
        .isEqualTo("passed");
    return phone;
  }

  /** The link that was agreed by is lost; what is kept can be ended by the next one. */
  private void withdrawsByAnotherLink(ApiClient hr) throws IOException {
    Desk desk = desk(4);
    String contract = desk.freeze(hr);
    ApiClient lost = identified(desk, contract, hr, true);
    assertThat(keptUntil(lost)).isNotEmpty();
    ApiClient next = new ApiClient(port);
    Desk.step(
        next.post("/api/v1/signing/sessions", Map.of("token", desk.invite(hr, contract))),
        "notice");
    assertThat(keptUntil(next)).isNotEmpty();
    assertThat(next.post(SESSION + "/face-comparison/withdraw", Map.of()).status()).isEqualTo(200);
    assertThat(keptUntil(next)).isEmpty();
  }

  private void toldWithoutNames(ApiClient hr) {
    JsonNode told =
        hr.get("/api/v1/told-findings?state=open")
            .json()
            .path("findings")
            .valueStream()
            .filter(each -> each.path("rule").asString().equals(RULE))
            .findFirst()
            .orElseThrow();
    assertThat(told.path("facts").valueStream().map(fact -> fact.path("name").asString()))
        .containsOnly("signing-persons", "signed-from", "signed-to");
    assertThat(told.path("withheld").asInt()).isEqualTo(2);
  }

  private void nobodyElseReads() {
    UUID another = UUID.randomUUID();
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.SERVICE_COMPANY),
            new Actor.Official(
                another, DemoCity.LABOUR_OFFICE, DemoCity.REGION, Role.INSPECTOR, ""),
            new Actor.Person(another, another),
            new Actor.Visitor())) {
      assertThat(
              as(
                  blind,
                  () -> jdbc.sql("select count(*) from signing_face").query(Long.class).single()))
          .as(blind.toString())
          .isZero();
    }
  }

  private long faces() {
    return as(
        PlatformFindings.in(DemoCity.REGION),
        () ->
            jdbc.sql("select count(*) from signing_face where tenant_id = :tenant")
                .param("tenant", DemoCity.SERVICE_COMPANY)
                .query(Long.class)
                .single());
  }

  private long events(String kind) {
    return as(
        new Actor.Platform(DemoCity.SERVICE_COMPANY),
        () ->
            jdbc.sql("select count(*) from evidence_event where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single());
  }

  private static String keptUntil(ApiClient phone) {
    return phone.get(SESSION).json().path("faceKeptUntil").asString("");
  }

  private static List<JsonNode> found(ApiClient inspector, String employer) {
    return inspector
        .get("/api/v1/findings?size=200&employer=" + employer + "&rule=" + RULE)
        .json()
        .path("findings")
        .valueStream()
        .toList();
  }

  private Desk desk(int resident) {
    return new Desk(
        port, installation.data(), Residents.at(installation.authoritiesUri(), FIRST + resident));
  }

  private <T> T as(Actor actor, Supplier<T> work) {
    return tenancy.inTransaction(actor, work);
  }

  private void superuser(String sql) throws SQLException {
    try (Connection connection =
            TestPostgres.asSuperuser(environment.getRequiredProperty("laborproof.postgres.url"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
