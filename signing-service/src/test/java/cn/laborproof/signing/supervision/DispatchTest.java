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
import cn.laborproof.testkit.Seeded;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The register of dispatch firms and the charts over whom they send, from delivered facts. */
@ServiceTest
class DispatchTest {
  private static final String DISPATCH = "/api/v1/dispatch/";
  private static final String WORDS = "已与社保登记逐人核对，差额写入附件。";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TODAY = LocalDate.now(CHINA);
  private static final AtomicInteger REGIONS = new AtomicInteger(10);
  private static final List<String> NATURES =
      List.of("", "TEMPORARY", "AUXILIARY", "SUBSTITUTE", "OTHER");

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

  static Stream<Seeded> runs() {
    return Seeded.runs(3);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void charts_count_what_counting_line_by_line_gives_and_each_number_opens_as_many(Seeded any) {
    ApiClient office = inspectorOf("3201" + REGIONS.incrementAndGet());
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    StringBuilder first = new StringBuilder(head());
    StringBuilder corrected = new StringBuilder(head());
    for (int i = 0; i < 120; i++) {
      String key = "F" + any.number(1, 3) + ",U" + any.number(1, 5) + ",P" + i + ",";
      LocalDate start = TODAY.minusDays(any.number(-20, 600));
      int months = any.number(1, 30);
      boolean open = any.number(0, 5) == 0;
      String before = any.pick(NATURES);
      String nature = any.number(0, 3) == 0 ? any.pick(NATURES) : before;
      String end = open ? "" : start.plusMonths(months).minusDays(1).toString();
      first.append(key).append(start).append(',').append(end).append(',').append(before);
      first.append(",330106,1990\n");
      int born = TODAY.getYear() - any.number(16, 60);
      corrected.append(key).append(start).append(',').append(end).append(',').append(nature);
      corrected.append(",330106,").append(born).append('\n');
      boolean runs =
          !start.isAfter(TODAY) && (open || !start.plusMonths(months).minusDays(1).isBefore(TODAY));
      if (runs) {
        count(expected, "nature", nature.isEmpty() ? "UNKNOWN" : nature);
        count(expected, "age", age(TODAY.getYear() - born));
        count(expected, "unit", key.split(",")[1]);
      }
    }
    deliver(office, "dispatch-workers", first.toString());
    deliver(office, "dispatch-workers", corrected.toString());

    JsonNode charts = office.get(DISPATCH + "charts").json();
    Map<String, Map<String, Long>> shown = new TreeMap<>();
    charts
        .path("charts")
        .forEach(chart ->
            chart
                .path("bars")
                .forEach(bar ->
                    shown
                        .computeIfAbsent(chart.path("dimension").asString(), _ -> new TreeMap<>())
                        .put(bar.path("band").asString(), bar.path("terms").asLong())));
    assertThat(shown).containsAllEntriesOf(expected);
    shown.forEach((dimension, bands) -> {
      assertThat(bands.values().stream().mapToLong(Long::longValue).sum())
          .as(dimension)
          .isEqualTo(charts.path("terms").asLong());
      bands.forEach((band, terms) ->
          assertThat(
                  office
                      .get(DISPATCH + "workers?size=1&" + dimension + "=" + band)
                      .json()
                      .path("total")
                      .asLong())
              .as(dimension + " " + band)
              .isEqualTo(terms));
    });
  }

  @Test
  void a_firm_shows_its_licence_and_what_each_register_says_where_nothing_known_is_not_nought() {
    ApiClient office = inspectorOf("320201");
    String month = YearMonth.from(TODAY).minusMonths(1).toString();
    deliver(office, "employers", "employer,name,region,status\nF-ONE,第一派遣公司,320201,ACTIVE\n");
    deliver(
        office,
        "dispatch-licences",
        "firm,licence,valid_from,valid_to,registered_capital\nF-ONE,L1,%s,%s,2000000\nF-OLD,L2,2019-01-01,2021-12-31,\n"
            .formatted(TODAY.minusYears(2), TODAY.plusDays(60)));
    deliver(
        office,
        "dispatch-workers",
        head() + "F-ONE,U1,P1,2026-01-01,,AUXILIARY,330106,1990\nF-ONE,U1,P2,2026-01-01,,,,\n");
    deliver(
        office,
        "insurance",
        "employer,person,month,status\nF-ONE,P1,%1$s,PAID\nF-ONE,P2,%1$s,UNPAID\n"
            .formatted(month));
    deliver(
        office,
        "headcounts",
        "employer,register,counted_on,persons\nF-ONE,MARKET,2024-12-31,9\nF-ONE,MARKET,2025-12-31,5\n");

    JsonNode detail = office.get(DISPATCH + "firms/F-ONE").json();
    JsonNode firm = detail.path("firm");
    assertThat(firm.path("name").asString()).isEqualTo("第一派遣公司");
    assertThat(firm.path("licenceState").asString()).isEqualTo("expiring");
    assertThat(firm.path("persons").asLong()).isEqualTo(2);
    assertThat(said(detail, "dispatch-workers")).isEqualTo("2/");
    assertThat(said(detail, "insurance")).isEqualTo("1/-1");
    assertThat(said(detail, "market")).isEqualTo("5/3");
    assertThat(said(detail, "employments")).as("no line: not 0").isEqualTo("/");
    assertThat(said(detail, "tax")).isEqualTo("/");
    assertThat(detail.path("findings").toString()).contains("dispatch-licence-expiring");

    JsonNode old = office.get(DISPATCH + "firms?licence=expired").json();
    assertThat(old.path("total").asLong()).isEqualTo(1);
    assertThat(old.path("firms").path(0).path("firm").asString()).isEqualTo("F-OLD");
    assertThat(office.get(DISPATCH + "firms?query=派遣").json().path("total").asLong()).isEqualTo(1);
    assertThat(office.get(DISPATCH + "firms/F-NONE").status()).isEqualTo(404);
    assertThat(office.get(DISPATCH + "firms?licence=x").status()).isEqualTo(400);
    assertThat(office.get(DISPATCH + "workers?nature=x").status()).isEqualTo(400);
    assertThat(new String(office.get(DISPATCH + "firms.csv").body(), StandardCharsets.UTF_8))
        .contains("第一派遣公司")
        .contains("许可将到期");
    assertThat(new String(office.get(DISPATCH + "workers.csv").body(), StandardCharsets.UTF_8))
        .contains("F-ONE,U1,**");
    assertThat(inspectorOf("320301").get(DISPATCH + "firms").json().path("total").asLong())
        .as("another region")
        .isZero();
    assertThat(inspectorOf("3202").get(DISPATCH + "firms/F-ONE").status())
        .as("the office above")
        .isEqualTo(200);
    assertThat(supervised.login("hr.jiangnan").get(DISPATCH + "firms").status()).isEqualTo(403);
  }

  @Test
  void an_inspector_looks_at_charts_firms_and_people_on_the_console() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/dispatch']");
      assertThat(page.textContent("main")).contains("岗位性质").contains("辅助性").contains("未见许可");
      browser.looksRight(page, "dispatch");
      page.click("#chart-nature + .bars a");
      assertThat(page.url()).contains("nature=TEMPORARY");
      browser.looksRight(page, "dispatch-workers");
      page.navigate(browser.at("/dispatch/firms"));
      browser.looksRight(page, "dispatch-firms");
      page.click("a:has-text('西湖众联')");
      assertThat(page.textContent("#compare")).contains("38").contains("市场监管");
      browser.looksRight(page, "dispatch-firm");
      page.navigate(browser.at("/dispatch/reports?lang=en"));
      assertThat(page.textContent("main")).contains("Report on " + (TODAY.getYear() - 1));
      browser.looksRight(page, "dispatch-reports");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void a_report_is_ordered_to_be_put_right_and_each_act_is_evidence_with_its_reviewer() {
    UUID office = UUID.randomUUID();
    ApiClient inspector = inspectorOf(office, "320401");
    int year = TODAY.getYear() - 1;
    deliver(
        inspector,
        "dispatch-licences",
        "firm,licence,valid_from,valid_to\nF-REP,L1,%d-01-01,%d-12-31\n"
            .formatted(year - 1, year + 1));
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

    LocalDate deadline = TODAY.plusDays(10);
    assertThat(act(inspector, report, "order", TODAY).code()).isEqualTo("invalid-input");
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
            !inspector
                .get(DISPATCH + "firms/F-REP")
                .json()
                .path("findings")
                .toString()
                .contains("dispatch-report-missing"));
    ApiClient elsewhere = inspectorOf("320501");
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
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/dispatch/reports?report=filed"));
      page.click("a:has-text('西湖众联')");
      browser.looksRight(page, "dispatch-report-filed");
      page.click("[data-act=order] summary");
      page.fill("#day-order", TODAY.plusDays(20).toString());
      page.click("[data-act=order] button");
      page.waitForSelector(".error-summary");
      page.fill("#note-order", WORDS);
      page.click("[data-act=order] button");
      page.waitForSelector("#state:has-text('限期整改')");
      assertThat(page.textContent("main")).contains("还剩 20 天").contains("沈正");
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
            "day", TODAY.toString(),
            "figures", Map.of("workers", 12),
            "note", WORDS));
  }

  private static ApiClient.Answer act(ApiClient client, String report, String act, LocalDate day) {
    return client.post(
        DISPATCH + "reports/" + report + "/acts",
        Map.of("act", act, "day", day.toString(), "note", WORDS));
  }

  private static String said(JsonNode detail, String register) {
    return detail
        .path("headCounts")
        .valueStream()
        .filter(count -> count.path("register").asString().equals(register))
        .map(count ->
            count.path("persons").asString("") + "/" + count.path("difference").asString(""))
        .findFirst()
        .orElseThrow();
  }

  private static String head() {
    return "firm,user,person,starts_on,ends_on,nature,workplace_region,birth_year\n";
  }

  private static void count(Map<String, Map<String, Long>> all, String dimension, String band) {
    all.computeIfAbsent(dimension, _ -> new TreeMap<>()).merge(band, 1L, Long::sum);
  }

  private static String age(int years) {
    List<Integer> from = new ArrayList<>(List.of(18, 25, 35, 45, 55));
    from.removeIf(bound -> bound > years);
    return from.isEmpty() ? "UNDER_18" : "FROM_" + from.getLast();
  }

  private static void deliver(ApiClient office, String kind, String csv) {
    var answer =
        office.upload(
            "/api/v1/risk/facts/" + kind, csv.getBytes(StandardCharsets.UTF_8), "text/csv");
    assertThat(answer.status())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    assertThat(answer.json().path("summary").path("rejected").asLong()).isZero();
  }

  private ApiClient inspectorOf(String region) {
    return inspectorOf(UUID.randomUUID(), region);
  }

  private ApiClient inspectorOf(UUID office, String region) {
    String login = "inspector-" + office;
    var account =
        new Accounts.NewAccount(
            new Accounts.Owner.Office(office, region),
            Role.INSPECTOR,
            login,
            "他区监察员",
            "test-pass-1");
    tenancy.inTransaction(
        new Actor.Official(office, office, region, Role.PLATFORM, ""),
        () -> accounts.create(account));
    return supervised.login(login, "test-pass-1");
  }
}
