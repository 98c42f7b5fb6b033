package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An order of looking, learned, switched on and read over HTTP and in Chromium. */
@ServiceTest
class RankingTest {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String MODELS = "/api/v1/risk/ranking-models";
  private static final int EMPLOYERS = 100;

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Environment environment;

  private Supervised supervised;
  private UUID office;
  private String first;
  private String second;
  private ApiClient one;
  private ApiClient other;

  @BeforeEach
  void two_officials_of_one_office() {
    supervised = new Supervised(port, installation.data());
    office = UUID.randomUUID();
    first = supervised.inspector(accounts, tenancy, office, "4503");
    second = supervised.inspector(accounts, tenancy, office, "4503");
    one = supervised.login(first, Supervised.PASSWORD);
    other = supervised.login(second, Supervised.PASSWORD);
  }

  @Test
  void an_order_is_learned_by_one_switched_on_by_another_and_gives_its_reasons() {
    deliver(EMPLOYERS);
    assertThat(one.get("/api/v1/risk/ranking").json().path("model").isMissingNode()).isTrue();
    String id = ask(one);
    JsonNode made = awaitLearned(id);
    assertThat(made.path("state").asString()).isEqualTo("made");
    JsonNode study = made.path("study");
    assertThat(study.path("positives").asInt()).isGreaterThanOrEqualTo(50);
    assertThat(study.path("learned").path("auc").asDouble())
        .isGreaterThan(study.path("sizeOnly").path("auc").asDouble());
    assertThat(study.path("learned").path("tenths")).hasSize(10);
    assertThat(study.path("testedOn").asString()).isEqualTo(today().minusMonths(6).toString());
    assertThat(one.get("/api/v1/risk/ranking").json().path("total").asLong())
        .as("nothing is ordered before a second person agrees")
        .isZero();

    assertThat(act(one, id, "activate").code()).isEqualTo("ranking-second-person");
    assertThat(act(other, id, "withdraw").code()).isEqualTo("ranking-not-the-asker");
    assertThat(act(other, id, "order").code()).isEqualTo("wrong-state");
    long findings = count("fact_finding");
    assertThat(act(other, id, "activate").status()).isEqualTo(200);
    assertThat(act(other, id, "activate").status()).as("pressed twice").isEqualTo(200);
    awaitOrdered(id);

    JsonNode page = one.get("/api/v1/risk/ranking?size=200").json();
    assertThat(page.path("total").asInt()).isEqualTo(EMPLOYERS);
    assertThat(page.path("label").asString()).contains("不是发现事项");
    JsonNode head = page.path("employers").path(0);
    assertThat(head.path("place").asInt()).isEqualTo(1);
    assertThat(head.path("name").asString()).as("those that pay late").startsWith("迟发");
    assertThat(head.path("reasons").path(0).path("label").asString()).isNotBlank();
    assertThat(head.path("reasons").toString()).contains("late-wages");
    assertThat(head.path("region").asString()).isEqualTo("450302");
    assertThat(one.get("/api/v1/risk/ranking?text=E-RANK-007").json().path("employers")).hasSize(1);
    assertThat(one.get("/api/v1/risk/ranking?region=4504").json().path("total").asInt()).isZero();
    int without = one.get("/api/v1/risk/ranking?findings=none").json().path("total").asInt();
    int with = one.get("/api/v1/risk/ranking?findings=some").json().path("total").asInt();
    assertThat(without + with).isEqualTo(EMPLOYERS);
    assertThat(one.get("/api/v1/risk/ranking?findings=x").code()).isEqualTo("unreadable-request");
    String csv = new String(one.get("/api/v1/risk/ranking.csv").body(), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(EMPLOYERS + 1);
    JsonNode model = one.get(MODELS + "/" + id).json();
    assertThat(model.path("bySize")).isNotEmpty();
    assertThat(model.path("bySector").toString()).contains("\"C\"").contains("\"F\"");
    assertThat(count("fact_finding")).as("an order makes no finding").isEqualTo(findings);
    assertThat(
            tenancy.as(
                official("4503"),
                () -> trail.events(new StreamId("ranking-model", UUID.fromString(id)))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("ranking-model.asked"))
        .anySatisfy(event -> assertThat(event).contains("ranking-model.made"))
        .anySatisfy(event -> assertThat(event).contains("ranking-model.active"))
        .anySatisfy(event -> assertThat(event).contains("ranking-model.ordered"));

    String next = ask(other);
    awaitLearned(next);
    assertThat(act(one, next, "activate").status()).isEqualTo(200);
    assertThat(one.get(MODELS + "/" + id).json().path("state").asString()).isEqualTo("retired");
    awaitOrdered(next);
    assertThat(one.get(MODELS + "/" + next).json().path("version").asInt()).isEqualTo(2);
    assertThat(one.get("/api/v1/risk/ranking").json().path("total").asInt()).isEqualTo(EMPLOYERS);
    onlyOfficialsOfTheRegionSeeIt(id);
    pagesShowIt(next);
  }

  private void onlyOfficialsOfTheRegionSeeIt(String id) {
    ApiClient house = supervised.login("hr.jiangnan");
    assertThat(house.get("/api/v1/risk/ranking").status()).isEqualTo(403);
    assertThat(house.get("/ranking").status()).isEqualTo(403);
    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "4504");
    assertThat(elsewhere.get(MODELS + "/" + id).status()).isEqualTo(404);
    assertThat(elsewhere.get("/api/v1/risk/ranking").json().path("total").asInt()).isZero();
    for (String table : List.of("ranking_model", "ranking_entry")) {
      for (Actor blind : List.of(official("4504"), new Actor.Visitor())) {
        assertThat(
                tenancy.inTransaction(
                    blind,
                    () ->
                        jdbc.sql("select count(*) from " + table + " where tenant_id = :office")
                            .param("office", office)
                            .query(Long.class)
                            .single()))
            .isZero();
      }
    }
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                official("4503"),
                () ->
                    jdbc.sql("update ranking_model set asked_by = :id")
                        .param("id", UUID.randomUUID())
                        .update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private void pagesShowIt(String id) {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(first, Supervised.PASSWORD);
      page.click("a[href='/ranking']");
      assertThat(page.textContent("main")).contains("不是发现事项").contains("迟发");
      browser.looksRight(page, "ranking");
      page.selectOption("#findings", "none");
      page.click(".filter-bar [type=submit]");
      page.waitForURL(url -> url.contains("findings=none"));
      page.navigate(browser.at("/ranking?text=E-RANK-007"));
      page.click("#order td.cell-text a");
      page.waitForURL(url -> url.contains("/findings?employer=E-RANK-007"));
      page.navigate(browser.at("/ranking/models/" + id));
      assertThat(page.textContent("#metrics")).contains("只看规模").contains("AUC");
      assertThat(page.textContent("main")).contains("第 10 组").contains("年龄、性别");
      browser.looksRight(page, "ranking-model");
      page.evaluate("document.querySelector('main').dataset.before = ''");
      page.click("button[value=order]");
      // Ordered anew, the page has loaded itself once or twice.
      page.waitForSelector("main:not([data-before]):not([data-ordering])");
      page.navigate(browser.at("/ranking?lang=en"));
      assertThat(page.textContent("main")).contains("not a finding").contains("moves it up");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void with_too_few_disputes_nothing_is_ranked_and_the_page_says_why() {
    deliver(8);
    String id = ask(one);
    JsonNode scarce = awaitLearned(id);
    assertThat(scarce.path("state").asString()).isEqualTo("scarce");
    assertThat(scarce.path("scarce").path("leastPositives").asInt()).isEqualTo(50);
    assertThat(scarce.path("possible")).isEmpty();
    assertThat(act(other, id, "activate").code()).isEqualTo("wrong-state");
    assertThat(one.get("/api/v1/risk/ranking").json().path("total").asInt()).isZero();
    assertThat(new String(one.get("/ranking/models/" + id).body(), StandardCharsets.UTF_8))
        .contains("过去的争议不够");
    assertThat(new String(one.get("/ranking").body(), StandardCharsets.UTF_8)).contains("还没有启用的模型");
  }

  @Test
  void it_is_learned_anew_by_the_clock_after_new_disputes_alone_and_still_needs_another_person()
      throws SQLException {
    deliver(EMPLOYERS);
    String before = ask(one);
    assertThat(awaitLearned(before).path("state").asString()).isEqualTo("made");
    assertThat(act(other, before, "activate").status()).isEqualTo(200);
    awaitOrdered(before);

    String waiting = clock();
    superuser(due());
    await().atMost(PATIENCE).until(() -> !clock().isEmpty() && !clock().equals(waiting));
    assertThat(newest().path("version").asInt()).as("nothing new").isEqualTo(1);

    Supervised.deliver(
        one,
        "complaints",
        "complaint,employer,filed_on,kind\nC-ANEW,E-RANK-001,%s,WAGE\n".formatted(today()));
    superuser(
        "alter table ranking_model add constraint not_now check (tenant_id <> '%s' or version < 2 or state = 'making')"
            .formatted(office));
    superuser(due());
    try {
      await().atMost(PATIENCE).until(() -> newest().has("failedAt"));
      String page = one.page("/ranking/models/" + newest().path("id").asString());
      assertThat(page).contains("上一次计算失败");
    } finally {
      superuser("alter table ranking_model drop constraint not_now");
    }
    JsonNode anew = awaitLearned(newest().path("id").asString());
    assertThat(anew.path("version").asInt()).isEqualTo(2);
    assertThat(anew.path("follows").asInt()).isEqualTo(1);
    assertThat(anew.path("state").asString()).as("tried again").isEqualTo("made");
    String id = anew.path("id").asString();
    assertThat(one.page("/ranking/models/" + id)).contains("按计划重新学习");
    assertThat(one.get(MODELS + "/" + before).json().path("state").asString())
        .as("the old one goes on")
        .isEqualTo("active");
    assertThat(act(one, id, "activate").code()).isEqualTo("ranking-second-person");
    assertThat(act(other, id, "activate").status()).isEqualTo(200);
    assertThat(one.get(MODELS + "/" + before).json().path("state").asString()).isEqualTo("retired");
    assertThat(
            tenancy.as(
                official("4503"),
                () -> trail.events(new StreamId("ranking-model", UUID.fromString(id)))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("asked-by-clock"));
  }

  private JsonNode newest() {
    return one.get(MODELS).json().path("models").path(0);
  }

  /** The next look by the clock. */
  private String clock() {
    return jdbc.sql(
            "select task_instance from scheduled_tasks where task_name = 'ranking-anew' and task_instance like ? and not picked order by execution_time desc limit 1")
        .param(office + "/%")
        .query(String.class)
        .optional()
        .orElse("");
  }

  private String due() {
    return "update scheduled_tasks set execution_time = now() where task_name = 'ranking-anew' and task_instance like '%s/%%'"
        .formatted(office);
  }

  private void superuser(String sql) throws SQLException {
    String url = environment.getRequiredProperty("laborproof.postgres.url");
    try (Connection connection = TestPostgres.asSuperuser(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(ApiClient client) {
    ApiClient.Answer answer = client.post(MODELS, Map.of("id", UUID.randomUUID().toString()));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private JsonNode awaitLearned(String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> !one.get(MODELS + "/" + id).json().path("state").asString().equals("making"));
    return one.get(MODELS + "/" + id).json();
  }

  private void awaitOrdered(String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          JsonNode model = one.get(MODELS + "/" + id).json();
          return !model.path("ordering").asBoolean() && model.has("orderedOn");
        });
  }

  private static ApiClient.Answer act(ApiClient client, String id, String act) {
    return client.post(MODELS + "/" + id + "/acts", Map.of("act", act, "note", ""));
  }

  private Actor official(String region) {
    return new Actor.Official(
        UUID.randomUUID(),
        region.equals("4503") ? office : UUID.randomUUID(),
        region,
        Role.INSPECTOR,
        "x");
  }

  private long count(String table) {
    return tenancy.inTransaction(
        official("4503"),
        () -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
  }

  /** A quarter pays late in most months, and whoever does is complained about more often. */
  private void deliver(int employers) {
    Random any = new Random(51);
    var seats = new StringBuilder("employer,name,region,scope\n");
    var people = new StringBuilder("employer,person,form,first_working_day\n");
    var wages = new StringBuilder("employer,person,month,due,paid\n");
    var complaints = new StringBuilder("complaint,employer,filed_on,kind\n");
    YearMonth last = YearMonth.from(today()).minusMonths(1);
    for (int i = 0; i < employers; i++) {
      String code = "E-RANK-%03d".formatted(i);
      boolean late = i % 4 == 0;
      seats.append(
          "%s,%s%d号,450302,%s\n"
              .formatted(code, late ? "迟发" : "按时", i, i % 2 == 0 ? "C1711" : "F5211"));
      for (int person = 0; person <= any.nextInt(5); person++) {
        people.append("%s,P%d,DIRECT,2019-03-04\n".formatted(code, person));
      }
      for (YearMonth month = last.minusMonths(50);
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        boolean unpaid = late ? any.nextInt(3) > 0 : any.nextInt(20) == 0;
        wages.append("%s,P0,%s,5000,%s\n".formatted(code, month, unpaid ? "100" : "5000"));
        if (any.nextInt(late ? 8 : 80) == 0) {
          complaints.append(
              "C-%d-%s,%s,%s,WAGE\n".formatted(i, month, code, month.atDay(1 + any.nextInt(28))));
        }
      }
    }
    Supervised.deliver(one, "employers", seats.toString());
    Supervised.deliver(one, "employments", people.toString());
    Supervised.deliver(one, "wages", wages.toString());
    Supervised.deliver(one, "complaints", complaints.toString());
    Supervised.untilJudged(one);
  }

  private static LocalDate today() {
    return LocalDate.now(CHINA);
  }
}
