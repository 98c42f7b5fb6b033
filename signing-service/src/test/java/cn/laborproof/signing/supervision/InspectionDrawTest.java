package cn.laborproof.signing.supervision;

import static cn.laborproof.signing.supervision.DrawSteps.ALL;
import static cn.laborproof.signing.supervision.DrawSteps.DRAWS;
import static cn.laborproof.signing.supervision.DrawSteps.PATIENCE;
import static cn.laborproof.signing.supervision.DrawSteps.act;
import static cn.laborproof.signing.supervision.DrawSteps.asked;
import static cn.laborproof.signing.supervision.DrawSteps.awaitLot;
import static cn.laborproof.signing.supervision.DrawSteps.employers;
import static cn.laborproof.signing.supervision.DrawSteps.superuser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawExamination;
import cn.laborproof.proof.draw.DrawPackage;
import cn.laborproof.proof.draw.DrawTerms;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Draws over HTTP and in Chromium, computed again by the verifier from their packages. */
@JourneyTest
class InspectionDrawTest {

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired Environment environment;

  private Supervised supervised;

  @BeforeEach
  void begin() {
    supervised = new Supervised(port, installation.data());
  }

  @Test
  void a_draw_is_computed_again_from_its_package_and_a_second_one_leaves_a_trace()
      throws IOException {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330199");
    supervised.inspector(accounts, tenancy, office, "330199");
    supervised.inspector(accounts, tenancy, office, "330199");
    employers(one, 7);

    JsonNode known = one.get("/api/v1/inspection/inspectors").json();
    String apart = known.path("inspectors").path(0).path("id").asString();
    assertThat(abstain(one, apart, "E-DRAW-404").code())
        .as("a code that names nobody would keep nobody away")
        .isEqualTo("invalid-input");
    assertThat(
            abstain(one, apart, "e-draw-1")
                .json()
                .path("abstentions")
                .path(0)
                .path("employer")
                .asString())
        .isEqualTo("E-DRAW-1");
    assertThat(
            one.get("/api/v1/inspection/candidates?region=330199").json().path("employers").asInt())
        .isEqualTo(7);
    assertThat(one.get("/api/v1/inspection/candidates?scope=F51").json().path("employers").asInt())
        .isEqualTo(3);
    assertThat(
            supervised
                .inspectorOf(accounts, tenancy, UUID.randomUUID(), "330199")
                .get("/api/v1/inspection/candidates")
                .json()
                .path("employers")
                .asInt())
        .as("an office draws among those of its region, whoever delivered what is known of them")
        .isEqualTo(7);

    Digest share = Digest.sha256(new byte[] {42});
    var asked = asked();
    asked.put("share", DrawTerms.shareDigest(share).hex());
    JsonNode committed = one.post(DRAWS, asked).json();
    String id = committed.path("draw").path("id").asString();
    assertThat(committed.path("conflicts").asInt()).isEqualTo(1);
    assertThat(one.post(DRAWS, asked).json().path("terms"))
        .as("pressed twice")
        .isEqualTo(committed.path("terms"));
    assertThat(one.post(DRAWS, asked()).code()).isEqualTo("draw-open");
    awaitLot(one, id);
    assertThat(act(one, id, Map.of("act", "draw")).code()).isEqualTo("draw-other-share");
    JsonNode drawn = act(one, id, Map.of("act", "draw", "share", share.hex())).json();
    assertThat(drawn.path("drawn")).hasSize(3);
    drawn.path("drawn").forEach(each -> assertThat(each.path("inspectors")).hasSize(2));
    assertThat(act(one, id, Map.of("act", "abandon", "reason", "结果不合心意")).code())
        .isEqualTo("wrong-state");

    DrawExamination examined = examined(one, id, true);
    assertThat(examined.checks()).allMatch(CheckResult::passed);
    assertThat(examined.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(examined.pack().openings()).hasSize(7 + 3);
    DrawExamination open = examined(one, id, false);
    assertThat(open.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(open.pack().openings()).as("only those drawn").hasSize(3);

    assertThat(one.post(DRAWS, asked()).code()).isEqualTo("draw-repeats-another");
    var again = asked();
    again.put("repeats", id);
    again.put("reason", "抽中单位已注销，另抽一次。");
    String second = one.post(DRAWS, again).json().path("draw").path("id").asString();
    assertThat(
            act(one, second, Map.of("act", "abandon", "reason", "登记有误，放弃"))
                .json()
                .path("draw")
                .path("state")
                .asString())
        .isEqualTo("abandoned");
    assertThat(one.post(DRAWS, asked()).code())
        .as("also after an abandoned one")
        .isEqualTo("draw-repeats-another");
    await()
        .atMost(PATIENCE)
        .until(() -> one.get(DRAWS + "/" + second + "/package").status() == 200);
    assertThat(examined(one, second, false).indication()).isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void neither_the_own_region_nor_a_draw_left_open_hides_the_one_before() throws Exception {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330199");
    employers(one, 3);
    var asked = asked();
    asked.put("take", 1);
    asked.put("each", 1);
    asked.put("reason", ALL);
    String id = one.post(DRAWS, asked).json().path("draw").path("id").asString();
    superuser(
        environment,
        "update inspection_draw set committed_at = committed_at - interval '31 days' where id = '%s'"
            .formatted(id));
    awaitLot(one, id);
    assertThat(act(one, id, Map.of("act", "draw")).status()).isEqualTo(200);
    asked.put("id", UUID.randomUUID().toString());
    asked.put("region", "330199");
    assertThat(one.post(DRAWS, asked).code()).isEqualTo("draw-repeats-another");
    JsonNode told = one.get("/api/v1/inspection/candidates?region=330199").json();
    assertThat(told.path("repeats").asString()).isEqualTo(id);
    asked.put("scope", "F51");
    assertThat(one.post(DRAWS, asked).status()).as("another filter").isEqualTo(201);
  }

  @Test
  void more_candidates_than_a_package_can_name_are_not_committed_to() throws Exception {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330193");
    employers(one, 1);
    String before =
        "insert into fact_employer (tenant_id, employer, region, touched, judged_on, judged_at) "
            + "select '%s', 'E-MANY-' || g, '330193', false, date '2999-01-01', now() "
            + "from generate_series(1, %d) as g";
    superuser(environment, before.formatted(office, DrawTerms.MOST));
    var asked = asked();
    asked.put("take", 1);
    asked.put("each", 1);
    asked.put("reason", ALL);
    assertThat(one.post(DRAWS, asked).code()).isEqualTo("draw-too-many-candidates");
    superuser(
        environment,
        "delete from fact_employer where tenant_id = '%s' and employer like 'E-MANY-%%'"
            .formatted(office));
    assertThat(one.post(DRAWS, asked).status()).isEqualTo(201);
  }

  /** Two of the three go to each employer: the one or the other of these is among them. */
  private Page whoeverWasDrawn(Chromium browser, Page page) {
    if (page.querySelectorAll("[data-act=order]").size() == 1) {
      return page;
    }
    Page other = browser.signedIn("inspector2", supervised.password("inspector2"));
    other.navigate(page.url());
    return other;
  }

  @Test
  void others_see_no_draw_and_impossible_ones_are_not_committed_to() {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330198");
    employers(one, 2);
    assertThat(one.post(DRAWS, asked()).code()).isEqualTo("draw-too-few-candidates");
    var two = asked();
    two.put("take", 2);
    assertThat(one.post(DRAWS, two).code()).isEqualTo("draw-too-few-inspectors");
    two.put("each", 0);
    assertThat(one.post(DRAWS, two).code()).isEqualTo("invalid-input");
    two.put("each", 1);
    two.put("reason", ALL);
    String id = one.post(DRAWS, two).json().path("draw").path("id").asString();
    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330197");
    assertThat(elsewhere.get(DRAWS + "/" + id).status()).isEqualTo(404);
    assertThat(elsewhere.get(DRAWS).json().path("draws")).isEmpty();
    ApiClient above = supervised.login("inspector.city");
    assertThat(above.get(DRAWS + "/" + id).status()).isEqualTo(200);
    assertThat(act(above, id, Map.of("act", "abandon", "reason", "上级不能代办")).code())
        .isEqualTo("not-allowed");
    assertThat(supervised.login("hr.jiangnan").get(DRAWS + "/" + id).status()).isEqualTo(403);
  }

  @Test
  void whoever_takes_all_inspectors_says_why_and_the_reason_stands_with_the_draw() {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330175");
    String two = supervised.inspector(accounts, tenancy, office, "330175");
    employers(one, 3);
    var asked = asked();
    ApiClient.Answer refused = one.post(DRAWS, asked);
    assertThat(refused.code()).isEqualTo("invalid-input");
    assertThat(refused.json().toString()).contains("reason").contains("没有经过抽取");
    asked.put("reason", "少");
    assertThat(one.post(DRAWS, asked).code())
        .as("a reason that says nothing")
        .isEqualTo("invalid-input");
    assertThat(one.get(DRAWS).json().path("draws")).as("nothing was committed to").isEmpty();
    asked.put("reason", ALL);
    JsonNode committed = one.post(DRAWS, asked).json();
    assertThat(committed.path("reason").asString()).isEqualTo(ALL);
    assertThat(committed.path("draw").has("repeats")).isFalse();
    String id = committed.path("draw").path("id").asString();
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(two, Supervised.PASSWORD);
      page.navigate(browser.at("/inspection/draws/" + id));
      assertThat(page.textContent("#all-inspectors")).contains("没有经过抽取");
      assertThat(page.textContent("#reason")).isEqualTo(ALL);
      browser.looksRight(page, "inspection-draw-all");
      assertThat(browser.complaints()).isEmpty();
    }
    assertThat(act(one, id, Map.of("act", "abandon", "reason", "先增加监察员")).status()).isEqualTo(200);
    supervised.inspector(accounts, tenancy, office, "330175");
    var among = asked();
    among.put("repeats", id);
    among.put("reason", "已增加一名监察员。");
    JsonNode chosen = one.post(DRAWS, among).json().path("draw");
    assertThat(chosen.path("inspectors").asInt()).isEqualTo(3);
    assertThat(chosen.path("each").asInt()).as("two of three").isEqualTo(2);
  }

  @Test
  void an_inspector_draws_on_the_pages_with_a_part_of_the_lot_from_the_browser() {
    employers(supervised.login("inspector"), 6);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/inspection/draws']");
      browser.looksRight(page, "inspection-draws");
      page.click("a[href='/inspection/draws/new']");
      browser.looksRight(page, "inspection-draw-new");
      page.click("#commit [type=submit]");
      page.click("#confirm [value=yes]");
      page.waitForSelector(".error-summary");
      page.fill("#title", "四季度劳动用工随机抽查");
      page.fill("#take", "3");
      page.click("#commit [type=submit]");
      page.click("#confirm [value=yes]");
      page.waitForURL(url -> url.matches(".*/inspection/draws/[0-9a-f-]{36}"));
      page.waitForSelector("#draw");
      browser.looksRight(page, "inspection-draw-lot");
      assertThat(page.inputValue("#share")).matches("[0-9a-f]{64}");
      page.click("#draw [type=submit]");
      page.waitForSelector("#drawn");
      assertThat(page.locator("#drawn > li").count()).isEqualTo(3);
      browser.looksRight(page, "inspection-draw");
      page.navigate(browser.at("/inspection/tasks"));
      browser.looksRight(page, "inspection-tasks");
      page.click(".chart summary");
      page.click("#measures tbody tr:first-child td:nth-child(2) a");
      assertThat(page.url()).contains("office=");
      assertThat(page.locator("#tasks tbody tr").count()).isEqualTo(3);
      page.selectOption("#standing", "rectified");
      page.click(".filter-bar [type=submit]");
      page.waitForSelector(".empty");
      browser.looksRight(page, "inspection-tasks-none");
      page.navigate(browser.at("/inspection/tasks"));
      page.click("#tasks tbody a");
      browser.looksRight(page, "inspection-task");
      page = whoeverWasDrawn(browser, page);
      page.click("[data-act=order] summary");
      page.fill("#articles", "劳动合同法 第10条");
      page.fill("#note-order", "三名劳动者未订立书面劳动合同。");
      page.click("[data-act=order] [type=submit]");
      page.waitForSelector("[data-act=submit]");
      page.fill("#note-submit", "已补签并提交复印件。");
      page.click("[data-act=submit] [type=submit]");
      page.waitForSelector("[data-act=accept]");
      page.fill("#note-accept", "已核对，整改完成。");
      page.click("[data-act=accept] [type=submit]");
      page.waitForSelector("[data-act=publish]");
      page.click("[data-act=publish] [type=submit]");
      page.click("#confirm [value=yes]");
      page.waitForSelector("text=已公开");
      page.navigate(browser.at("/public/inspections"));
      assertThat(page.textContent("#results")).contains("已改正").contains("劳动合同法 第10条");
      assertThat(page.textContent("main")).doesNotContain("三名劳动者").doesNotContain("沈正");
      assertThat(page.textContent("main")).doesNotContain("四季度劳动用工");
      browser.looksRight(page, "inspection-public");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static ApiClient.Answer abstain(ApiClient client, String inspector, String employer) {
    return client.post(
        "/api/v1/inspection/abstentions",
        Map.of("inspector", inspector, "employer", employer, "ground", "interest"));
  }

  private DrawExamination examined(ApiClient client, String id, boolean whole) throws IOException {
    String path = DRAWS + "/" + id + "/package?whole=" + whole;
    await().atMost(PATIENCE).until(() -> client.get(path).status() == 200);
    byte[] bytes = client.get(path).body();
    assertThat(DrawPackage.isOne(bytes)).as(new String(bytes, StandardCharsets.UTF_8)).isTrue();
    return DrawExamination.of(
        DrawPackage.parse(bytes), TrustBundle.load(installation.directory("trust")));
  }
}
