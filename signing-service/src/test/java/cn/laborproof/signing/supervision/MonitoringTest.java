package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What trade unions and federations of industry and commerce see: sums of their region alone. */
@ServiceTest
class MonitoringTest {
  private static final String MONITORING = "/api/v1/monitoring";
  private static final String WARNINGS = "/api/v1/warnings";
  private static final String WORDS = "已电话报市三方办公室值班室。";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final List<String> ON_ARREARS =
      List.of("wage-arrears", "wage-criminal-line", "wage-group-arrears", "wage-joint-discipline");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private Supervised supervised;

  @BeforeEach
  void begin() {
    supervised = new Supervised(port, installation.data());
  }

  @Test
  void employers_findings_and_contracts_are_counted_and_small_cells_hidden() throws Exception {
    ApiClient office = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "4205");
    ApiClient union = reader(Role.UNION, "4205");
    ApiClient federation = reader(Role.FEDERATION, "4205");
    assertThat(table(union, "arrears").path("delivered").asBoolean())
        .as("nothing was delivered, which is not nought")
        .isFalse();
    assertThat(table(union, "warnings").path("total").asLong(-1)).isZero();

    Supervised.deliver(office, "employers", employers());
    Supervised.deliver(office, "wages", wages(1, 1, 2, 3, 4));
    Supervised.deliver(office, "employments", employments(20, 1, 2, 3));
    Supervised.deliver(office, "dispatch-reports", helped(1, 2));
    Supervised.untilJudged(office);
    JsonNode few = table(union, "arrears");
    assertThat(few.path("cells").valueStream().map(cell -> cell.path("cell").asString()))
        .containsExactly("420502", "420503");
    assertThat(few.path("cells").valueStream().filter(cell -> cell.has("number")))
        .as("one employer in the one division, which the other would tell")
        .isEmpty();
    assertThat(few.path("total").asLong()).isEqualTo(listed(office, "4205")).isPositive();
    assertThat(few.path("source").asString()).contains(LocalDate.now(CHINA).toString());
    assertThat(table(federation, "help").path("delivered").asBoolean()).isTrue();
    assertThat(table(federation, "help").has("total")).as("two firms").isFalse();

    Supervised.deliver(office, "wages", wages(2, 5, 6));
    Supervised.deliver(office, "dispatch-reports", helped(3));
    Supervised.untilJudged(office);
    JsonNode enough = table(union, "arrears");
    assertThat(number(enough, "420502")).isEqualTo(listed(office, "420502")).isPositive();
    assertThat(number(enough, "420503")).isEqualTo(listed(office, "420503")).isPositive();
    assertThat(table(federation, "help").path("total").asLong()).isEqualTo(3);
    JsonNode sizes = table(federation, "sizes");
    assertThat(number(sizes, "small")).isEqualTo(3);
    assertThat(number(sizes, "large")).as("nought tells of nobody").isZero();
    assertThat(number(sizes, "unknown")).isEqualTo(7);
    assertThat(sizes.path("total").asLong()).isEqualTo(10);

    JsonNode none = table(union, "collective");
    assertThat(none.path("delivered").asBoolean()).isFalse();
    assertThat(none.has("total")).isFalse();
    Supervised.deliver(
        office,
        "collective-contracts",
        """
        employer,contract,kind,concluded_on,starts_on,ends_on
        E-MON-1,K1,GENERAL,2025-01-01,2025-01-01,
        E-MON-2,K2,GENERAL,2025-01-01,,
        E-MON-3,K3,WAGES,2025-01-01,2025-01-01,2099-12-31
        E-MON-4,K4,GENERAL,2023-01-01,2023-01-01,2024-12-31
        """);
    JsonNode collective = table(union, "collective");
    assertThat(number(collective, "with")).isEqualTo(3);
    assertThat(number(collective, "without")).as("one of them has ended").isEqualTo(7);
    assertThat(number(collective, "untold")).isZero();

