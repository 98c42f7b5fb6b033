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
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An employer is told of findings about itself and answers; the office decides. */
@ServiceTest
class FindingAnswersTest {
  private static final boolean LONG = Boolean.getBoolean("laborproof.long");
  private static final String TOLD = "/api/v1/told-findings";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String BOUNDARY = "----laborproof-answers";

  /** Another for each test: what was answered about one is not answered about the next. */
  private final String person = "YF-" + UUID.randomUUID();

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Organisations organisations;

  private final List<List<String>> delivered = new ArrayList<>();
  private Supervised supervised;
  private ApiClient inspector;
  private ApiClient hr;
  private String code;
  private String month;

  @BeforeEach
  void wages_are_not_seen_paid() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
    hr = supervised.login("hr.yunfan");
    code = hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
    month = YearMonth.now(CHINA).minusMonths(4).toString();
    deliver(
        "wages",
        "employer,person,month,due,paid\n%s,%s,%s,5000,0\n".formatted(code, person, month));
  }

  /** Nothing of the demo city's employers stays known by what was delivered here. */
  @AfterEach
  void takeBack() {
    delivered.forEach(each -> send(each.getFirst(), each.getLast(), true));
  }

  private String officeName() {
    return tenancy
        .as(new Actor.Platform(DemoCity.LABOUR_OFFICE), () -> organisations.mine())
        .name();
  }

  @Test
  void a_finding_is_told_masked_answered_with_a_file_and_decided_and_ends_with_its_facts() {
    JsonNode told = told();
    assertThat(told.path("sentence").asString()).contains("5000");
    assertThat(told.path("articles").toString()).contains("劳动合同法 第30条");
    assertThat(told.path("ruleVersion").asInt()).isPositive();
    assertThat(told.path("threshold").asString()).isNotBlank();
    assertThat(told.path("nextStep").asString()).contains("请核对支付记录");
    assertThat(told.path("about").asString()).contains("***");
    assertThat(told.path("office").asString())
        .as("whose person keys these are")
        .isEqualTo(officeName());
    assertThat(told.toString()).doesNotContain(person).doesNotContain("facts/");
    String id = told.path("id").asString();
    assertThat(answer(hr, id, UUID.randomUUID(), "短", null).code()).isEqualTo("invalid-input");
    assertThat(
            answer(
                    hr,
                    id,
                    UUID.randomUUID(),
                    "附上清单。",
                    "MZ program".getBytes(StandardCharsets.US_ASCII))
                .code())
        .isEqualTo("copy-unreadable");

    UUID first = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(answer(hr, id, first, "该月工资已于次月现金补发。", Supervised.COPY).status()).isEqualTo(201);
    }
    assertThat(answer(hr, id, UUID.randomUUID(), "再说一遍也没有用。", null).code())
        .isEqualTo("answer-stands");
    JsonNode desk = inspector.get("/api/v1/finding-answers/" + first).json();
    assertThat(desk.path("answer").path("note").asString()).contains("现金补发");
    assertThat(desk.path("told").path("about").asString()).contains("***");
    assertThat(inspector.get("/api/v1/finding-answers/" + first + "/file").body())
        .isEqualTo(Supervised.COPY);
    assertThat(decide(inspector, first, "rejected", "未附签收单，无法核实。").status()).isEqualTo(200);
    assertThat(decide(inspector, first, "accepted", "反悔不再可能。").code()).isEqualTo("wrong-state");
    assertThat(hr.get(TOLD + "/" + id).json().path("answers").path(0).path("reason").asString())
        .contains("签收单");

    UUID second = UUID.randomUUID();
    assertThat(answer(hr, id, second, "补交签收单和银行回单。", null).status()).isEqualTo(201);
    assertThat(decide(inspector, second, "accepted", "与银行记录一致。").status()).isEqualTo(200);
    assertThat(hr.get("/api/v1/credit/entries").json().path("entries").toString())
        .as("answered in time counts for the employer, and opens the answer")
        .contains("answered-in-time")
        .contains(second.toString());
    assertThat(answer(hr, id, UUID.randomUUID(), "采纳以后不再说明。", null).code())
        .isEqualTo("answer-stands");
    assertThat(
            tenancy.as(
                new Actor.Platform(DemoCity.SERVICE_COMPANY),
                () ->
                    trail.events(new StreamId("finding-answer", second)).stream()
                        .map(EvidenceTrail.TrailEvent::kind)
                        .toList()))
        .containsExactly("finding-answer.given", "finding-answer.accepted");
    JsonNode stands = hr.get(TOLD + "/" + id).json().path("finding");
    assertThat(stands.has("closedOn")).isFalse();
    assertThat(stands.path("answer").asString())
        .as("deciding closes nothing")
        .isEqualTo("accepted");

    deliver(
        "wages",
        "employer,person,month,due,paid\n%s,%s,%s,5000,5000\n".formatted(code, person, month));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> hr.get(TOLD + "/" + id).json().path("finding").has("closedOn"));
    JsonNode closed = hr.get(TOLD + "/" + id).json().path("finding");
    assertThat(closed.path("closedOn").asString()).isEqualTo(LocalDate.now(CHINA).toString());
    assertThat(hr.get(TOLD + "?state=unanswered").json().toString()).doesNotContain(id);
  }

  @Test
  void only_the_employer_is_told_only_offices_concerned_see_answers_and_the_database_holds_it() {
    String id = told().path("id").asString();
    UUID answer = UUID.randomUUID();
    answer(hr, id, answer, "已在缓缴期内，批文见附件。", null);
    ApiClient other = supervised.login("hr.jiangnan");
    assertThat(other.get(TOLD + "/" + id).status()).isEqualTo(404);
    assertThat(other.get(TOLD).json().toString()).doesNotContain(id);
    assertThat(answer(other, id, UUID.randomUUID(), "冒名作出说明。", null).status()).isEqualTo(404);
    assertThat(other.get("/api/v1/finding-answers/" + answer + "/file").status()).isEqualTo(404);
    ApiClient next = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330109");
    assertThat(next.get("/api/v1/finding-answers/" + answer).status()).isEqualTo(404);
    assertThat(decide(next, answer, "accepted", "邻区的决定。").code()).isEqualTo("not-found");
    assertThat(decide(hr, answer, "accepted", "自己采纳自己。").status()).isEqualTo(403);
    assertThat(supervised.login("seal.yunfan").get(TOLD).status()).isEqualTo(403);
    for (Actor blind :
        List.of(
            member(DemoCity.MANUFACTURER),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      assertThat(seen(blind, "told_finding where finding_id = '" + id + "'")).isZero();
      assertThat(seen(blind, "finding_answer where id = '" + answer + "'")).isZero();
    }
    assertThat(seen(member(DemoCity.SERVICE_COMPANY), "fact_finding where id = '" + id + "'"))
        .as("the finding itself stays with the office")
        .isZero();
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                member(DemoCity.MANUFACTURER),
                () ->
                    jdbc.sql(
                            """
                            insert into finding_answer (id, tenant_id, office, region, finding_id, employer, employer_name, rule, told, account_id,
                              person_name, note, answered_at, state)
                            values (gen_random_uuid(), :tenant, :office, '330106', :finding, 'x', 'x', 'x', '{}', gen_random_uuid(), 'x', 'x', now(), 'open')
                            """)
                        .param("tenant", DemoCity.MANUFACTURER)
                        .param("office", DemoCity.LABOUR_OFFICE)
                        .param("finding", UUID.fromString(id))
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(
            tenancy.inTransaction(
                member(DemoCity.SERVICE_COMPANY),
                () -> jdbc.sql("update finding_answer set state = 'open'").update()))
        .as("nobody decides about their own answer")
        .isZero();
  }

  @Test
  void pages_show_facts_and_basis_take_the_answer_and_let_the_office_decide() {
    String id = told().path("id").asString();
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.navigate(browser.at("/console"));
      assertThat(own.textContent("main")).contains("个部门发现事项等待说明");
      own.click("nav a[href='/told-findings']");
      own.waitForURL(browser.at("/told-findings"));
      if (LONG) {
        browser.looksRight(own, "told-findings");
      }
      own.click("main a[href='/told-findings/" + id + "']");
      own.waitForURL(browser.at("/told-findings/" + id));
      assertThat(own.textContent("main"))
          .contains("劳动合同法 第30条")
          .contains("wage-arrears / ")
          .contains("不是对是否违法的认定")
          .contains("请核对支付记录")
          .contains("人员标识由" + officeName() + "掌握");
      own.fill("#note", "该月工资已经补发，见附件。");
      browser.looksRight(own, "told-finding");
      own.click("form:has(#note) [type=submit]");
      own.waitForSelector("#answers");
      assertThat(own.textContent("#answers")).contains("已经补发").contains("等待处理");

      Page desk = browser.signedIn("inspector", supervised.password("inspector"));
      desk.click("nav a[href='/finding-answers']");
      desk.waitForURL(browser.at("/finding-answers"));
      if (LONG) {
        browser.looksRight(desk, "finding-answers");
      }
      JsonNode open = inspector.get("/api/v1/finding-answers?state=open").json().path("answers");
      assertThat(desk.locator("main .status:has-text('优先办理')").count())
          .as("marked are those in good standing and nobody else")
          .isEqualTo(
              (int) open.valueStream().filter(each -> each.path("first").asBoolean()).count());
      desk.navigate(browser.at("/finding-answers?sort=newest"));
      desk.click("main .warning-list a >> nth=0");
      desk.fill("#r-accepted", "与银行记录一致。");
      if (LONG) {
        browser.looksRight(desk, "finding-answer");
      }
      desk.click("form:has(#r-accepted) [type=submit]");
      desk.waitForSelector("#answer:has-text('已采纳')");
      own.navigate(browser.at("/told-findings/" + id + "?lang=en"));
      assertThat(own.textContent("main")).contains("Accepted").contains("no verdict");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private JsonNode told() {
    await().atMost(Duration.ofSeconds(60)).until(() -> standing().isPresent());
    return standing().orElseThrow();
  }

  private Optional<JsonNode> standing() {
    return hr.get(TOLD + "?state=open")
        .json()
        .path("findings")
        .valueStream()
        .filter(each -> each.path("rule").asString().equals("wage-arrears"))
        .filter(each ->
            each.path("about").asString().equals("YF***" + person.substring(person.length() - 2)))
        .filter(each -> !each.has("answer"))
        .findFirst();
  }

  private static ApiClient.Answer answer(
      ApiClient by, String finding, UUID id, String note, byte[] file) {
    var body = new ByteArrayOutputStream();
    part(body, "id", "", id.toString().getBytes(StandardCharsets.US_ASCII));
    part(body, "note", "", note.getBytes(StandardCharsets.UTF_8));
    if (file != null) {
      part(body, "file", "; filename=\"proof.png\"", file);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return by.upload(
        TOLD + "/" + finding + "/answers",
        body.toByteArray(),
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more);
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static ApiClient.Answer decide(ApiClient by, UUID answer, String outcome, String why) {
    return by.post(
        "/api/v1/finding-answers/" + answer + "/decision",
        Map.of("outcome", outcome, "reason", why));
  }

  private long seen(Actor actor, String from) {
    return tenancy.inTransaction(
        actor, () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }

  private static Actor member(UUID tenant) {
    return new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x");
  }

  private void deliver(String kind, String csv) {
    delivered.addFirst(List.of(kind, csv));
    send(kind, csv, false);
  }

  private void send(String kind, String csv, boolean withdraw) {
    ApiClient.Answer answer =
        inspector.upload(
            "/api/v1/risk/facts/" + kind + "?issued=" + Instant.now() + "&withdraw=" + withdraw,
            csv.getBytes(StandardCharsets.UTF_8),
            "text/csv");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("summary").path("rejected").asLong()).isZero();
  }
}
