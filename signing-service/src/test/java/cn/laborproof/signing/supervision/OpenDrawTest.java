package cn.laborproof.signing.supervision;

import static cn.laborproof.signing.supervision.DrawSteps.ALL;
import static cn.laborproof.signing.supervision.DrawSteps.DRAWS;
import static cn.laborproof.signing.supervision.DrawSteps.PATIENCE;
import static cn.laborproof.signing.supervision.DrawSteps.act;
import static cn.laborproof.signing.supervision.DrawSteps.asked;
import static cn.laborproof.signing.supervision.DrawSteps.awaitLot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawExamination;
import cn.laborproof.proof.draw.DrawPackage;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A draw made public once everybody drawn was inspected, and what a drawn employer sees of it. */
@JourneyTest
class OpenDrawTest {
  private static final String REGION = "330187";
  private static final String TWO_OFFICES = "330186";
  private static final String OPEN = "/api/v1/public/draws";
  private static final String OWN = "/api/v1/own-inspections";
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;

  private final String unique = UUID.randomUUID().toString();
  private final String login = "hr-" + unique;
  private Supervised supervised;

  @Test
  void a_drawn_employer_sees_what_came_of_it_and_anybody_computes_the_draw_again()
      throws IOException, InterruptedException {
    supervised = new Supervised(port, installation.data());
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, REGION);
    String twoLogin = supervised.inspector(accounts, tenancy, office, REGION);
    String code = code();
    UUID employer = register(code, login);
    ApiClient hr = supervised.login(login, Supervised.PASSWORD);
    assertThat(
            one.post(
                    "/api/v1/code-confirmations/" + employer + "/decision",
                    Map.of("outcome", "confirmed", "grounds", "与公示信息逐项一致。"))
                .status())
        .isEqualTo(200);
    Supervised.deliver(
        one,
        "employers",
        "employer,name,region,scope\n%s,抽中试验有限公司,%s,C33\nE-OPEN-2,公开试验有限公司,%s,C33\n"
            .formatted(code, REGION, REGION));
    Map<String, Object> asked = asked();
    asked.put("take", 2);
    asked.put("reason", ALL);
    String id = one.post(DRAWS, asked).json().path("draw").path("id").asString();
    awaitLot(one, id);
    assertThat(act(one, id, Map.of("act", "publish")).code()).isEqualTo("wrong-state");
    assertThat(act(one, id, Map.of("act", "draw")).status()).isEqualTo(200);

    assertThat(hr.get(OWN).json().path("inspections")).as("before the visit").isEmpty();
    assertThat(act(one, id, Map.of("act", "publish")).code()).isEqualTo("draw-tasks-open");
    ApiClient anybody = new ApiClient(port);
    String file = OPEN + "/" + id + "/package";
    assertThat(anybody.get(file).status()).isEqualTo(404);
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(10);
    JsonNode tasks = one.get("/api/v1/inspection/tasks?draw=" + id).json().path("tasks");
    for (JsonNode task : tasks) {
      boolean theirs = task.path("employer").asString().equals(code);
      Map<String, String> done =
          theirs
              ? Map.of(
                  "act",
                  "order",
                  "day",
                  day.toString(),
                  "articles",
                  "劳动合同法 第10条",
                  "note",
                  "甲某等三人未订立书面劳动合同")
              : Map.of("act", "find-nothing", "note", "未发现问题");
      assertThat(
              one.post("/api/v1/inspection/tasks/" + task.path("id").asString() + "/acts", done)
                  .status())
          .isEqualTo(200);
    }
    JsonNode own = hr.get(OWN).json().path("inspections");
    assertThat(own).hasSize(1);
    assertThat(own.path(0).path("standing").asString()).isEqualTo("rectifying");
    assertThat(own.path(0).path("articles").path(0).asString()).isEqualTo("劳动合同法 第10条");
    assertThat(own.path(0).path("orderDue").asString())
        .isEqualTo(day.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant().toString());
    assertThat(own.toString()).doesNotContain("甲某").doesNotContain("监察员").doesNotContain("四季度");
    assertThat(supervised.login("hr.yunfan").get(OWN).json().path("inspections")).isEmpty();
    assertThat(one.get(OWN).status()).isEqualTo(403);
    String seen = "inspection_task where draw_id = '" + id + "'";
    assertThat(count(member(employer), seen)).as("its own alone").isEqualTo(1);
    assertThat(count(member(DemoCity.MANUFACTURER), seen)).isZero();
    assertThat(count(member(employer), "inspection_act")).as("what inspectors wrote").isZero();