    ApiClient district = reader(Role.UNION, "420502");
    assertThat(number(table(district, "arrears"), "420502")).isEqualTo(listed(office, "420502"));
    assertThat(table(district, "arrears").path("cells")).hasSize(1);
    unanswered(federation);
    for (ApiClient reader : List.of(union, federation)) {
      assertThat(reader.get(MONITORING).json().toString())
          .as("no employer and nobody is named")
          .doesNotContain("E-MON")
          .doesNotContain("监测试验")
          .doesNotContain("MON-P");
    }
  }

  /** Told and not answered, but for one. */
  private void unanswered(ApiClient federation) throws SQLException {
    assertThat(table(federation, "unanswered").path("total").asLong(-1)).isZero();
    UUID answer = UUID.randomUUID();
    try (Connection connection =
            TestPostgres.asSuperuser(environment.getRequiredProperty("laborproof.postgres.url"));
        Statement statement = connection.createStatement()) {
      int told =
          statement.executeUpdate(
              """
              insert into told_finding (finding_id, tenant_id, region, employer, rule, rule_version, severity, urgency, articles, threshold, about,
                                        facts, withheld, indicators, first_seen, told_at, changed_at)
              select id, tenant_id, region, employer, rule, rule_version, severity, urgency, articles, threshold, '',
                     '[]'::jsonb, 0, '{}'::text[], first_seen, now(), now()
              from fact_finding where region in ('420502', '420503') and rule = 'wage-arrears' and closed_at is null
              """);
      assertThat(table(federation, "unanswered").path("total").asLong()).isEqualTo(told);
      statement.execute("set session_replication_role = replica");
      statement.executeUpdate(
          """
          insert into finding_answer (id, tenant_id, office, region, finding_id, employer, employer_name, rule, told, account_id, person_name, note,
                                      answered_at, state)
          select '%s'::uuid, tenant_id, tenant_id, region, finding_id, employer, '', rule, '', tenant_id, '', ''::bytea, now(), 'open'
          from told_finding where region = '420503' limit 1
          """
              .formatted(answer));
      assertThat(table(federation, "unanswered").path("total").asLong()).isEqualTo(told - 1);
      statement.executeUpdate("delete from finding_answer where id = '%s'".formatted(answer));
      statement.executeUpdate(
          "delete from told_finding where region in ('420502', '420503') and rule = 'wage-arrears'");
    }
  }

  @Test
  void open_warnings_are_counted_by_level_and_consultation() {
    ApiClient office = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "4206");
    ApiClient union = reader(Role.UNION, "4206");
    List<String> raised = IntStream.range(0, 6).mapToObj(i -> raise(office, i)).toList();
    JsonNode level = table(union, "warnings").path("cells").path(0);
    assertThat(level.path("cell").asString()).isEqualTo("beijing/1/2");
    assertThat(level.path("label").asString()).contains("二级预警");
    assertThat(level.path("number").asLong()).isEqualTo(6);
    accept(office, raised.get(0));
    accept(office, raised.get(1));
    assertThat(table(union, "consulted").path("cells").path(0).has("number")).isFalse();
    assertThat(table(union, "consulted").has("total")).as("of two employers").isFalse();
    accept(office, raised.get(2));
    assertThat(number(table(union, "consulted"), "beijing/1/2")).isEqualTo(3);
    assertThat(number(table(reader(Role.FEDERATION, "4206"), "warnings"), "beijing/1/2"))
        .isEqualTo(6);
    assertThat(table(reader(Role.UNION, "4207"), "warnings").path("total").asLong(-1))
        .as("another region")
        .isZero();
    assertThat(union.get(MONITORING).json().path("notes").toString()).contains("没有用人单位名单");

    assertThat(table(union, "joined").path("total").asLong(-1)).isZero();
    ApiClient federation = reader(Role.FEDERATION, "4206");
    for (int i = 0; i < 3; i++) {
      if (i == 2) {
        assertThat(table(union, "joined").has("total")).as("of two employers").isFalse();
      }
      assertThat(
              office
                  .post(
                      WARNINGS + "/" + raised.get(i) + "/acts",
                      Map.of("act", "handle", "note", WORDS, "bodies", List.of("union", "tax")))
                  .status())
          .isEqualTo(200);
    }
    assertThat(number(table(union, "joined"), "beijing/1/2")).isEqualTo(3);
    assertThat(table(federation, "joined").path("total").asLong(-1))
        .as("only the union was asked")
        .isZero();
  }

  @Test
  void the_report_is_a_word_file_without_a_seal_and_keeps_nothing() throws IOException {
    ApiClient union = supervised.login("union.xihu");
    String words = "建议推进行业集体协商。";
    ApiClient.Answer answer = report(union, words + "\r\n\u0001第二段");
    assertThat(answer.status()).isEqualTo(200);
    try (var docx = new XWPFDocument(new ByteArrayInputStream(answer.body()))) {
      String text =
          docx.getParagraphs().stream()
              .map(each -> each.getText())
              .collect(Collectors.joining("\n"));
      assertThat(text).contains("总工会").contains("未盖章").contains(words).contains("第二段");
      assertThat(docx.getTables()).isNotEmpty();
    }
    assertThat(union.page("/monitoring")).doesNotContain(words);
    assertThat(report(union, "长".repeat(4001)).code()).isEqualTo("invalid-input");
    assertThat(report(supervised.login("inspector"), words).status()).isEqualTo(403);
  }

  @Test
  void nothing_else_answers_them_and_the_database_shows_them_no_row() {
    Set<String> theirs = Set.of("/home", "/monitoring", "/password", MONITORING);
    List<String> others =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(entry -> entry.getKey().getProducesCondition().isEmpty())
            .filter(entry ->
                entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
            .filter(entry -> isOurs(entry.getValue()))
            .flatMap(entry -> entry.getKey().getPatternValues().stream())
            .filter(path -> !theirs.contains(path))
            .map(path -> path.replaceAll("\\{[^}]+}", "0199d000-0000-7000-8000-0000000000ff"))
            .toList();
    assertThat(others).hasSizeGreaterThan(100);
    for (String user : List.of("union.xihu", "federation.xihu")) {
      ApiClient reader = supervised.login(user);
      assertThat(reader.get(MONITORING).status()).isEqualTo(200);
      for (String path : others) {
        assertThat(reader.get(path).status()).as(user + " " + path).isEqualTo(403);
      }
      assertThat(reader.post(WARNINGS, Map.of()).status()).isEqualTo(403);
      assertThat(
              reader
                  .upload(
                      "/api/v1/risk/facts/wages",
                      "x\n".getBytes(StandardCharsets.US_ASCII),
                      "text/csv")
                  .status())
          .isEqualTo(403);
    }
    for (String user : List.of("inspector", "hr.jiangnan", "mediator")) {
      assertThat(supervised.login(user).get(MONITORING).status()).as(user).isEqualTo(403);
    }
    assertThat(rows(Role.INSPECTOR)).isPositive();
    assertThat(rows(Role.UNION)).isZero();
    assertThat(rows(Role.FEDERATION)).isZero();
  }

  @Test
  void a_union_reads_its_page_on_a_phone_and_takes_the_report_along() throws IOException {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("union.xihu", supervised.password("union.xihu"));
      assertThat(page.url()).endsWith("/monitoring");
      browser.looksRight(page, "monitoring");
      page.setViewportSize(360, 800);
      assertThat(page.textContent("main")).contains("集体合同").contains("不足 3 家").contains("没有盖章");
      assertThat(page.querySelectorAll("nav a[href='/findings'], nav a[href='/console']"))
          .isEmpty();
      page.fill("#text", "建议组织行业集体协商。");
      Download file = page.waitForDownload(() -> page.click("#report [type=submit]"));
      assertThat(file.suggestedFilename()).startsWith("monitoring-330106-").endsWith(".docx");
      assertThat(Files.size(file.path())).isPositive();
      page.navigate(browser.at("/monitoring?lang=en"));
      assertThat(page.textContent("main")).contains("Collective contracts").contains("no seal");
      Page other = browser.signedIn("federation.xihu", supervised.password("federation.xihu"));
      assertThat(other.textContent("main")).contains("用人单位规模").doesNotContain("集体合同");
      browser.looksRight(other, "monitoring-federation");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static boolean isOurs(HandlerMethod handler) {
    Class<?> type = handler.getBeanType();
    boolean open =
        handler.hasMethodAnnotation(AllowAnyone.class)
            || type.isAnnotationPresent(AllowAnyone.class)
                && !handler.hasMethodAnnotation(Allow.class);
    return type.getName().startsWith("cn.laborproof.") && !open;
  }

  /** What the tables behind the sums show an official of the demo city's district. */
  private long rows(Role role) {
    var actor =
        new Actor.Official(DemoCity.TRADE_UNION, DemoCity.TRADE_UNION, DemoCity.REGION, role, "某人");
    return tenancy.inTransaction(
        actor,
        () ->
            Stream.of(
                    "warning",
                    "warning_event",
                    "fact_row",
                    "fact_employer",
                    "fact_finding",
                    "told_finding",
                    "employer_score",
                    "employer_workforce",
                    "code_confirmation")
                .mapToLong(
                    table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
                .sum());
  }

  private ApiClient reader(Role role, String region) {
    String login = role.code() + "-" + UUID.randomUUID();
    UUID body = UUID.randomUUID();
    var account =
        new Accounts.NewAccount(
            new Accounts.Owner.Office(body, region), role, login, "监测人员", Supervised.PASSWORD);
    tenancy.inTransaction(
        new Actor.Official(body, body, region, Role.PLATFORM, ""), () -> accounts.create(account));
    return supervised.login(login, Supervised.PASSWORD);
  }

  private static JsonNode table(ApiClient reader, String topic) {
    return reader
        .get(MONITORING)
        .json()
        .path("tables")
        .valueStream()
        .filter(table -> table.path("topic").asString().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  /** What a cell shows; -1 where it is hidden. */
  private static long number(JsonNode table, String cell) {
    return table
        .path("cells")
        .valueStream()
        .filter(each -> each.path("cell").asString().equals(cell))
        .findFirst()
        .orElseThrow()
        .path("number")
        .asLong(-1);
  }

  /** How many findings on unpaid wages the office's own list holds. */
  private static long listed(ApiClient office, String region) {
    return ON_ARREARS.stream()
        .mapToLong(rule ->
            office
                .get("/api/v1/findings?size=1&origin=facts&rule=" + rule + "&region=" + region)
                .json()
                .path("total")
                .asLong())
        .sum();
  }

  private static ApiClient.Answer report(ApiClient reader, String text) {
    String form = "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return reader.upload(
        MONITORING + ".docx",
        form.getBytes(StandardCharsets.US_ASCII),
        "application/x-www-form-urlencoded");
  }

  private static String raise(ApiClient office, int place) {
    String code = UnifiedSocialCreditCode.completing("91420602MA2MTR01" + place).value();
    ApiClient.Answer answer =
        office.post(
            WARNINGS,
            Map.of(
                "employerCode",
                code,
                "employer",
                "监测试验有限公司",
                "region",
                "420602",
                "facts",
                Map.of("terminated", "50"),
                "note",
                WORDS));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("warning").path("id").asString();
  }

  private static void accept(ApiClient office, String warning) {
    for (String act : List.of("send-up", "accept")) {
      assertThat(
              office
                  .post(
                      WARNINGS + "/" + warning + "/acts",
                      Supervised.onPaper(Map.of("act", act, "note", WORDS)))
                  .status())
          .as(act)
          .isEqualTo(200);
    }
  }

  /** Three with a seat in one division, four in another. */
  private static String employers() {
    return "employer,name,region\n"
        + IntStream.rangeClosed(1, 7)
            .mapToObj(i -> "E-MON-%d,监测试验%d,%s\n".formatted(i, i, i <= 3 ? "420502" : "420503"))
            .collect(Collectors.joining());
  }

  /** Wages nobody was seen to pay: a month of one person at each of these employers. */
  private static String wages(int round, int... employers) {
    YearMonth month = YearMonth.now(CHINA).minusMonths(4);
    return "employer,person,month,due,paid\n"
        + IntStream.range(0, employers.length)
            .mapToObj(
                i -> "E-MON-%d,MON-P%d-%d,%s,5000,0\n".formatted(employers[i], round, i, month))
            .collect(Collectors.joining());
  }

  private static String employments(int people, int... employers) {
    return "employer,person,form,first_working_day\n"
        + IntStream.of(employers)
            .boxed()
            .flatMap(employer ->
                IntStream.range(0, people)
                    .mapToObj(i ->
                        "E-MON-%d,MON-P%d-%d,DIRECT,2024-01-01\n"
                            .formatted(employer, employer, i + 100)))
            .collect(Collectors.joining());
  }

  /** Dispatch firms whose report on the last year says no business. */
  private static String helped(int... firms) {
    int year = LocalDate.now(CHINA).getYear() - 1;
    return "firm,year,reported_on,outcome\n"
        + IntStream.of(firms)
            .mapToObj(i -> "F-MON-%d,%d,%d-02-01,NO_BUSINESS\n".formatted(i, year, year + 1))
            .collect(Collectors.joining());
  }
}
