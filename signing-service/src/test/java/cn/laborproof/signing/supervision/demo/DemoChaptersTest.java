package cn.laborproof.signing.supervision.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.supervision.DemoChapter;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What somebody finds who looks at the demo city for the first time. */
@ServiceTest
@TestPropertySource(
    properties = "laborproof.test=a city of its own, since others count what is in theirs")
@DirtiesContext
class DemoChaptersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(300);

  /** Rows of workers' answers after which the panel's chapter is broken off. */
  private static final String BREAK_OFF =
      """
      create or replace function broken_off() returns trigger language plpgsql security definer as
        'begin if (select count(*) from survey_voice) = 4 then raise exception ''broken off''; end if; return new; end';
      create or replace trigger broken_off before insert on survey_voice for each row execute function broken_off()
      """;

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired DemoChapters chapters;
  @Autowired OwnFacts facts;
  @Autowired Tenancy tenancy;
  @Autowired Clock clock;
  @Autowired Environment environment;

  @DynamicPropertySource
  static void scanned(DynamicPropertyRegistry registry) {
    registry.add("laborproof.scans.program", () -> System.getProperty("java.class.path"));
  }

  /** Broken off in the middle of an answer and between two deliveries, then gone on by two. */
  @BeforeEach
  void a_city_whose_telling_was_broken_off() throws SQLException {
    superuser(BREAK_OFF);
    chapters.tell();
    superuser("drop trigger broken_off on survey_voice");
    new DemoFacts(facts, tenancy, Clock.offset(clock, Duration.ofDays(1))).tell();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          var other = CompletableFuture.supplyAsync(chapters::tell);
          List<DemoChapter> left = chapters.tell();
          return other.join().isEmpty() && left.isEmpty() || chapters.tell().isEmpty();
        });
  }

  @Test
  void the_demo_city_has_done_something_in_every_room_and_telling_it_again_changes_nothing()
      throws IOException {
    ApiClient inspector = login("inspector");
    List<String> told = told(inspector);
    assertThat(chapters.tell()).isEmpty();
    assertThat(told(inspector)).isEqualTo(told);

    assertThat(page(inspector, "/samples")).contains("西湖区样本单位（演示）");
    assertThat(
            page(inspector, "/questionnaires/0199d000-0000-7000-8000-000000000402#results-worker"))
        .contains("results-worker");
    assertThat(page(inspector, "/inspection/draws")).contains("随机抽查（演示）");
    assertThat(
            inspector
                .get("/api/v1/inspection/tasks")
                .json()
                .path("tasks")
                .findValuesAsString("standing"))
        .contains("open", "rectified", "clear", "rectifying");
    assertThat(page(inspector, "/algorithms")).contains("工单分派系统（演示）", "车间排班助手（演示）");
    assertThat(page(inspector, "/policies")).contains("先行调解试点（演示）");
    assertThat(inspector.get("/api/v1/credit/employers").json().path("total").asInt()).isPositive();
    // Who is drawn depends on who else is in the city: the office has the one that waits in its
    // list.
    assertThat(inspector.get("/api/v1/questionnaires").json().toString())
        .contains("0199d000-0000-7000-8000-000000000403");
    assertThat(page(new ApiClient(port), "/public/inspections")).contains("（演示）");
  }

  @Test
  void its_labour_office_holds_what_departments_delivered_once_and_what_follows_from_it()
      throws IOException, SQLException {
    ApiClient inspector = login("inspector");
    assertThat(
            inspector
                .get("/api/v1/risk/batches?size=200")
                .json()
                .path("batches")
                .findValuesAsString("fileName"))
        .filteredOn(name -> name.startsWith("演示数据-"))
        .hasSize(DemoDistrictFacts.on(LocalDate.EPOCH.withYear(2026)).size())
        .doesNotHaveDuplicates();
    assertThat(counted("select stratum, count(*) from survey_voice group by 1 order by 1"))
        .isEqualTo("0=9 1=8 2=2 ");

    String findings = "/api/v1/findings?origin=facts&rule=disguised-dispatch";
    await().atMost(PATIENCE).until(() -> inspector.get(findings).json().path("total").asInt() > 0);
    for (String rule :
        List.of(
            "safety-penalties", "work-accidents", "collective-contract-lapsed", "weekly-rest")) {
      String once = "/api/v1/findings?origin=facts&rule=" + rule;
      await().atMost(PATIENCE).until(() -> inspector.get(once).json().path("total").asInt() > 0);
      assertThat(inspector.get(once).json().path("total").asInt()).as(rule).isEqualTo(1);
      assertThat(inspector.get(once).json().toString()).as(rule).contains("（演示）");
    }
    assertThat(page(inspector, "/facts"))
        .as("offices that seal nothing have names too")
        .contains("西湖区人力资源和社会保障局（演示）")
        .doesNotContain("区划 330106");
    assertThat(
            inspector
                .get("/api/v1/risk/batches?size=200")
                .json()
                .path("batches")
                .findValuesAsString("office"))
        .contains("西湖区人社局劳动关系科（演示）", "西湖区人社局综合科（演示）", "西湖区劳动保障监察大队（演示）");
    assertThat(inspector.get("/api/v1/findings?origin=facts").json().path("total").asInt())
        .isGreaterThan(50);

    await()
        .atMost(PATIENCE)
        .until(() -> inspector.get("/api/v1/risk/ranking").json().path("total").asInt() > 50);
    JsonNode head = inspector.get("/api/v1/risk/ranking").json().path("employers").path(0);
    assertThat(head.path("name").asString()).contains("（演示）");
    assertThat(head.path("reasons")).isNotEmpty();
    JsonNode study =
        inspector
            .get("/api/v1/risk/ranking-models/0199d000-0000-7000-8000-000000000902")
            .json()
            .path("study");
    assertThat(study.path("learned").path("auc").asDouble())
        .isGreaterThan(study.path("sizeOnly").path("auc").asDouble());

    String scan = "/api/v1/risk/scans/0199d000-0000-7000-8000-000000000a01";
    await()
        .atMost(PATIENCE)
        .until(() ->
            List.of("done", "failed")
                .contains(inspector.get(scan).json().path("state").asString()));
    assertThat(inspector.get(scan).json().path("state").asString()).isEqualTo("done");
    assertThat(inspector.get(scan).json().path("differences").asInt()).isZero();
    assertThat(inspector.get(scan).json().path("findings").asInt()).isGreaterThan(50);
  }

  private void superuser(String sql) throws SQLException {
    try (Connection connection =
            TestPostgres.asSuperuser(environment.getRequiredProperty("laborproof.postgres.url"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String counted(String sql) throws SQLException {
    try (Connection connection =
            TestPostgres.asSuperuser(environment.getRequiredProperty("laborproof.postgres.url"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var told = new StringBuilder();
      while (rows.next()) {
        told.append(rows.getInt(1)).append('=').append(rows.getInt(2)).append(' ');
      }
      return told.toString();
    }
  }

  @Test
  void its_pages_look_right_on_a_phone_and_on_a_desk() throws IOException {
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn("inspector", password("inspector"));
      for (String path :
          List.of(
              "/samples",
              "/samples/0199d000-0000-7000-8000-000000000401",
              "/questionnaires/0199d000-0000-7000-8000-000000000402",
              "/inspection/draws",
              "/inspection/draws/0199d000-0000-7000-8000-000000000501",
              "/inspection/tasks",
              "/algorithms",
              "/policies",
              "/policies/0199d000-0000-7000-8000-000000000801",
              "/ranking",
              "/facts",
              "/findings",
              "/scans",
              "/scans/0199d000-0000-7000-8000-000000000a01",
              "/credit")) {
        desk.navigate(browser.at(path));
        browser.looksRight(desk, "demo" + path.replace('/', '-'));
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static List<String> told(ApiClient inspector) {
    return List.of(
        inspector.get("/api/v1/sample-panels").json().path("total").asString(),
        inspector.get("/api/v1/questionnaires").json().toString(),
        inspector
            .get("/api/v1/inspection/tasks")
            .json()
            .path("tasks")
            .findValuesAsString("standing")
            .toString(),
        inspector.get("/api/v1/algorithms").json().path("total").asString(),
        inspector.get("/api/v1/credit/entries").json().path("total").asString());
  }

  private static String page(ApiClient client, String path) {
    return new String(client.get(path).body(), StandardCharsets.UTF_8);
  }

  private ApiClient login(String user) throws IOException {
    return new ApiClient(port).login(user, password(user));
  }

  private String password(String user) throws IOException {
    return Files.readAllLines(installation.data().resolve("demo-logins.txt")).stream()
        .map(line -> line.split("\\s+"))
        .filter(parts -> parts[0].equals(user))
        .map(parts -> parts[1])
        .findFirst()
        .orElseThrow();
  }
}
