package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Deliveries of facts over HTTP, as the offices of the demo city make them. */
@ServiceTest
class FactHubTest {

  private static final String OFFICE = "西湖区人力资源和社会保障局（演示）";
  private static final String FACTS = "/api/v1/risk/facts/";
  private static final String BATCHES = "/api/v1/risk/batches";
  private static final List<String> TABLES =
      List.of(
          "fact_office",
          "fact_batch",
          "fact_row",
          "fact_rejected",
          "fact_employer",
          "fact_register",
          "fact_register_sum",
          "fact_finding");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Environment environment;

  private Supervised supervised;
  private ApiClient inspector;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
  }

  @Test
  void good_lines_are_kept_and_every_other_line_is_named_with_its_reason() {
    JsonNode batch =
        deliver(
            "wages",
            """
            单位,人员,月份,应发,实发,备注
            E-GOOD,P1,2026-09,5000,5000,无
            E-GOOD,P1,2026-09,5000,5000,
            E-GOOD,P1,2026-09,5000,4000,
            E-GOOD,110100198804121017,2026-09,5000,5000,
            E-GOOD,P2,2026-13,5000,5000,
            E-GOOD,P2,2026-09,5000
            """);
    assertThat(counts(batch)).containsExactly(1, 0, 0, 0, 5);
    assertThat(batch.path("ignoredColumns").path(0).asString()).isEqualTo("备注");
    assertThat(
            batch.path("rejectedLines").valueStream().map(line -> line.path("reason").asString()))
        .containsExactly("DUPLICATE", "CONFLICT", "IDENTITY_NUMBER", "NOT_A_MONTH", "COLUMN_COUNT");
    assertThat(batch.path("rejectedLines").path(1).path("firstLine").asInt()).isEqualTo(2);
    String csv =
        new String(
            inspector.get(BATCHES + "/" + id(batch) + "/rejected.csv").body(),
            StandardCharsets.UTF_8);
    assertThat(csv).contains("110100***").contains("NOT_A_MONTH").doesNotContain("198804121017");
    assertThat(tenancy.as(office(), () -> trail.events(new StreamId("facts", id(batch)))))
        .singleElement()
        .satisfies(event -> assertThat(event.toString()).contains("facts.received"));
  }

  /** In every format: the intake is one, and its day is that of China. */
  @Test
  void what_has_not_come_yet_is_quarantined_and_comes_in_when_it_is_delivered_again_later()
      throws SQLException {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    YearMonth ahead = YearMonth.from(today).plusMonths(2);
    String csv =
        "employer,person,month,status\nE-AHEAD,P1,%s,PAID\nE-AHEAD,P1,%s,PAID\n"
            .formatted(YearMonth.from(today), ahead);
    JsonNode batch = deliver("insurance", csv);
    assertThat(counts(batch)).containsExactly(1, 0, 0, 0, 1);
    JsonNode line = batch.path("rejectedLines").path(0);
    assertThat(line.path("reason").asString()).isEqualTo("IN_THE_FUTURE");
    assertThat(line.path("column").asString()).isEqualTo("month");
    assertThat(line.path("text").asString()).contains("尚未到来");
    assertThat(id(deliver("insurance", csv))).as("on the same day").isEqualTo(id(batch));
    String json =
        """
        {"complaint": "AHEAD-1", "employer": "E-AHEAD", "filed_on": "%s", "kind": "WAGE", "order_deadline": "%s"}
        {"complaint": "AHEAD-2", "employer": "E-AHEAD", "filed_on": "%s", "kind": "WAGE"}
        """
            .formatted(today, today.plusMonths(2), today.plusDays(2));
    JsonNode complaints =
        inspector
            .upload(
                FACTS + "complaints", json.getBytes(StandardCharsets.UTF_8), "application/x-ndjson")
            .json();
    assertThat(counts(complaints)).containsExactly(1, 0, 0, 0, 1);

    superuser(
        "update fact_batch set received_at = received_at - interval '2 days', issued_at = issued_at - interval '2 days' where id = '%s'"
            .formatted(id(batch)));
    JsonNode again = deliver("insurance", csv);
    assertThat(id(again)).as("on another day").isNotEqualTo(id(batch));
    assertThat(counts(again)).containsExactly(0, 0, 1, 0, 1);
    // What an earlier version took in has to be taken back as it was delivered.
    JsonNode back =
        inspector
            .upload(
                FACTS + "insurance?withdraw=true", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
            .json();
    assertThat(back.path("summary").path("rejected").asInt()).isZero();
  }

  private void superuser(String sql) throws SQLException {
    String url = environment.getRequiredProperty("laborproof.postgres.url");
    try (Connection connection = TestPostgres.asSuperuser(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void the_same_bytes_again_change_nothing_and_lines_of_json_say_the_same_as_csv() {
    String csv = "employer,person,month,status\nE-SAME,P1,2026-08,PAID\n";
    JsonNode first = deliver("insurance", csv);
    assertThat(id(deliver("insurance", csv))).isEqualTo(id(first));
    JsonNode json =
        inspector
            .upload(
                FACTS + "insurance",
                """
                {"employer": "E-SAME", "person": "P1", "month": "2026-08", "status": "PAID", "seen": true}
                {"employer": "E-SAME", "person": "P2", "month": "2026-08", "status": "PAID"}
                [1]
                {"employer": {"x": 1}}
                """
                    .getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson")
            .json();
    assertThat(counts(json)).containsExactly(1, 0, 1, 0, 2);
    assertThat(json.path("ignoredColumns").toString()).contains("seen");
  }

  @Test
  void an_office_takes_its_facts_along_with_keys_of_persons_that_no_page_shows()
      throws IOException {
    JsonNode batch =
        deliver(
            "wages", "employer,person,month,due,paid\nE-ALONG,PERSON-ALONG,2026-07,5000,4000.5\n");
    Map<String, String> files = new HashMap<>();
    try (var zip =
        new ZipInputStream(
            new ByteArrayInputStream(inspector.get("/api/v1/risk/facts.zip").body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files.get("wages.csv"))
        .startsWith(
            "employer,person,month,due,paid,due_on,paid_on,payer,initiated_by,deferred_until,delivery,delivery_line")
        .containsPattern(
            "E-ALONG,P[0-9A-F]{32},2026-07,5000.00,4000.50,,,,,," + id(batch) + ",2\\R");
    assertThat(files.values()).noneMatch(text -> text.contains("PERSON-ALONG"));
    assertThat(supervised.login("hr.yunfan").get("/api/v1/risk/facts.zip").status()).isEqualTo(403);
    UUID export =
        tenancy.inTransaction(
            office(),
            () ->
                jdbc.sql(
                        "select subject_id from evidence_event where kind = 'facts.exported' order by log_entry desc limit 1")
                    .query(UUID.class)
                    .single());
    assertThat(tenancy.as(office(), () -> trail.events(new StreamId("facts-export", export))))
        .singleElement()
        .satisfies(event -> assertThat(event.toString()).contains("facts.exported"));
  }

  @Test
  void a_correction_counts_and_what_was_said_before_stays_as_history() {
    JsonNode first = deliver("wages", "employer,person,month,due,paid\nE-CORR,P1,2026-07,5000,0\n");
    JsonNode second =
        deliver("wages", "employer,person,month,due,paid\nE-CORR,P1,2026-07,5000,5000\n");
    assertThat(counts(second)).containsExactly(0, 1, 0, 0, 0);
    JsonNode late =
        inspector
            .upload(
                FACTS + "wages?issued=2026-08-01T00:00:00Z",
                "employer,person,month,due,paid\nE-CORR,P1,2026-07,5000,1\n"
                    .getBytes(StandardCharsets.UTF_8),
                "text/csv")
            .json();
    assertThat(counts(late)).containsExactly(0, 0, 0, 1, 0);
    JsonNode versions =
        inspector.get(BATCHES + "/" + id(first) + "/lines/2").json().path("versions");
    assertThat(versions.valueStream().map(each -> each.path("counts").asBoolean()))
        .containsExactly(true, false, false);
    assertThat(versions.path(0).path("batch").asString()).isEqualTo(id(second).toString());
    JsonNode gone =
        inspector
            .upload(
                FACTS + "wages?withdraw=true",
                "employer,person,month,due,paid\nE-CORR,P1,2026-07,5000,5000\n"
                    .getBytes(StandardCharsets.UTF_8),
                "text/csv")
            .json();
    assertThat(counts(gone)).containsExactly(0, 1, 0, 0, 0);
    assertThat(
            inspector
                .get(BATCHES + "/" + id(first) + "/lines/2")
                .json()
                .path("versions")
                .valueStream()
                .map(each -> each.path("counts").asBoolean()))
        .doesNotContain(true);
  }

  @Test
  void a_file_that_holds_nothing_of_the_kind_is_kept_as_a_delivery_without_lines() {
    int before = inspector.get(BATCHES + "?kind=contracts").json().path("total").asInt();
    JsonNode batch = deliver("contracts", "Excel\u0000binary");
    assertThat(counts(batch)).containsExactly(0, 0, 0, 0, 1);
    assertThat(batch.path("reasons").path(0).path("reason").asString()).isEqualTo("NOT_TEXT");
    assertThat(deliver("contracts", "employer,person\nE,P\n").path("reasons").toString())
        .contains("HEADER");
    assertThat(inspector.get(BATCHES + "?kind=contracts").json().path("total").asInt())
        .isEqualTo(before + 2);
    assertThat(inspector.upload(FACTS + "salaries", new byte[0], "text/csv").status())
        .isEqualTo(404);
  }

  @Test
  void a_finding_on_facts_stands_beside_the_others_and_leads_back_to_its_lines() {
    String employer = "E-ARREARS";
    deliver("employers", "employer,name,region\n" + employer + ",拖欠试验有限公司,330106\n");
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    String month = YearMonth.from(today.minusMonths(4)).toString();
    JsonNode batch =
        deliver(
            "wages",
            "employer,person,month,due,paid\n%1$s,PERSON-0001,%2$s,5000,0\n"
                .formatted(employer, month));
    JsonNode finding = only(findings("employer=" + employer));
    assertThat(finding.path("rule").asString()).isEqualTo("wage-arrears");
    assertThat(finding.path("origin").asString()).isEqualTo("facts");
    assertThat(finding.path("employer").path("name").asString()).isEqualTo("拖欠试验有限公司");
    assertThat(finding.path("worker").asString()).isEqualTo("PERSON-0001");
    assertThat(finding.path("workerMasked").asString()).isEqualTo("PE***01");
    assertThat(finding.path("firstSeen").asString()).isEqualTo(today.toString());
    assertThat(finding.path("facts").toString()).contains("facts/" + id(batch) + ":2");
    JsonNode above =
        only(Supervised.findings(supervised.login("inspector.city"), "employer=" + employer));
    assertThat(above.path("worker").isMissingNode()).isTrue();
    assertThat(findings("rule=contract-unseen-breach")).as("by roster").isNotEmpty();

    deliver(
        "wages",
        "employer,person,month,due,paid\n%1$s,PERSON-0001,%2$s,5000,5000\n"
            .formatted(employer, month));
    assertThat(findings("employer=" + employer)).isEmpty();
    assertThat(
            tenancy.inTransaction(
                office(),
                () ->
                    jdbc.sql(
                            "select closed_on is not null from fact_finding where employer = :employer")
                        .param("employer", employer)
                        .query(Boolean.class)
                        .list()))
        .as("closed and kept")
        .containsExactly(true);
  }

  @Test
  void work_outside_hours_comes_as_sums_alone_and_what_was_written_is_not_kept() {
    YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
    YearMonth before = month.minusMonths(1);
    deliver("employers", "employer,region\nE-EVENING,330106\n");
    deliver(
        "attendance",
        "employer,person,month,overtime_hours\nE-EVENING,PERSON-0007,%s,1\nE-EVENING,PERSON-0007,%s,0\n"
            .formatted(before, month));
    JsonNode batch =
        deliver(
            "off-hours",
            """
            单位,人员,月份,方式,来源,分钟数,按单位要求,内容
            E-EVENING,PERSON-0007,%1$s,MESSAGES,SYSTEM,360,是,今晚把方案改完
            E-EVENING,PERSON-0007,%2$s,MESSAGES,SYSTEM,420,是,今晚把方案改完
            E-EVENING,PERSON-0007,%2$s,CALLS,SYSTEM,44641,是,今晚把方案改完
            E-EVENING,110100198804121017,%2$s,CALLS,SYSTEM,60,是,今晚把方案改完
            E-EVENING,PERSON-0007,%2$s,CALLS,SYSTEM,60,是,今晚,把方案改完
            """
                .formatted(before, month));
    assertThat(counts(batch)).containsExactly(2, 0, 0, 0, 3);
    assertThat(batch.path("ignoredColumns").path(0).asString()).isEqualTo("内容");
    assertThat(
            batch.path("rejectedLines").valueStream().map(line -> line.path("reason").asString()))
        .containsExactly("IMPOSSIBLE", "IDENTITY_NUMBER", "COLUMN_COUNT");
    assertThat(
            new String(
                inspector.get(BATCHES + "/" + id(batch) + "/rejected.csv").body(),
                StandardCharsets.UTF_8))
        .doesNotContain("方案")
        .doesNotContain("198804121017");
    assertThat(inspector.get(BATCHES + "/" + id(batch) + "/lines/2").json().toString())
        .contains("360")
        .doesNotContain("方案");
    // The first line of its kind has the whole hub judged anew, which is left to the task.
    Supervised.untilJudged(inspector);
    JsonNode finding = only(findings("employer=E-EVENING"));
    assertThat(finding.path("rule").asString()).isEqualTo("off-hours-work");
    assertThat(finding.path("severity").asString()).isEqualTo("remind");
    assertThat(finding.path("workerMasked").asString()).isEqualTo("PE***07");
    assertThat(finding.path("facts").toString())
        .contains("420")
        .contains("minutes")
        .contains("facts/" + id(batch) + ":2");
  }

  @Test
  void a_finding_is_seen_where_the_employer_has_its_seat_and_nowhere_else() {
    deliver("employers", "employer,region\nE-SEAT,330109\n");
    String month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(4).toString();
    deliver("wages", "employer,person,month,due,paid\nE-SEAT,P1,%s,5000,0\n".formatted(month));
    assertThat(findings("employer=E-SEAT")).hasSize(1);
    assertThat(Supervised.findings(inspectorOf("330109"), "employer=E-SEAT")).hasSize(1);
    assertThat(Supervised.findings(inspectorOf("330110"), "employer=E-SEAT")).isEmpty();
    assertThat(Supervised.findings(supervised.login("hr.jiangnan"), "employer=E-SEAT")).isEmpty();
  }

  @Test
  void an_inspector_delivers_a_file_reads_its_report_and_opens_the_line_of_a_finding() {
    String month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(4).toString();
    String csv =
        """
        单位,人员,月份,应发,实发,备注
        E-PAGE,W-00017,%1$s,5000,0,
        E-PAGE,110100198804121017,%1$s,5000,5000,
        E-PAGE,W-00018,去年,5000,5000,
        """
            .formatted(month);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/facts']");
      browser.looksRight(page, "facts");
      page.selectOption("#upload-kind", "wages");
      assertThat(page.textContent("#columns")).contains("实发*");
      page.setInputFiles(
          "#file", new FilePayload("wages.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
      page.click("#upload button[type=submit]");
      page.waitForURL(url -> url.matches(".*/facts/[0-9a-f-]{36}"));
      assertThat(page.textContent("main"))
          .contains("疑似身份证号")
          .contains("不是有效月份")
          .contains("备注")
          .doesNotContain("198804121017");
      assertThat(page.textContent("#office")).isEqualTo(OFFICE);
      browser.looksRight(page, "fact-batch");
      page.navigate(browser.at("/facts"));
      assertThat(page.textContent("main tbody tr:first-child")).contains(OFFICE);
      page.navigate(browser.at("/findings?employer=E-PAGE"));
      page.click(".finding-card summary");
      assertThat(page.textContent(".finding-card")).contains("W-***17").contains("首次发现");
      browser.looksRight(page, "findings-on-facts");
      page.click(".finding-card table a >> nth=0");
      page.waitForSelector("#line");
      assertThat(page.textContent("#line")).contains("现行").contains("W-***17").contains("5000");
      browser.looksRight(page, "fact-line");
      page.navigate(page.url().replace("#line", "&lang=en"));
      assertThat(page.textContent("main")).contains("Quality report").contains("Counts");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void an_employer_delivers_nothing_and_another_office_sees_nothing() {
    JsonNode batch = deliver("wages", "employer,person,month,due,paid\nE-OWN,P1,2026-07,1,1\n");
    ApiClient hr = supervised.login("hr.jiangnan");
    assertThat(hr.get(BATCHES).status()).isEqualTo(403);
    assertThat(hr.upload(FACTS + "wages", new byte[0], "text/csv").status()).isEqualTo(403);
    ApiClient elsewhere = inspectorOf("330109");
    assertThat(elsewhere.get(BATCHES + "/" + id(batch)).status()).isEqualTo(404);
    assertThat(elsewhere.get(BATCHES).json().path("total").asInt()).isZero();
    assertThat(supervised.login("inspector.city").get(BATCHES + "/" + id(batch)).status())
        .as("the office above")
        .isEqualTo(200);
    assertThat(
            supervised
                .login("inspector.city")
                .get(BATCHES + "/" + id(batch) + "/lines/2")
                .json()
                .toString())
        .as("but person keys are masked there")
        .doesNotContain("\"P1\"");
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.MANUFACTURER),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330199", Role.INSPECTOR, "x"),
            new Actor.Visitor())) {
      for (String table : TABLES) {
        assertThat(tenancy.inTransaction(blind, () -> count(table))).as(table).isZero();
      }
    }
  }

  @Test
  void an_organisation_cannot_put_facts_of_its_own_beside_those_of_an_office() {
    UUID tenant = DemoCity.MANUFACTURER;
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x"),
                () ->
                    jdbc.sql("insert into fact_office (tenant_id, region) values (?, '330106')")
                        .param(tenant)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x"),
                () ->
                    jdbc.sql(
                            "insert into fact_employer (tenant_id, employer, region, touched) values (?, 'E', '330106', true)")
                        .param(tenant)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void what_was_accepted_cannot_be_changed_or_deleted() {
    deliver("wages", "employer,person,month,due,paid\nE-KEEP,P1,2026-07,1,1\n");
    for (String act :
        List.of(
            "update fact_row set cells = '{}'",
            "delete from fact_row",
            "delete from fact_batch",
            "update fact_batch set rejected = 0",
            "delete from fact_rejected")) {
      assertThatThrownBy(() -> tenancy.inTransaction(office(), () -> jdbc.sql(act).update()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private List<JsonNode> findings(String query) {
    return Supervised.findings(inspector, query);
  }

  private static JsonNode only(List<JsonNode> findings) {
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private Actor office() {
    return new Actor.Official(
        UUID.randomUUID(), DemoCity.LABOUR_OFFICE, "330106", Role.INSPECTOR, "test");
  }

  private JsonNode deliver(String kind, String csv) {
    return inspector.upload(FACTS + kind, csv.getBytes(StandardCharsets.UTF_8), "text/csv").json();
  }

  private static UUID id(JsonNode batch) {
    return UUID.fromString(batch.path("summary").path("batch").asString());
  }

  private static List<Integer> counts(JsonNode batch) {
    JsonNode summary = batch.path("summary");
    return List.of("added", "corrected", "confirmed", "late", "rejected").stream()
        .map(each -> summary.path(each).asInt(-1))
        .toList();
  }

  private ApiClient inspectorOf(String region) {
    return supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
  }
}
