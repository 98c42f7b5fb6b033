package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Changes that begin on the day they are switched on, in a district of its own each time. */
@ServiceTest
class RulesJudgedAnewTest {

  private static final String RULE = "overtime-over-limit";
  private static final String CHANGES = "/api/v1/risk/rule-changes/";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int EMPLOYERS = 12;

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;

  private final UUID office = UUID.randomUUID();
  private Supervised supervised;

  /** Below the 36 hours of the law, and above what a district may set instead. */
  private static final int OVERTIME = 34;

  /** An office with two inspectors, whose hub knows employers with some overtime. */
  private record Office(ApiClient one, ApiClient other, String login, String region) {}

  @BeforeEach
  void connect() {
    supervised = new Supervised(port, installation.data());
  }

  @Test
  void a_change_of_today_closes_and_opens_findings_of_its_region_alone_in_every_hub_above() {
    Office district = office("654321");
    UUID above = UUID.randomUUID();
    ApiClient city = supervised.inspectorOf(accounts, tenancy, above, "6543");
    deliver(district.one(), "D", "654321", EMPLOYERS);
    deliver(city, "C", "654321", 1);
    deliver(city, "N", "654322", 1);
    assertThat(found(district.one(), "D")).isZero();

    String lower = switchOn(district, "30");
    awaitJudged(district.one(), lower);
    assertThat(found(district.one(), "D")).isEqualTo(EMPLOYERS);
    JsonNode said = Supervised.findings(district.one(), "employer=D-1").getFirst();
    assertThat(said.path("threshold").asString()).contains("30");
    await().atMost(PATIENCE).until(() -> found(city, "C") == 1);
    assertThat(found(city, "N")).as("seat in another district").isZero();
    JsonNode seen = city.get(CHANGES + lower).json().path("anew");
    assertThat(seen.path("total").asLong())
        .as("employers of both hubs, as the office above sees them")
        .isEqualTo(EMPLOYERS + 1);

    String higher = switchOn(district, "35");
    awaitJudged(district.one(), higher);
    assertThat(found(district.one(), "D")).isZero();
    await().atMost(PATIENCE).until(() -> found(city, "C") == 0);
  }

  @Test
  void judging_anew_that_was_killed_in_the_middle_holds_up_no_delivery_and_is_made_good() {
    Office district = office("654323");
    deliver(district.one(), "K", "654323", EMPLOYERS);
    assertThat(found(district.one(), "K")).isZero();
    String id =
        tenancy.inTransaction(
            new Actor.Platform(office),
            () -> {
              int mine =
                  jdbc.sql(
                          "select pg_backend_pid() from fact_employer where tenant_id = :office and employer = 'K-7' for update")
                      .param("office", office)
                      .query(Integer.class)
                      .single();
              String change = switchOn(district, "30");
              await().atMost(PATIENCE).until(() -> waitingFor(mine) > 0);
              JsonNode anew = district.one().get(CHANGES + change).json().path("anew");
              assertThat(anew.path("done").asLong()).isLessThan(EMPLOYERS);
              assertThat(anew.path("waiting").toString()).contains("K-7");
              showsHowFar(district, change);
              Supervised.deliver(district.one(), "attendance", attendance("K-NEW", 50));
              assertThat(found(district.one(), "K-NEW"))
                  .as("a delivery is judged while the others wait")
                  .isEqualTo(1);
              // The look that the delivery asked for waits there as well.
              await()
                  .atMost(PATIENCE)
                  .until(() -> {
                    kill(mine);
                    return waitingFor(mine) == 0;
                  });
              // Asked while the employer is still held: once it is free, it may be judged at any
              // time.
              assertThat(Supervised.findings(district.one(), "employer=K-7"))
                  .as("nothing of a judgement that was cut off")
                  .isEmpty();
              return change;
            });
    Supervised.deliver(district.one(), "attendance", attendance("K-LATER", 50));
    awaitJudged(district.one(), id);
    assertThat(Supervised.findings(district.one(), "employer=K-7")).hasSize(1);
  }

