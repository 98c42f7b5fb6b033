package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RosterApiTest {

  private static final String HEAD = "姓名,身份证号,用工形式,用工之日,月工资,离职日期\n";
  private static final String GOOD = "何静,110100198804121017,劳动合同,2025-03-03,8000,\n";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;

  private Supervised supervised;
  private ApiClient hr;

  @BeforeEach
  void people() {
    supervised = new Supervised(port, installation.data());
    hr = supervised.login("hr.jiangnan");
  }

  @Test
  void good_rows_are_kept_and_bad_rows_listed_without_what_stood_there() {
    ApiClient.Answer answer =
        Supervised.upload(
            hr,
            HEAD
                + "吕明杰,110100199208301025,劳动合同,2025-03-03,8000,\n"
                + GOOD
                + ",110100199501171038,劳动合同,2025-03-03,8000,\n"
                + "曹娟,110100199501171038,劳动合同,昨天,8000,\n"
                + "曹娟,110100199501171038\n");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("rows").asInt()).isEqualTo(5);
    assertThat(answer.json().path("kept").asInt()).isEqualTo(1);
    assertThat(reasons(answer))
        .containsExactly(
            "2 identity_number identity-number",
            "4 name missing",
            "5 first_working_day not-a-date",
            "6  column-count");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("身份证号未通过校验")
        .doesNotContain("110100199208301025", "吕明杰", "昨天");
    String batch = answer.json().path("batch").asString();
    ApiClient.Answer export = hr.get("/api/v1/rosters/" + batch + "/bad-lines.csv?lang=en");
    assertThat(new String(export.body(), StandardCharsets.UTF_8))
        .startsWith("\uFEFFLine,Column,")
        .contains("2,Identity number,identity-number,");
  }

  @Test
  void the_same_file_again_gives_the_same_answer_and_another_one_replaces_it() {
    String first = HEAD + GOOD + "曹娟,110100199501171038,劳动合同,2025-03-04,8000,\n";
    ApiClient.Answer once = Supervised.upload(hr, first);
    assertThat(Supervised.upload(hr, first).json()).isEqualTo(once.json());

    ApiClient.Answer other = Supervised.upload(hr, HEAD + GOOD);
    assertThat(other.json().path("batch")).isNotEqualTo(once.json().path("batch"));
    String old = once.json().path("batch").asString();
    assertThat(hr.get("/api/v1/rosters/" + old).json().path("current").asBoolean()).isFalse();
  }

  @Test
  void a_file_of_which_nothing_can_be_kept_is_refused_and_the_roster_of_before_stays() {
    String before = Supervised.upload(hr, HEAD + GOOD).json().path("batch").asString();

    assertThat(Supervised.upload(hr, "").code()).isEqualTo("roster-empty");
    assertThat(Supervised.upload(hr, HEAD).code()).isEqualTo("roster-empty");
    assertThat(Supervised.upload(hr, "a,b\n1,2\n").code()).isEqualTo("roster-column-missing");
    assertThat(Supervised.upload(hr, new byte[] {'P', 'K', 3, 4, 0}).code())
        .isEqualTo("roster-not-text");
    assertThat(Supervised.upload(hr, HEAD + "曹娟,1,劳动合同,2025-03-04,1,\n").code())
        .isEqualTo("roster-without-good-lines");
    assertThat(Supervised.upload(hr, new byte[21 * 1024 * 1024]).code()).isEqualTo("too-large");

    JsonNode current = hr.get("/api/v1/rosters/" + before).json();
    assertThat(current.path("current").asBoolean()).isTrue();
  }

  @Test
  void nothing_personal_lies_readable_in_the_database() {
    Supervised.upload(hr, HEAD + GOOD);
    List<Map<String, Object>> rows =
        tenancy.inTransaction(
            new Actor.Platform(DemoCity.MANUFACTURER),
            () ->
                jdbc.sql(
                        "select encode(sealed_name, 'escape') as n, encode(sealed_number, 'escape') as i from roster_person")
                    .query()
                    .listOfRows());
    assertThat(rows).isNotEmpty();
    assertThat(rows.toString()).doesNotContain("何", "19880412");
  }

  @Test
  void another_employer_and_an_office_of_another_region_see_nothing() {
    String batch = Supervised.upload(hr, HEAD + GOOD).json().path("batch").asString();
    String code = Supervised.findings(hr, "").getFirst().at("/employer/creditCode").asString();

    ApiClient other = supervised.login("hr.yunfan");
    assertThat(Supervised.findings(other, "employer=" + code)).isEmpty();
    assertThat(Supervised.findings(other, ""))
        .noneMatch(finding -> finding.at("/employer/creditCode").asString().equals(code));
    assertThat(other.get("/api/v1/rosters/" + batch).code()).isEqualTo("not-found");

    ApiClient inspector = supervised.login("inspector");
    assertThat(Supervised.findings(inspector, "employer=" + code)).isNotEmpty();
    assertThat(Supervised.upload(inspector, HEAD + GOOD).status()).isEqualTo(403);
    ApiClient elsewhere = inspectorOf("3302");
    assertThat(Supervised.findings(elsewhere, "")).isEmpty();
    assertThat(elsewhere.get("/api/v1/status-feed").json().path("entries")).isEmpty();
    assertThat(supervised.login("mediator").get("/api/v1/findings").status()).isEqualTo(403);
  }

  @Test
  void a_list_of_another_day_is_whole_while_examinations_are_thrown_away() throws Exception {
    Supervised.upload(hr, HEAD + GOOD);
    String question = "origin=roster&asOf=2025-06-02";
    List<JsonNode> whole = Supervised.findings(hr, question);
    assertThat(whole).isNotEmpty();
    var reading = new AtomicBoolean(true);
    try (ExecutorService away = Executors.newSingleThreadExecutor()) {
      Future<?> thrown =
          away.submit(() -> {
            while (reading.get()) {
              throwAway();
            }
          });
      try {
        for (int i = 0; i < 200; i++) {
          assertThat(Supervised.findings(hr, question)).isEqualTo(whole);
        }
      } finally {
        reading.set(false);
      }
      thrown.get();
    }
  }

  private void throwAway() {
    tenancy.inTransaction(
        new Actor.Platform(DemoCity.MANUFACTURER),
        () -> jdbc.sql("delete from employer_examination").update());
  }

  @Test
  void a_declared_paper_contract_ends_the_finding_and_taking_it_back_brings_it_again() {
    Supervised.upload(hr, HEAD + GOOD);
    String worker = finding("contract-unseen-breach").path("worker").asString();
    var fields = Map.of("worker", worker, "concludedOn", "2025-03-03", "startsOn", "2025-03-03");

    assertThat(Supervised.declare(hr, fields, "MZ".getBytes(StandardCharsets.US_ASCII)).code())
        .isEqualTo("copy-unreadable");
    ApiClient.Answer declared = Supervised.declare(hr, fields, Supervised.COPY);
    assertThat(declared.status()).as(new String(declared.body())).isEqualTo(201);
    assertThat(Supervised.declare(hr, fields, Supervised.COPY).json()).isEqualTo(declared.json());
    assertThat(Supervised.findings(hr, ""))
        .extracting(found -> found.path("rule").asString())
        .containsExactly("contract-paper-declared");

    String id = declared.json().path("id").asString();
    hr.post("/api/v1/paper-contracts/" + id + "/withdraw", Map.of());
    assertThat(finding("contract-unseen-breach").path("worker").asString()).isEqualTo(worker);
  }

  @Test
  void a_paper_contract_for_somebody_who_is_not_on_the_roster_is_refused() {
    Supervised.upload(hr, HEAD + GOOD);
    var fields =
        Map.of(
            "idNumber",
            "110100199501171038",
            "concludedOn",
            "2025-03-03",
            "startsOn",
            "2025-03-03");
    assertThat(Supervised.declare(hr, fields, Supervised.COPY).code())
        .isEqualTo("worker-not-on-roster");
  }

  @Test
  void an_inspector_of_the_demo_city_at_once_sees_what_its_second_employer_should_look_at() {
    ApiClient inspector = supervised.login("inspector");
    assertThat(
            Supervised.findings(inspector, "").stream()
                .filter(finding -> finding.at("/employer/name").asString().startsWith("云帆"))
                .map(finding -> finding.path("rule").asString()))
        .contains(
            "contract-unseen-breach",
            "contract-unseen-remind",
            "contract-expiring",
            "dispatch-share");
    assertThat(inspector.get("/api/v1/findings?size=201").status()).isEqualTo(400);
    assertThat(inspector.get("/api/v1/findings?severity=red").status()).isEqualTo(400);
  }

  @Test
  void the_status_feed_never_skips_or_reorders_while_many_commit() throws Exception {
    List<ApiClient> uploaders = List.of(hr, supervised.login("legal.jiangnan"));
    long before = newest(hr);
    var seen = new TreeSet<Long>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> uploads =
          IntStream.range(0, 24)
              .mapToObj(n -> pool.submit(() -> upload(uploaders.get(n % 2), n)))
              .toList();
      long[] cursor = {before};
      Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(90))
          .until(() -> {
            for (JsonNode entry : entries(hr, cursor[0], 3)) {
              assertThat(entry.path("cursor").asLong()).isGreaterThan(cursor[0]);
              cursor[0] = entry.path("cursor").asLong();
              seen.add(cursor[0]);
            }
            return seen.size() >= 24;
          });
      for (Future<Integer> upload : uploads) {
        upload.get();
      }
    }
    assertThat(entries(hr, before, 1000).stream().map(entry -> entry.path("cursor").asLong()))
        .containsExactlyElementsOf(seen);
  }

  /** Rosters of one employer queue up; readers of the feed do not wait for them. */
  private static int upload(ApiClient client, int n) {
    String line = "曹娟,110100199501171038,劳动合同,2025-03-%02d,8000,\n".formatted(n + 1);
    ApiClient.Answer answer = Supervised.upload(client, HEAD + GOOD + line);
    assertThat(answer.status())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return n;
  }

  private static long newest(ApiClient client) {
    List<JsonNode> all = entries(client, -1, 1000);
    return all.isEmpty() ? -1 : all.getLast().path("cursor").asLong();
  }

  private static List<JsonNode> entries(ApiClient client, long after, int limit) {
    return client
        .get("/api/v1/status-feed?after=" + after + "&limit=" + limit)
        .json()
        .path("entries")
        .valueStream()
        .toList();
  }

  private JsonNode finding(String rule) {
    return Supervised.findings(hr, "rule=" + rule).getFirst();
  }

  private static List<String> reasons(ApiClient.Answer answer) {
    return answer
        .json()
        .path("bad")
        .valueStream()
        .map(bad ->
            bad.path("line").asString()
                + " "
                + bad.path("column").asString()
                + " "
                + bad.path("reason").asString())
        .toList();
  }

  private ApiClient inspectorOf(String region) {
    return supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
  }
}
