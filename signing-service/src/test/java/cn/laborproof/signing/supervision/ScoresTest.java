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
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Scores from deliveries and rosters over HTTP, as offices and employers of the demo city see them.
 */
@ServiceTest
class ScoresTest {

  private static final String SCORES = "/api/v1/risk/scores";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final UUID SCORER = new UUID(0, 0);

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;

  private final List<List<String>> delivered = new ArrayList<>();
  private Supervised supervised;
  private ApiClient inspector;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
  }

  /** Nothing of the demo city's employers stays known by what was delivered here. */
  @AfterEach
  void takeBack() {
    delivered.forEach(each -> send(each.getFirst(), each.getLast(), true));
  }

  @Test
  void a_score_decomposes_to_findings_and_follows_them() {
    String employer = "E-SCORED";
    deliver("employers", "employer,name,region\n" + employer + ",评分试验有限公司,330106\n");
    deliver("complaints", "complaint,employer,filed_on,kind\nC-SC,E-OTHER,2026-01-05,OTHER\n");
    String month = YearMonth.now(CHINA).minusMonths(4).toString();
    deliver("wages", wages(employer, month, "0"));
    deliver(
        "attendance",
        "employer,person,month,hours,overtime_hours\n%s,P1,%s,200,20\n".formatted(employer, month));
    JsonNode score =
        scored(
            inspector,
            employer,
            detail -> point(detail, "RP-2").path("state").asString().equals("assessed"));
    JsonNode arrears = point(score, "WG-1");
    assertThat(arrears.path("named").asBoolean()).isTrue();
    assertThat(arrears.path("state").asString()).isEqualTo("assessed");
    JsonNode deduction = arrears.path("deductions").path(0);
    assertThat(deduction.path("rule").asString()).isEqualTo("wage-arrears");
    assertThat(deduction.path("count").asInt()).isEqualTo(1);
    assertThat(deduction.path("since").asString()).isEqualTo(LocalDate.now(CHINA).toString());
    assertThat(deduction.path("articles").toString()).contains("劳动合同法 第30条");
    assertThat(deduction.path("nextStep").asString()).contains("请核对支付记录");
    assertThat(point(score, "RP-2").path("deductions")).isEmpty();
    assertThat(point(score, "SI-1").path("state").asString()).isEqualTo("not-assessed");
    assertThat(point(score, "WS-3").path("state").asString()).isEqualTo("no-facts");
    assertThat(point(score, "WS-3").path("lacks").asString()).contains("尚未定义数据来源");
    double lost = score.path("summary").path("lost").asDouble();
    assertThat(
            score
                .path("points")
                .valueStream()
                .flatMap(p -> p.path("deductions").valueStream())
                .mapToDouble(d -> d.path("lost").asDouble())
                .sum())
        .isCloseTo(lost, org.assertj.core.data.Offset.offset(0.001));
    assertThat(lost).isPositive();

    deliver("wages", wages(employer, month, "5000"));
    JsonNode settled =
        scored(inspector, employer, detail -> detail.path("summary").path("lost").asDouble() == 0);
    assertThat(point(settled, "WG-1").path("state").asString())
        .as("paid is known")
        .isEqualTo("assessed");
    assertThat(settled.path("history")).as("the last of the day").hasSize(1);
  }

  /** Of whom emergency management recorded nothing, an office that has its records knows so. */
  @Test
  void safety_and_collective_contracts_are_assessed_when_their_facts_are_delivered() {
    LocalDate today = LocalDate.now(CHINA);
    deliver("employers", "employer,region\nE-FINED,330106\nE-SAFE,330106\n");
    deliver("wages", wages("E-SAFE", YearMonth.now(CHINA).minusMonths(4).toString(), "5000"));
    deliver(
        "collective-contracts",
        "employer,contract,kind,concluded_on,ends_on\nE-SAFE,K1,GENERAL,2020-01-01,%s\n"
            .formatted(today.minusDays(40)));
    deliver(
        "official-events",
        """
        event,employer,happened_on,kind,persons
        SC-1,E-FINED,%1$s,EMERGENCY_PENALTY,
        SC-2,E-FINED,%1$s,EMERGENCY_ACCIDENT,2
        SC-3,E-FINED,%1$s,EMERGENCY_ACCIDENT,
        """
            .formatted(today.minusDays(10)));
    JsonNode fined =
        scored(inspector, "E-FINED", detail -> !point(detail, "WS-1").path("deductions").isEmpty());
    assertThat(point(fined, "WS-1").path("deductions").toString()).contains("safety-penalties");
    assertThat(point(fined, "WS-2").path("deductions").toString()).contains("work-accidents");
    assertThat(point(fined, "OR-1").path("state").asString()).isEqualTo("not-assessed");
    JsonNode safe =
        scored(
            inspector,
            "E-SAFE",
            detail ->
                point(detail, "WS-2").path("state").asString().equals("assessed")
                    && !point(detail, "OR-1").path("deductions").isEmpty());
    assertThat(point(safe, "WS-1").path("state").asString()).isEqualTo("assessed");
    assertThat(point(safe, "WS-1").path("deductions")).isEmpty();
    assertThat(point(safe, "OR-1").path("deductions").toString())
        .contains("collective-contract-lapsed");
    assertThat(
            Supervised.findings(inspector, "employer=E-FINED&rule=work-accidents")
                .getFirst()
                .toString())
        .contains("应急管理部门登记的生产安全事故")
        .contains("accident-persons");
  }

  @Test
  void an_employer_sees_its_own_score_with_what_offices_know_and_another_gets_nothing() {
    ApiClient hr = supervised.login("hr.yunfan");
    String code = hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
    String month = YearMonth.now(CHINA).minusMonths(4).toString();
    deliver("wages", wages(code, month, "0"));
    JsonNode own = scored(hr, code, detail -> !point(detail, "WG-1").path("deductions").isEmpty());
    assertThat(point(own, "WG-1").path("deductions").path(0).path("origins").toString())
        .contains("facts");
    assertThat(point(own, "EM-5").path("deductions").toString())
        .contains("roster")
        .contains("dispatch-share");
    assertThat(own.path("summary").path("employer").path("name").asString()).startsWith("云帆信息");
    assertThat(Supervised.findings(hr, "rule=wage-arrears"))
        .as("the office's own facts stay with it")
        .isEmpty();
    assertThat(
            hr.get(SCORES)
                .json()
                .path("scores")
                .valueStream()
                .map(each -> each.path("employer").path("code").asString()))
        .containsOnly(code);
    assertThat(hr.get("/api/v1/risk/score-areas").status()).isEqualTo(403);

    ApiClient other = supervised.login("hr.jiangnan");
    assertThat(other.get(SCORES + "/" + code).status()).isEqualTo(404);
    assertThat(other.get(SCORES).json().toString()).doesNotContain(code);
    assertThat(new String(other.get(SCORES + ".csv").body(), StandardCharsets.UTF_8))
        .doesNotContain(code);
    assertThat(supervised.login("seal.yunfan").get(SCORES + "/" + code).status()).isEqualTo(403);

    assertThat(seen(member(DemoCity.SERVICE_COMPANY), code)).isPositive();
    assertThat(seen(member(DemoCity.MANUFACTURER), code)).as("by the database alone").isZero();
    assertThat(seen(official("330109"), code)).as("the next district").isZero();
    assertThat(seen(official("3301"), code)).as("the city").isPositive();
    assertThat(seen(new Actor.Visitor(), code)).isZero();
  }

  @Test
  void nobody_but_the_platform_writes_a_score_or_speaks_for_another() {
    String insert =
        """
        insert into employer_score (id, employer, region, seat_known, employer_name, day, card, tenths, assessed, lost, dimensions, score,
          findings, computed_at, is_current)
        values (gen_random_uuid(), 'E-FORGED', '330106', true, 'x', '2026-01-01', 'c', 1000, 100, 0, '{}', '{}', '[]', now(), true)
        """;
    for (Actor actor :
        new Actor[] {
          member(DemoCity.SERVICE_COMPANY),
          official("330106"),
          new Actor.Platform(DemoCity.LABOUR_OFFICE)
        }) {
      refused(actor, insert);
    }
    refused(new Actor.Official(SCORER, SCORER, "3302", Role.PLATFORM, ""), insert);
    refused(
        member(DemoCity.MANUFACTURER),
        """
        insert into score_source (tenant_id, employer, origin, region, seat_known, employer_name, known, findings, card, changed_at)
        values ('%s', 'E-ANOTHER', 'roster', '330106', true, 'x', '{}', '[]', '', now())
        """
            .formatted(DemoCity.MANUFACTURER));
    refused(
        member(DemoCity.MANUFACTURER),
        """
        insert into score_source (tenant_id, employer, origin, region, seat_known, employer_name, known, findings, card, changed_at)
        values ('%s', 'E-ANOTHER', 'facts', '330106', true, 'x', '{}', '[]', '', now())
        """
            .formatted(DemoCity.MANUFACTURER));
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                official("330106"), () -> jdbc.sql("delete from employer_score").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void no_findings_say_what_was_examined_and_which_data_were_missing() {
    deliver("wages", wages("E-QUIET", "2026-01", "5000"));
    scored(
        inspector,
        "E-QUIET",
        detail -> point(detail, "WG-1").path("state").asString().equals("assessed"));
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/findings?employer=E-QUIET"));
      String said = page.textContent("#examined");
      assertThat(said).contains("不等于没有问题").contains("已审查").contains("未审查");
      assertThat(page.locator("#examined li:has-text('缺少')").count())
          .as("each that was not examined names the data it lacks")
          .isEqualTo(page.locator("#examined li:has-text('未审查')").count())
          .isPositive();
      assertThat(
              page.locator("#examined li", new Page.LocatorOptions().setHasText("社会保险缴费")).count())
          .isPositive();
      browser.looksRight(page, "findings-examined");
      page.navigate(browser.at("/findings?employer=E-QUIET&rule=wage-arrears"));
      assertThat(page.locator("#examined li:has-text('未审查')").count())
          .as("wages were looked at")
          .isZero();
      page.navigate(browser.at("/scores/E-QUIET"));
      assertThat(page.locator(".lacking").count())
          .as("its own page says for each point what it would take")
          .isEqualTo(
              page.locator("td:has-text('未评估')").count()
                  - page.locator("td:has-text('尚无数据来源')").count())
          .isPositive();
      assertThat(page.locator(".lacking", hasText("社会保险缴费")).count()).isPositive();
      browser.looksRight(page, "score-lacking");
      page.navigate(browser.at("/findings?employer=E-NOBODY"));
      assertThat(page.textContent("#examined")).contains("没有审查任何内容");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void an_employer_of_whom_all_was_taken_back_leaves_the_scores() {
    deliver("complaints", "complaint,employer,filed_on,kind\nC-GO,E-OTHER,2026-01-05,OTHER\n");
    String wages = wages("E-GOES", "2026-01", "5000");
    deliver("wages", wages);
    scored(
        inspector,
        "E-GOES",
        detail -> point(detail, "WG-1").path("state").asString().equals("assessed"));
    send("wages", wages, true);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> inspector.get(SCORES + "/E-GOES").status() == 404);
    assertThat(inspector.get(SCORES + "?text=e-goes").json().path("total").asInt()).isZero();
    send("wages", wages, false);
    scored(
        inspector,
        "E-GOES",
        detail -> point(detail, "WG-1").path("state").asString().equals("assessed"));
  }

  @Test
  void a_score_moves_with_the_seat_and_areas_count_whom_they_have() {
    deliver("wages", wages("E-MOVES", "2026-01", "5000"));
    scored(inspector, "E-MOVES", detail -> !detail.path("summary").path("seatKnown").asBoolean());
    deliver("employers", "employer,region\nE-MOVES,330109\n");
    ApiClient city = supervised.login("inspector.city");
    JsonNode moved =
        scored(
            city,
            "E-MOVES",
            detail -> detail.path("summary").path("region").asString().equals("330109"));
    assertThat(moved.path("summary").path("seatKnown").asBoolean()).isTrue();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> inspector.get(SCORES + "/E-MOVES").status() == 404);
    assertThat(city.get(SCORES + "/E-MOVES").json().path("elsewhere")).isEmpty();
    JsonNode areas = city.get("/api/v1/risk/score-areas").json().path("areas");
    assertThat(areas.valueStream().map(area -> area.path("region").asString()))
        .contains("330106", "330109")
        .isSorted();
    assertThat(city.get(SCORES + "?region=330109").json().path("scores").toString())
        .contains("E-MOVES");
    assertThat(city.get(SCORES + "?text=e-moves").json().path("total").asInt()).isEqualTo(1);
    assertThat(city.get(SCORES + "?sort=nothing").status()).isEqualTo(400);
    assertThat(inspector.get("/api/v1/risk/score-areas").json().path("areas").toString())
        .doesNotContain("330109");
  }

  @Test
  void pages_show_where_every_point_went_and_what_a_score_is_not() {
    ApiClient hr = supervised.login("hr.yunfan");
    String code = hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
    String month = YearMonth.now(CHINA).minusMonths(4).toString();
    deliver("wages", wages(code, month, "0"));
    deliver(
        "attendance",
        "employer,person,month,hours,overtime_hours\n%s,P1,%s,200,20\n".formatted(code, month));
    scored(
        hr,
        code,
        detail ->
            point(detail, "RP-2").path("state").asString().equals("assessed")
                && !point(detail, "WG-1").path("deductions").isEmpty());
    grown(code);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/scores']");
      page.waitForURL(browser.at("/scores"));
      assertThat(page.textContent("main")).contains("不是对用人单位是否违法的认定");
      browser.looksRight(page, "scores");
      // Other tests leave employers behind: by its code it stands on the first page.
      page.navigate(browser.at("/scores?text=" + code));
      page.click("table a:has-text('云帆')");
      page.waitForURL(url -> url.contains("/scores/" + code));
      assertThat(page.textContent("main"))
          .contains("拖欠工资")
          .contains("公开资料列名")
          .contains("本平台设定")
          .contains("劳动合同法 第30条")
          .contains("尚无数据来源");
      browser.looksRight(page, "score");
      page.click("#WG-1 a");
      page.waitForURL(url -> url.endsWith("/findings?employer=" + code + "&rule=wage-arrears"));
      assertThat(page.textContent(".finding-cards")).contains("未见足额支付工资");
      page.navigate(browser.at("/score-areas"));
      assertThat(page.textContent("main")).contains("330106").contains("各地区评分中位数");
      browser.looksRight(page, "score-areas");
      page.navigate(browser.at("/scores?lang=en"));
      assertThat(page.textContent("main")).contains("A score only orders work");

      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.click("a[href='/scores']");
      own.waitForURL(browser.at("/scores"));
      assertThat(own.textContent("main")).contains("扣分原因与改进办法").contains("依据部门交付的数据");
      assertThat(own.locator("#EM-5 a").first().getAttribute("href"))
          .isEqualTo("/findings?rule=dispatch-share");
      browser.looksRight(own, "score-own");
      own.navigate(browser.at("/scores/E-SCORED"));
      assertThat(own.textContent("body")).doesNotContain("评分试验");
      Page none = browser.signedIn("legal.jiangnan", supervised.password("legal.jiangnan"));
      none.navigate(browser.at("/scores"));
      browser.looksRight(none, "score-none");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** Days before today, which a test cannot wait for. */
  private void grown(String code) {
    tenancy.inTransaction(
        new Actor.Official(SCORER, SCORER, "330106", Role.PLATFORM, ""),
        () ->
            jdbc.sql(
                    """
                    insert into employer_score (id, employer, region, seat_known, employer_name, day, card, tenths, assessed, lost, dimensions,
                      score, findings, computed_at, is_current)
                    select gen_random_uuid(), employer, region, seat_known, employer_name, cast(day - d as date), card, t, assessed, lost,
                      dimensions, score, findings, computed_at, false
                    from employer_score, (values (200, 930), (150, 880), (90, null), (60, 640), (20, 700)) as past(d, t)
                    where is_current and employer = :code on conflict do nothing
                    """)
                .param("code", code)
                .update());
  }

  private JsonNode scored(ApiClient reader, String employer, Predicate<JsonNode> until) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          ApiClient.Answer answer = reader.get(SCORES + "/" + employer);
          return answer.status() == 200 && until.test(answer.json());
        });
    return reader.get(SCORES + "/" + employer).json();
  }

  private static JsonNode point(JsonNode detail, String code) {
    return detail
        .path("points")
        .valueStream()
        .filter(each -> each.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String wages(String employer, String month, String paid) {
    return "employer,person,month,due,paid\n%s,P1,%s,5000,%s\n".formatted(employer, month, paid);
  }

  private void refused(Actor actor, String insert) {
    assertThatThrownBy(() -> tenancy.inTransaction(actor, () -> jdbc.sql(insert).update()))
        .as(actor.toString())
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  private long seen(Actor actor, String employer) {
    return tenancy.inTransaction(
        actor,
        () ->
            jdbc.sql("select count(*) from employer_score where employer = :employer")
                .param("employer", employer)
                .query(Long.class)
                .single());
  }

  private static Actor member(UUID tenant) {
    return new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x");
  }

  private static Actor official(String region) {
    return new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), region, Role.INSPECTOR, "x");
  }

  private void deliver(String kind, String csv) {
    delivered.addFirst(List.of(kind, csv));
    send(kind, csv, false);
  }

  /** With its own time of issue: the same bytes again would be the delivery of before. */
  private void send(String kind, String csv, boolean withdraw) {
    ApiClient.Answer answer =
        inspector.upload(
            "/api/v1/risk/facts/" + kind + "?issued=" + Instant.now() + "&withdraw=" + withdraw,
            csv.getBytes(StandardCharsets.UTF_8),
            "text/csv");
    assertThat(answer.status()).isEqualTo(201);
  }
}