    await().atMost(PATIENCE).until(() -> act(one, id, Map.of("act", "publish")).status() == 200);
    assertThat(act(one, id, Map.of("act", "publish")).status()).as("twice").isEqualTo(200);
    JsonNode listed = anybody.get(OPEN + "?region=" + REGION).json().path("draws");
    assertThat(listed).hasSize(1);
    assertThat(listed.path(0).path("number").asInt()).isEqualTo(1);
    byte[] pack = anybody.get(file).body();
    assertThat(listed.path(0).path("digest").asString()).isEqualTo(Digest.sha256(pack).hex());
    assertThat(new String(pack, StandardCharsets.UTF_8))
        .contains(code)
        .doesNotContain("四季度")
        .doesNotContain("监察员");
    HttpResponse<byte[]> first = download(file, "");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isEqualTo('"' + Digest.sha256(pack).hex() + '"');
    HttpResponse<byte[]> again = download(file, tag);
    assertThat(again.statusCode()).as("who has it already").isEqualTo(304);
    assertThat(again.body()).isEmpty();
    HttpResponse<byte[]> another = download(file, "\"other\"");
    assertThat(another.statusCode()).isEqualTo(200);
    assertThat(another.body()).isEqualTo(pack);
    DrawExamination examined =
        DrawExamination.of(
            DrawPackage.parse(pack), TrustBundle.load(installation.directory("trust")));
    assertThat(examined.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(examined.pack().openings()).as("employers drawn, nobody else").hasSize(2);
    assertThat(hr.get(OWN).json().path("inspections").path(0).path("drawIsOpen").asBoolean())
        .isTrue();
    assertThat(anybody.get(OPEN + "?region=abc").status()).isEqualTo(400);

    ApiClient beside = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), REGION);
    assertThat(act(beside, id, Map.of("act", "publish")).status()).isEqualTo(403);
    Actor.Official other =
        new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), REGION, Role.INSPECTOR, "x");
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                other,
                () -> jdbc.sql("update inspection_draw_publication set number = 2").update()))
        .rootCause()
        .hasMessageContaining("permission denied");

    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(login, Supervised.PASSWORD);
      page.navigate(browser.at("/console"));
      assertThat(page.textContent("main")).contains("1 项检查责令改正");
      page.navigate(browser.at("/own-inspections"));
      assertThat(page.textContent("main")).contains("还剩 10 天").contains("第10条");
      browser.looksRight(page, "own-inspections");
      page.click("text=复算抽取");
      page.waitForURL(browser.at("/public/draws?region=" + REGION));
      assertThat(page.textContent("#draws")).contains("第 1 次").contains("2 / 2");
      browser.looksRight(page, "public-draws");
      Page desk = browser.signedIn(twoLogin, Supervised.PASSWORD);
      desk.navigate(browser.at("/inspection/draws/" + id));
      assertThat(desk.textContent("#public")).contains("第 1 次");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void two_offices_of_one_region_are_told_apart_and_the_newest_left_out_is_counted() {
    supervised = new Supervised(port, installation.data());
    UUID named = register(code(), login);
    UUID other = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, named, TWO_OFFICES);
    ApiClient two = supervised.inspectorOf(accounts, tenancy, other, TWO_OFFICES);
    for (ApiClient office : List.of(one, two)) {
      Supervised.deliver(
          office,
          "employers",
          "employer,name,region,scope\nE-TWO-1,甲试验有限公司,%s,C33\nE-TWO-2,乙试验有限公司,%s,C33\n"
              .formatted(TWO_OFFICES, TWO_OFFICES));
    }
    String first = givenUp(one, Map.of());
    givenUp(one, Map.of("repeats", first, "reason", "登记有误，另抽一次。"));
    String beside = givenUp(two, Map.of());
    publish(one, first);
    publish(two, beside);

    JsonNode list = new ApiClient(port).get(OPEN + "?region=" + TWO_OFFICES).json();
    assertThat(list.path("draws")).hasSize(2);
    for (JsonNode draw : list.path("draws")) {
      assertThat(draw.path("number").asInt()).as("each office counts its own").isEqualTo(1);
      boolean theFirst = draw.path("id").asString().equals(first);
      assertThat(draw.path("office").asString()).isEqualTo((theFirst ? named : other).toString());
      assertThat(draw.path("officeName").asString("")).isEqualTo(theFirst ? "抽中试验有限公司" : "");
    }
    assertThat(list.path("officeYears")).hasSize(2);
    for (JsonNode year : list.path("officeYears")) {
      boolean theFirst = year.path("office").asString().equals(named.toString());
      assertThat(year.path("committed").asInt()).isEqualTo(theFirst ? 2 : 1);
      assertThat(year.path("open").asInt()).isEqualTo(1);
    }
    String page =
        new String(
            new ApiClient(port).get("/public/draws?region=" + TWO_OFFICES).body(),
            StandardCharsets.UTF_8);
    assertThat(page).contains("登记抽取 2 次，公开 1 次").contains("登记抽取 1 次，公开 1 次");
    assertThat(page).contains(other.toString());
  }

  private String code() {
    var digits = new StringBuilder("91330187");
    for (int i = 0; i < 9; i++) {
      digits.append(ALPHABET.charAt(unique.codePointAt(i == 8 ? 9 : i) % ALPHABET.length()));
    }
    return UnifiedSocialCreditCode.completing(digits.toString()).value();
  }

  private HttpResponse<byte[]> download(String path, String known)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
      if (!known.isEmpty()) {
        request.header("If-None-Match", known);
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** Commits to a draw in a place of its own and gives it up. */
  private static String givenUp(ApiClient office, Map<String, Object> more) {
    Map<String, Object> asked = asked();
    asked.put("take", 1);
    asked.put("each", 1);
    asked.put("reason", ALL);
    asked.putAll(more);
    String id = office.post(DRAWS, asked).json().path("draw").path("id").asString();
    assertThat(act(office, id, Map.of("act", "abandon", "reason", "登记有误，放弃")).status())
        .isEqualTo(200);
    return id;
  }

  private static void publish(ApiClient office, String id) {
    await().atMost(PATIENCE).until(() -> act(office, id, Map.of("act", "publish")).status() == 200);
  }

  private UUID register(String code, String login) {
    Map<String, String> input = new HashMap<>();
    input.put("kind", "employer");
    input.put("name", "抽中试验有限公司");
    input.put("creditCode", code);
    input.put("domicile", "浙江省杭州市西湖区试验路4号");
    input.put("legalRepresentative", "周正");
    input.put("region", REGION);
    input.put("sealInscription", "合同专用章");
    input.put("login", login);
    input.put("displayName", "注册人");
    input.put("password", Supervised.PASSWORD);
    input.put("sealLogin", "seal-" + login);
    input.put("sealPassword", Supervised.PASSWORD);
    ApiClient.Answer registered = new ApiClient(port).post("/api/v1/organisations", input);
    assertThat(registered.status()).isEqualTo(201);
    return UUID.fromString(registered.json().path("id").asString());
  }

  private long count(Actor actor, String from) {
    return tenancy.inTransaction(
        actor, () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }

  private static Actor member(UUID tenant) {
    return new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x");
  }
}
