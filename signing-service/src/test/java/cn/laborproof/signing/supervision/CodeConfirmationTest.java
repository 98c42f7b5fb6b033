package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Somebody registers a credit code: what they see before and after an office compared it. */
@ServiceTest
class CodeConfirmationTest {
  private static final boolean LONG = Boolean.getBoolean("laborproof.long");
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Organisations organisations;

  private Supervised supervised;
  private ApiClient inspector;
  private String code;
  private String login;
  private UUID employer;
  private ApiClient hr;

  @BeforeEach
  void somebody_registers() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
    String unique = UUID.randomUUID().toString();
    var part = new StringBuilder("91330106");
    for (int i = 0; i < 9; i++) {
      part.append(ALPHABET.charAt(unique.codePointAt(i == 8 ? 9 : i) % ALPHABET.length()));
    }
    code = UnifiedSocialCreditCode.completing(part.toString()).value();
    login = "hr-" + unique;
    Map<String, String> input = new HashMap<>();
    input.put("kind", "employer");
    input.put("name", "待确认制造有限公司");
    input.put("creditCode", code);
    input.put("domicile", "浙江省杭州市西湖区试验路1号");
    input.put("legalRepresentative", "周正");
    input.put("region", DemoCity.REGION);
    input.put("sealInscription", "合同专用章");
    input.put("login", login);
    input.put("displayName", "注册人");
    input.put("password", Supervised.PASSWORD);
    input.put("sealLogin", "seal-" + unique);
    input.put("sealPassword", Supervised.PASSWORD);
    var registered = new ApiClient(port).post("/api/v1/organisations", input);
    assertThat(registered.status()).isEqualTo(201);
    employer = UUID.fromString(registered.json().path("id").asString());
    hr = supervised.login(login, Supervised.PASSWORD);
  }

  @Test
  void who_registers_a_code_sees_its_score_only_after_an_office_compared_the_register() {
    String month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(4).toString();
    Supervised.deliver(
        inspector,
        "wages",
        "employer,person,month,due,paid\n%s,P1,%s,5000,0\n".formatted(code, month));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> inspector.get("/api/v1/risk/scores/" + code).status() == 200);
    assertThat(hr.get("/api/v1/risk/scores/" + code).code()).isEqualTo("code-not-confirmed");
    assertThat(hr.get("/api/v1/risk/scores").code()).isEqualTo("code-not-confirmed");
    assertThat(seen("employer_score where employer = '" + code + "'"))
        .as("by the database alone")
        .isZero();
    assertThat(organisations.confirmed(new UnifiedSocialCreditCode(code)))
        .as("no notice is served on it")
        .isEmpty();
    assertThat(hr.get("/api/v1/code-confirmations/" + employer).json().path("state").asString())
        .isEqualTo("asked");

    assertThat(decide(inspector, "confirmed", " ").code()).isEqualTo("invalid-input");
    assertThat(decide(inspector, "asked", "核对").status()).isEqualTo(400);
    for (int i = 0; i < 2; i++) {
      JsonNode decided = decide(inspector, "confirmed", "与公示信息逐项一致。").json();
      assertThat(decided.path("state").asString()).isEqualTo("confirmed");
      assertThat(decided.path("grounds").asString()).contains("逐项一致");
    }
    assertThat(hr.get("/api/v1/risk/scores/" + code).status()).isEqualTo(200);
    assertThat(organisations.confirmed(new UnifiedSocialCreditCode(code)).orElseThrow().id())
        .isEqualTo(employer);
    assertThat(decide(inspector, "refused", "注册人无权代表该单位。").status()).isEqualTo(200);
    assertThat(hr.get("/api/v1/risk/scores/" + code).code()).isEqualTo("code-not-confirmed");
    assertThat(
            tenancy.as(
                new Actor.Platform(employer),
                () ->
                    trail.events(new StreamId("organisation", employer)).stream()
                        .map(EvidenceTrail.TrailEvent::kind)
                        .filter(kind -> kind.contains(".code-"))
                        .toList()))
        .containsExactly("organisation.code-confirmed", "organisation.code-refused");
    Supervised.deliver(
        inspector,
        "wages",
        "employer,person,month,due,paid\n%s,P1,%s,5000,5000\n".formatted(code, month));
  }

  @Test
  void nobody_confirms_themselves_and_no_office_another_district() {
    assertThat(decide(hr, "confirmed", "我说是").status()).isEqualTo(403);
    ApiClient next = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330109");
    assertThat(decide(next, "confirmed", "邻区").code()).isEqualTo("not-found");
    assertThat(next.get("/api/v1/code-confirmations?text=" + code).json().path("total").asInt())
        .isZero();
    ApiClient another = supervised.login("hr.yunfan");
    assertThat(another.get("/api/v1/code-confirmations/" + employer).status()).isEqualTo(404);
    var member = new Actor.Member(UUID.randomUUID(), employer, Role.HR, "x");
    assertThat(
            tenancy.inTransaction(
                member,
                () ->
                    jdbc.sql(
                            """
                            update code_confirmation set state = 'confirmed', grounds = 'x', decided_office = tenant_id,
                              decided_by = tenant_id, decided_name = 'x', decided_at = now() where tenant_id = :id
                            """)
                        .param("id", employer)
                        .update()))
        .as("by the database alone")
        .isZero();
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Platform(DemoCity.MEDIATION_BODY),
                () ->
                    jdbc.sql(
                            """
                            insert into code_confirmation (tenant_id, region, credit_code, name, domicile, legal_representative, asked_at, state)
                            values (:id, '330106', 'E-ANOTHER', 'x', 'x', 'x', :at, 'asked')
                            """)
                        .param("id", DemoCity.MEDIATION_BODY)
                        .param("at", Instant.now().atOffset(java.time.ZoneOffset.UTC))
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void the_office_compares_on_its_page_and_the_organisation_is_told() {
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn(login, Supervised.PASSWORD);
      own.navigate(browser.at("/console"));
      assertThat(own.textContent("main")).contains("信用代码还没有经过确认");
      own.navigate(browser.at("/scores"));
      assertThat(own.textContent("main")).contains("评分不会显示");
      if (LONG) {
        browser.looksRight(own, "score-unconfirmed");
      }
      Page desk = browser.signedIn("inspector", supervised.password("inspector"));
      desk.click("nav a[href='/confirmations']");
      desk.waitForURL(browser.at("/confirmations"));
      desk.navigate(browser.at("/confirmations?text=" + code));
      if (LONG) {
        browser.looksRight(desk, "confirmations");
      }
      desk.click("main a:has-text('待确认制造')");
      desk.fill("#g-confirmed", "与营业执照副本核对一致。");
      browser.looksRight(desk, "confirmation");
      desk.click("form:has(#g-confirmed) [type=submit]");
      desk.waitForSelector("#state:has-text('已确认')");
      assertThat(desk.textContent("main")).contains("与营业执照副本核对一致");
      own.navigate(browser.at("/console"));
      assertThat(own.textContent("main")).doesNotContain("信用代码还没有经过确认");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private ApiClient.Answer decide(ApiClient by, String outcome, String grounds) {
    return by.post(
        "/api/v1/code-confirmations/" + employer + "/decision",
        Map.of("outcome", outcome, "grounds", grounds));
  }

  private long seen(String from) {
    return tenancy.inTransaction(
        new Actor.Member(UUID.randomUUID(), employer, Role.HR, "x"),
        () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }
}