  @Test
  void what_begins_tomorrow_changes_nothing_today() {
    Office district = office("654324");
    deliver(district.one(), "T", "654324", 2);
    String id = propose(district, "30", LocalDate.now(CHINA).plusDays(2));
    approve(district, id);
    assertThat(district.one().get(CHANGES + id).json().path("anew").isMissingNode()).isTrue();
    Supervised.deliver(district.one(), "attendance", attendance("T-LATER", OVERTIME));
    Supervised.untilJudged(district.one());
    assertThat(found(district.one(), "T")).isZero();
  }

  private void showsHowFar(Office district, String change) {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(district.login(), Supervised.PASSWORD);
      page.navigate(browser.at("/rules"));
      assertThat(page.textContent("#under-way")).contains("/ " + EMPLOYERS + " 家用人单位按新版判断");
      page.click("#under-way a");
      page.waitForURL(url -> url.contains(change));
      assertThat(page.textContent("#anew")).contains("尚待判断").contains("K-7");
      browser.looksRight(page, "rule-anew");
      page.navigate(browser.at("/rules/changes/" + change + "?lang=en"));
      assertThat(page.textContent("#anew"))
          .contains("of " + EMPLOYERS + " employers judged with the new version");
    }
  }

  /** What the database sees of a process that is killed. */
  private void kill(int waitedFor) {
    jdbc.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where :mine = any(pg_blocking_pids(pid))")
        .param("mine", waitedFor)
        .query((row, _) -> row.getBoolean(1))
        .list();
  }

  private long waitingFor(int backend) {
    return jdbc.sql(
            "select count(*) from pg_stat_activity where :mine = any(pg_blocking_pids(pid))")
        .param("mine", backend)
        .query(Long.class)
        .single();
  }

  private Office office(String region) {
    String login = supervised.inspector(accounts, tenancy, office, region);
    return new Office(
        supervised.login(login, Supervised.PASSWORD),
        supervised.inspectorOf(accounts, tenancy, office, region),
        login,
        region);
  }

  private static void deliver(ApiClient client, String prefix, String region, int employers) {
    List<String> names =
        IntStream.rangeClosed(1, employers).mapToObj(n -> prefix + "-" + n).toList();
    Supervised.deliver(
        client,
        "employers",
        "employer,region\n"
            + names.stream().map(name -> name + "," + region + "\n").collect(Collectors.joining()));
    Supervised.deliver(
        client,
        "attendance",
        "employer,person,month,hours,overtime_hours\n"
            + names.stream().map(name -> line(name, OVERTIME)).collect(Collectors.joining()));
    Supervised.untilJudged(client);
  }

  private static String attendance(String employer, int overtime) {
    return "employer,person,month,hours,overtime_hours\n" + line(employer, overtime);
  }

  private static String line(String employer, int overtime) {
    return "%s,P1,%s,210,%d\n".formatted(employer, YearMonth.now(CHINA).minusMonths(1), overtime);
  }

  private static long found(ApiClient client, String prefix) {
    return Supervised.findings(client, "rule=" + RULE).stream()
        .filter(finding ->
            finding.path("employer").path("creditCode").asString().startsWith(prefix + "-")
                || finding.path("employer").path("creditCode").asString().equals(prefix))
        .count();
  }

  private static String switchOn(Office district, String hours) {
    String id = propose(district, hours, LocalDate.now(CHINA));
    approve(district, id);
    return id;
  }

  private static String propose(Office district, String hours, LocalDate from) {
    ApiClient.Answer answer =
        district
            .one()
            .post(
                "/api/v1/risk/rules/" + RULE + "/changes",
                Map.of(
                    "parameters", Map.of("hours", hours),
                    "region", district.region(),
                    "from", from.toString(),
                    "source", "试验：本区专项检查口径",
                    "reason", "试验更改界限。"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private static void approve(Office district, String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> district.one().get(CHANGES + id).json().path("state").asString().equals("tried"));
    ApiClient.Answer answer =
        district.other().post(CHANGES + id + "/acts", Map.of("act", "approve", "note", ""));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private static void awaitJudged(ApiClient client, String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          JsonNode anew = client.get(CHANGES + id).json().path("anew");
          return anew.path("total").asLong() > 0
              && anew.path("done").asLong() == anew.path("total").asLong();
        });
  }
}
