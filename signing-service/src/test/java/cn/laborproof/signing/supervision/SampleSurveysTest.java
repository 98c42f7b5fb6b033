package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.SeededOrder;
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
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Panels of sample employers, and questionnaires that employers and workers answer. */
@ServiceTest
class SampleSurveysTest {
  private static final String PANELS = "/api/v1/sample-panels";
  private static final String QUESTIONNAIRES = "/api/v1/questionnaires";
  private static final String VOICES = "/api/v1/public/surveys";
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Environment environment;

  private Supervised supervised;
  private String delivered = "";

  @BeforeEach
  void begin() {
    supervised = new Supervised(port, installation.data());
  }

  /** Nothing of the demo city's employers stays known by what was delivered here. */
  @AfterEach
  void takeBack() {
    if (!delivered.isEmpty()) {
      send(supervised.login("inspector"), true);
    }
  }

  private void send(ApiClient office, boolean withdraw) {
    ApiClient.Answer answer =
        office.upload(
            "/api/v1/risk/facts/employers?issued=" + Instant.now() + "&withdraw=" + withdraw,
            delivered.getBytes(StandardCharsets.UTF_8),
            "text/csv");
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void a_panel_is_drawn_by_stratum_repeated_from_its_file_and_a_member_replaced_by_the_next() {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330196");
    employers(one, "330196", 12);
    var asked = panel("C33", 3, "", 2);
    assertThat(one.post(PANELS, with(asked, "strata", List.of())).code())
        .isEqualTo("invalid-input");
    JsonNode drawn = one.post(PANELS, asked).json();
    String id = drawn.path("panel").path("id").asString();
    assertThat(one.post(PANELS, asked).json()).as("pressed twice").isEqualTo(drawn);
    assertThat(drawn.path("members")).hasSize(5);
    assertThat(drawn.path("strata").path(0).path("candidates").asInt()).isEqualTo(6);
    assertThat(drawn.path("strata").path(1).path("candidates").asInt())
        .as("who fits two strata belongs to the first")
        .isEqualTo(6);

    byte[] file = one.get(PANELS + "/" + id + "/draw").body();
    assertThat(Digest.sha256(file).hex()).isEqualTo(drawn.path("sha256").asString());
    JsonNode repeated = one.get(PANELS + "/" + id + "/draw").json();
    for (int i = 0; i < 2; i++) {
      JsonNode stratum = repeated.path("strata").path(i);
      List<String> order =
          SeededOrder.of(
              Digest.ofHex(repeated.path("seed").asString()),
              "stratum/" + i,
              texts(stratum.path("candidates")));
      assertThat(texts(stratum.path("order"))).isEqualTo(order);
      assertThat(members(drawn, i))
          .containsExactlyInAnyOrderElementsOf(order.subList(0, stratum.path("target").asInt()));
    }

    JsonNode leaving =
        drawn
            .path("members")
            .valueStream()
            .filter(each -> each.path("stratum").asInt() == 0)
            .findFirst()
            .orElseThrow();
    String end = PANELS + "/" + id + "/members/" + leaving.path("id").asString() + "/end";
    assertThat(one.post(end, Map.of("reason", "", "replace", true)).code())
        .isEqualTo("invalid-input");
    JsonNode after = one.post(end, Map.of("reason", "单位已迁出本区。", "replace", true)).json();
    assertThat(one.post(end, Map.of("reason", "单位已迁出本区。", "replace", true)).json())
        .as("pressed twice")
        .isEqualTo(after);
    JsonNode joined =
        after
            .path("members")
            .valueStream()
            .filter(each -> each.path("how").asString().equals("replacement"))
            .findFirst()
            .orElseThrow();
    assertThat(joined.path("employer").asString())
        .isEqualTo(repeated.path("strata").path(0).path("order").path(3).asString());
    assertThat(joined.path("replaces").asString()).isEqualTo(leaving.path("id").asString());

    String outside = repeated.path("strata").path(1).path("order").path(5).asString();
    assertThat(take(one, id, "E-NOBODY", "代表平台企业。").code()).isEqualTo("invalid-input");
    assertThat(take(one, id, outside, "短").code()).isEqualTo("invalid-input");
    assertThat(take(one, id, outside, "国有企业，抽取中没有。").status()).isEqualTo(201);
    assertThat(take(one, id, outside, "国有企业，抽取中没有。").code()).isEqualTo("sample-member-already");
    assertThat(kinds(office, "330196", new StreamId("sample-panel", UUID.fromString(id))))
        .containsExactly("sample-panel.drawn", "sample-panel.ended", "sample-panel.taken");

    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330197");
    assertThat(elsewhere.get(PANELS + "/" + id).status()).isEqualTo(404);
    assertThat(take(elsewhere, id, outside, "别区的选取。").status()).isEqualTo(404);
    ApiClient above = supervised.login("inspector.city");
    assertThat(above.get(PANELS + "/" + id).status()).isEqualTo(200);
    assertThat(take(above, id, outside, "上级的选取。").code()).isEqualTo("not-allowed");
    assertThat(supervised.login("hr.jiangnan").get(PANELS).status()).isEqualTo(403);
  }

  @Test
  void workers_answer_by_link_once_without_a_name_and_are_shown_in_groups_after_closing()
      throws Exception {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330195");
    employers(one, "330195", 4);
    Supervised.deliver(
        one,
        "employments",
        "employer,person,form,first_working_day\nE-330195-1,SP-1,DIRECT,2024-01-01\nE-330195-1,SP-2,DIRECT,2024-01-01\nE-330195-1,SP-3,DIRECT,2024-01-01\nE-330195-2,SP-4,DIRECT,2024-01-01\n");
    Supervised.deliver(
        one,
        "contracts",
        "employer,person,contract,kind,concluded_on,starts_on,ends_on\nE-330195-1,SP-1,K1,OPEN_ENDED,2024-01-01,2024-01-01,\nE-330195-1,SP-2,K2,FIXED,2024-01-01,2024-01-01,2024-06-30\nE-330195-1,SP-3,K3,OPEN_ENDED,2024-01-01,2024-01-01,\nE-330195-2,SP-4,K4,OPEN_ENDED,2024-01-01,2024-01-01,\n");
    String panel =
        one.post(PANELS, panel("C33", 2, "", 2)).json().path("panel").path("id").asString();
    String id = published(one, panel, List.of("worker"));

    List<String> many = links(one, id, 0, 7);
    List<String> few = links(one, id, 1, 2);
    assertThat(open("nothing").code()).isEqualTo("survey-link-unknown");
    assertThat(open("x".repeat(1_200_000)).code())
        .as("before anything is made of it")
        .isEqualTo("too-large");
    assertThat(open("\u0000").code()).isEqualTo("survey-link-unknown");
    for (String token : many.subList(0, 5)) {
      ApiClient worker = new ApiClient(port);
      assertThat(worker.post(VOICES + "/answers", answers(token, "yes")).code())
          .as("not opened")
          .isEqualTo("survey-link-unknown");
      assertThat(worker.post(VOICES + "/open", Map.of("token", token)).status()).isEqualTo(204);
      assertThat(
              worker
                  .post(
                      VOICES + "/answers",
                      Map.of("link", sha(token).substring(0, 16), "answers", List.of()))
                  .code())
          .isEqualTo("invalid-input");
      assertThat(worker.post(VOICES + "/answers", answers(many.get(6), "yes")).code())
          .as("written for another link")
          .isEqualTo("survey-link-other");
      assertThat(worker.post(VOICES + "/answers", answers(token, "yes")).status()).isEqualTo(204);
    }
    assertThat(open(many.getFirst()).code()).isEqualTo("survey-link-used");
    assertThat(sentTwiceAtOnce(few.getFirst())).containsExactlyInAnyOrder(204, 409);
    DrawSteps.superuser(
        environment,
        "update survey_ticket set expires_at = now() - interval '1 minute' where token_sha = '%s'"
            .formatted(sha(many.getLast())));
    assertThat(open(many.getLast()).code()).isEqualTo("survey-link-expired");

    JsonNode before = one.get(QUESTIONNAIRES + "/" + id + "/results").json();
    assertThat(before.path("audiences").path(0).path("shown").asBoolean()).isFalse();
    assertThat(before.path("audiences").path(0).path("questions")).isEmpty();
    JsonNode rates = before.path("audiences").path(0).path("rates");
    assertThat(rates.path(2).path("asked").asInt()).isEqualTo(9);
    assertThat(rates.path(2).path("answered").asInt()).isEqualTo(6);
    Actor official = new Actor.Official(office, office, "330195", Role.INSPECTOR, "x");
    assertThat(seen(official, "survey_voice where questionnaire_id = '" + id + "'"))
        .as("the database shows nobody an answer before it is closed")
        .isZero();

    assertThat(one.post(QUESTIONNAIRES + "/" + id + "/close", Map.of()).status()).isEqualTo(200);
    assertThat(open(many.get(5)).code()).isEqualTo("questionnaire-closed");
    JsonNode after = one.get(QUESTIONNAIRES + "/" + id + "/results").json();
    JsonNode question = question(after, "contract-written");
    assertThat(question.path("all").path("base").asInt()).isEqualTo(6);
    assertThat(question.path("all").path("chosen").path(0).path("count").asInt()).isEqualTo(6);
    assertThat(question.path("strata").path(0).path("hidden").asBoolean())
        .as("else the total less this one would tell the single answer of the other")
        .isTrue();
    assertThat(question.path("strata").path(1).path("hidden").asBoolean()).isTrue();
    assertThat(question.path("registered").path("with").asInt()).isEqualTo(3);
    assertThat(question.path("registered").path("of").asInt()).isEqualTo(4);
    assertThat(question.path("registered").path("share").asString()).isEqualTo("75.0");
    String csv =
        new String(
            one.get(QUESTIONNAIRES + "/" + id + "/results.csv").body(), StandardCharsets.UTF_8);
    assertThat(csv).contains("contract-written").contains("人数少，不显示");
    assertThat(seen(official, "survey_voice where questionnaire_id = '" + id + "'")).isEqualTo(6);
    Actor other = new Actor.Official(office, UUID.randomUUID(), "330106", Role.INSPECTOR, "x");
    assertThat(seen(other, "survey_voice where questionnaire_id = '" + id + "'")).isZero();
    assertThat(seen(member(DemoCity.SERVICE_COMPANY), "survey_ticket")).isZero();
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                official,
                () ->
                    jdbc.sql(
                            "insert into survey_voice (questionnaire_id, tenant_id, region, stratum, answers) values (?, ?, '330195', 0, '{}')")
                        .params(UUID.fromString(id), office)
                        .update()))
        .as("no official answers in a worker's place")
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(kinds(office, "330195", new StreamId("questionnaire", UUID.fromString(id))))
        .containsExactly(
            "questionnaire.drafted",
            "questionnaire.published",
            "questionnaire.links-made",
            "questionnaire.links-made",
            "questionnaire.closed");
  }

  @Test
  void an_employer_of_the_panel_keeps_a_draft_sends_once_and_no_other_sees_it() {
    ApiClient inspector = supervised.login("inspector");
    ApiClient hr = supervised.login("hr.yunfan");
    String id = askedOf(inspector, hr, List.of("employer"));
    String path = "/api/v1/surveys/" + id;
    assertThat(hr.get("/api/v1/surveys").json().toString()).contains(id);
    assertThat(hr.page("/console")).contains("份问卷等待填写");
    assertThat(supervised.login("hr.jiangnan").get(path).status()).isEqualTo(404);
    assertThat(supervised.login("seal.yunfan").get(path).status()).isEqualTo(403);
    assertThat(inspector.get(path).status()).isEqualTo(403);

    JsonNode draft = reply(hr, path, 0, false, Map.of("contract-share", "95")).json();
    assertThat(draft.path("version").asInt()).isEqualTo(1);
    assertThat(reply(hr, path, 0, false, Map.of("contract-share", "96")).code())
        .as("written in another window")
        .isEqualTo("changed-meanwhile");
    assertThat(reply(hr, path, 1, true, Map.of("contract-share", "95")).code())
        .isEqualTo("invalid-input");
    assertThat(reply(hr, path, 1, false, Map.of("contract-share", "101")).code())
        .isEqualTo("invalid-input");
    Actor.Official office =
        new Actor.Official(
            UUID.randomUUID(), DemoCity.LABOUR_OFFICE, "330106", Role.INSPECTOR, "x");
    String rows = "survey_reply where questionnaire_id = '" + id + "'";
    assertThat(seen(office, rows)).as("a draft is the employer's own").isZero();

    Map<String, String> whole =
        Map.of("contract-share", "95", "collective", "no", "wages-on-time", "yes");
    JsonNode sent = reply(hr, path, 1, true, whole).json();
    assertThat(sent.has("sentAt")).isTrue();
    assertThat(reply(hr, path, 1, true, whole).status()).as("pressed twice").isEqualTo(200);
    assertThat(reply(hr, path, 2, true, Map.of("collective", "yes")).code())
        .isEqualTo("invalid-input");
    assertThat(
            reply(
                    hr,
                    path,
                    2,
                    true,
                    Map.of("contract-share", "50", "collective", "no", "wages-on-time", "yes"))
                .code())
        .isEqualTo("survey-sent");
    assertThat(seen(office, rows)).isEqualTo(1);
    assertThat(seen(member(DemoCity.MANUFACTURER), rows)).isZero();
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                member(DemoCity.MANUFACTURER),
                () ->
                    jdbc.sql(
                            """
                            insert into survey_reply (id, tenant_id, questionnaire_id, office, region, employer, stratum, answers, version)
                            select gen_random_uuid(), ?, ?, ?, '330106', 'E', 0, '{}', 1
                            """)
                        .params(DemoCity.MANUFACTURER, UUID.fromString(id), DemoCity.LABOUR_OFFICE)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    JsonNode results = inspector.get(QUESTIONNAIRES + "/" + id + "/results").json();
    assertThat(question(results, "contract-share").path("all").path("mean").asString())
        .isEqualTo("95.00");
    assertThat(
            results
                .path("audiences")
                .path(0)
                .path("rates")
                .valueStream()
                .toList()
                .getLast()
                .path("answered")
                .asInt())
        .isEqualTo(1);
    inspector.post(QUESTIONNAIRES + "/" + id + "/close", Map.of());
    assertThat(hr.page("/surveys/" + id)).contains("已提交");
  }

  @Test
  void a_version_of_a_form_stands_for_the_same_questions_and_what_is_published_stays() {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330194");
    employers(one, "330194", 2);
    String panel =
        one.post(PANELS, panel("C33", 1, "", 1)).json().path("panel").path("id").asString();
    String form =
        """
        {"code":"ours","version":1,"title":{"zh":"问卷","en":"Form"},"questions":[
         {"id":"a","for":["worker"],"kind":"single","text":{"zh":"%s？","en":"A?"},
          "options":[{"id":"yes","zh":"是","en":"Yes"},{"id":"no","zh":"否","en":"No"}]}]}
        """;
    assertThat(make(one, panel, form.formatted("甲"), TODAY).status()).isEqualTo(201);
    assertThat(make(one, panel, form.formatted("甲"), TODAY).status())
        .as("the same questions again")
        .isEqualTo(201);
    assertThat(make(one, panel, form.formatted("乙"), TODAY).code())
        .isEqualTo("questionnaire-version-taken");
    assertThat(make(one, panel, form.replace("single", "star"), TODAY).code())
        .isEqualTo("invalid-input");
    assertThat(make(one, panel, form.formatted("甲"), TODAY.minusDays(1)).code())
        .isEqualTo("invalid-input");
    String draft =
        make(one, panel, form.formatted("甲"), TODAY)
            .json()
            .path("questionnaire")
            .path("id")
            .asString();
    assertThat(
            one.post(
                    QUESTIONNAIRES + "/" + draft + "/links",
                    Map.of("stratum", 0, "count", 1, "days", 1))
                .code())
        .isEqualTo("questionnaire-not-open");
    assertThat(one.post(QUESTIONNAIRES + "/" + draft + "/close", Map.of()).code())
        .isEqualTo("questionnaire-not-open");
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Official(office, office, "330194", Role.INSPECTOR, "x"),
                () ->
                    jdbc.sql("update questionnaire set form = '{}' where id = ?")
                        .param(UUID.fromString(draft))
                        .update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_worker_answers_on_a_phone_by_a_link_and_loses_nothing_on_the_way() {
    UUID office = UUID.randomUUID();
    String login = supervised.inspector(accounts, tenancy, office, "330192");
    ApiClient one = supervised.login(login, Supervised.PASSWORD);
    employers(one, "330192", 4);
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn(login, Supervised.PASSWORD);
      desk.click("nav a[href='/samples']");
      desk.click("a[href='/samples/new']");
      desk.fill("#title", "制造业样本");
      desk.fill("#sector-0", "c33");
      desk.fill("#target-0", "2");
      desk.click("#draw [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector(".error-summary");
      desk.fill("#sector-0", "C33");
      browser.looksRight(desk, "sample-new");
      desk.click("#draw [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#members tbody tr");
      assertThat(desk.locator("#members tbody tr").count()).isEqualTo(2);
      browser.looksRight(desk, "sample");
      desk.click("#make [type=submit]");
      desk.waitForSelector("#publish");
      browser.looksRight(desk, "questionnaire-draft");
      desk.click("#publish [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#links");
      desk.fill("#count", "5");
      loseNextAnswer(desk, "**/links");
      desk.click("#links [type=submit]");
      desk.waitForSelector(".error-summary");
      desk.waitForSelector("#links [type=submit]:not([aria-busy])");
      desk.click("#links [type=submit]");
      desk.waitForSelector("#made-list a");
      assertThat(
              one.get(QUESTIONNAIRES + desk.url().substring(desk.url().lastIndexOf('/')))
                  .json()
                  .at("/links/0/made")
                  .asInt())
          .as("the lost answer made the same links")
          .isEqualTo(5);
      assertThat(desk.locator("#made-list svg").count()).isEqualTo(5);
      browser.looksRight(desk, "questionnaire-links");
      List<String> tokens =
          desk.locator("#made-list a").allTextContents().stream()
              .map(link -> link.substring(link.indexOf('#') + 1))
              .toList();

      Page phone = browser.phone();
      phone.navigate(browser.at("/q#" + tokens.getFirst()));
      phone.waitForURL(browser.at("/q/form"));
      assertThat(phone.textContent("main")).contains("不记名").contains("少于 5 人");
      browser.looksRight(phone, "voice");
      phone.check("#q-contract-written input[value=yes]");
      phone.fill("#q-hours input", "200");
      phone.click("#voice [type=submit]");
      phone.waitForSelector(".error-summary");
      assertThat(phone.textContent("#q-wages-on-time .error")).contains("请回答");
      assertThat(phone.textContent("#q-hours .error")).contains("168");
      browser.looksRight(phone, "voice-errors");
      phone.reload();
      phone.waitForSelector("text=已恢复");
      assertThat(phone.isChecked("#q-contract-written input[value=yes]")).isTrue();
      phone.fill("#q-hours input", "44");
      phone.check("#q-wages-on-time input[value=late]");
      phone.check("#q-insured input[value=yes]");
      phone.check("#q-dispute-ways input[value=union]");
      phone.check("#q-dispute-ways input[value=mediation]");
      phone.click("#voice [type=submit]");
      phone.waitForURL(browser.at("/q/done"));
      browser.looksRight(phone, "voice-done");
      phone.navigate(browser.at("/q/form"));
      assertThat(phone.textContent("main")).contains("链接无法识别");
      phone.navigate(browser.at("/q?again=1#" + tokens.getFirst()));
      phone.waitForSelector("text=这个链接已经答过");
      browser.looksRight(phone, "voice-closed");
      for (String token : tokens.subList(1, 5)) {
        ApiClient worker = new ApiClient(port);
        worker.post(VOICES + "/open", Map.of("token", token));
        assertThat(worker.post(VOICES + "/answers", answers(token, "no")).status()).isEqualTo(204);
      }
      desk.click("summary:has-text('提前截止')");
      desk.click("#close [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#results-worker .bars");
      assertThat(desk.textContent("#results-worker")).contains("1 · 20.0 %").contains("4 · 80.0 %");
      browser.looksRight(desk, "questionnaire");
      desk.navigate(browser.at("/samples?lang=en"));
      assertThat(desk.textContent("main")).contains("Closed");
      browser.looksRight(desk, "samples");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void an_employer_leaves_a_panel_when_the_question_is_answered_yes_and_the_next_takes_its_place() {
    UUID office = UUID.randomUUID();
    String login = supervised.inspector(accounts, tenancy, office, "330193");
    employers(supervised.login(login, Supervised.PASSWORD), "330193", 8);
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn(login, Supervised.PASSWORD);
      desk.navigate(browser.at("/samples/new"));
      desk.fill("#title", "退出试验");
      desk.fill("#sector-0", "C33");
      desk.fill("#target-0", "2");
      desk.click("#draw [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#members tbody tr");
      String leaves = "#members tbody tr:first-child";
      String name = desk.textContent(leaves + " th code");
      desk.click(leaves + " summary");
      desk.fill(leaves + " textarea", "单位已经注销。");
      for (String no : List.of("#confirm [value=no]", "Escape")) {
        desk.click(leaves + " [type=submit]");
        assertThat(desk.textContent("#confirm-text")).contains("退出后不能恢复");
        if (no.equals("Escape")) {
          desk.keyboard().press(no);
        } else {
          desk.click(no);
        }
        desk.waitForSelector(
            "#confirm", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(desk.inputValue(leaves + " textarea")).as(no).isEqualTo("单位已经注销。");
      }
      desk.reload();
      assertThat(desk.locator("#members tbody tr").count()).as("nobody has left").isEqualTo(2);
      desk.click(leaves + " summary");
      desk.fill(leaves + " textarea", "单位已经注销。");
      desk.click(leaves + " [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#members tbody tr:nth-child(3), .error-summary");
      assertThat(desk.textContent("#members")).contains("单位已经注销。");
      assertThat(desk.textContent("#members tr:has(code:text-is('" + name + "'))"))
          .contains("单位已经注销。");
      assertThat(desk.locator("#members details").count()).as("who is in it now").isEqualTo(2);
      browser.looksRight(desk, "sample-left");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void an_employer_answers_on_its_pages_and_finds_its_draft_again() {
    ApiClient inspector = supervised.login("inspector");
    ApiClient hr = supervised.login("hr.yunfan");
    String id = askedOf(inspector, hr, List.of("employer"));
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.click("nav a[href='/surveys']");
      browser.looksRight(own, "surveys");
      own.click("main a[href='/surveys/" + id + "']");
      own.waitForSelector("#survey");
      own.fill("#q-contract-share input", "98.4");
      own.waitForSelector("text=草稿已保存");
      own.fill("#q-contract-share input", "98.5");
      assertThat(own.textContent("#saved")).as("not kept yet").isEmpty();
      own.waitForSelector("text=草稿已保存");
      own.reload();
      assertThat(own.inputValue("#q-contract-share input")).isEqualTo("98.5");
      own.click("#survey [type=submit]");
      own.click("#confirm [value=yes]");
      own.waitForSelector(".error-summary");
      browser.looksRight(own, "survey");
      own.check("#q-collective input[value=yes]");
      own.check("#q-wages-on-time input[value=yes]");
      own.click("#survey [type=submit]");
      own.click("#confirm [value=yes]");
      own.waitForSelector("#sent");
      assertThat(own.textContent("main")).contains("98.5 %");
      browser.looksRight(own, "survey-sent");
      assertThat(browser.complaints()).isEmpty();
    }
    inspector.post(QUESTIONNAIRES + "/" + id + "/close", Map.of());
    assertThat(new String(hr.get("/surveys/" + id).body(), StandardCharsets.UTF_8))
        .as("closed before its day: no day that is still to come")
        .contains("已于此时截止");
  }

  @Test
  void an_employer_whose_connection_lost_an_answer_goes_on_without_loading_the_page_again() {
    ApiClient inspector = supervised.login("inspector");
    ApiClient hr = supervised.login("hr.yunfan");
    String id = askedOf(inspector, hr, List.of("employer"));
    String path = "/api/v1/surveys/" + id;
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.navigate(browser.at("/surveys/" + id));
      own.waitForSelector("html[data-ready]");
      loseNextAnswer(own, "**/reply");
      own.fill("#q-contract-share input", "97");
      own.waitForSelector("text=草稿没有保存");
      assertThat(hr.get(path).json().path("version").asInt()).as("it had arrived").isEqualTo(1);
      own.fill("#q-contract-share input", "96.5");
      own.waitForSelector("text=草稿已保存");
      JsonNode kept = hr.get(path).json();
      assertThat(kept.path("version").asInt()).isEqualTo(2);
      assertThat(kept.toString()).contains("96.5");

      own.check("#q-collective input[value=no]");
      own.check("#q-wages-on-time input[value=yes]");
      loseNextAnswer(own, "**/reply");
      own.click("#survey [type=submit]");
      own.click("#confirm [value=yes]");
      own.waitForSelector(".error-summary");
      assertThat(hr.get(path).json().has("sentAt")).as("it had arrived").isTrue();
      own.waitForSelector("#survey [type=submit]:not([aria-busy])");
      own.click("#survey [type=submit]");
      own.click("#confirm [value=yes]");
      own.waitForSelector("#sent");
      assertThat(own.textContent("main")).contains("96.5 %");
      assertThat(browser.complaints()).isEmpty();
    }
    inspector.post(QUESTIONNAIRES + "/" + id + "/close", Map.of());
  }

  @Test
  void an_employer_whose_draft_was_written_in_another_window_does_not_overwrite_it() {
    ApiClient inspector = supervised.login("inspector");
    ApiClient hr = supervised.login("hr.yunfan");
    String id = askedOf(inspector, hr, List.of("employer"));
    String path = "/api/v1/surveys/" + id;
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.navigate(browser.at("/surveys/" + id));
      own.waitForSelector("html[data-ready]");
      own.route("**/reply", route -> route.abort(), new Page.RouteOptions().setTimes(1));
      own.fill("#q-contract-share input", "97");
      own.waitForSelector("text=草稿没有保存");
      assertThat(reply(hr, path, 0, false, Map.of("contract-share", "12")).status()).isEqualTo(200);
      var refused =
          own.waitForResponse(
              response -> response.url().endsWith("/reply"),
              () -> own.fill("#q-contract-share input", "96"));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(own.inputValue("#q-contract-share input")).isEqualTo("96");
      assertThat(hr.get(path).json().toString()).contains("12");
    }
    inspector.post(QUESTIONNAIRES + "/" + id + "/close", Map.of());
  }

  /** The service gets what is sent next; its response gets lost. */
  private static void loseNextAnswer(Page page, String path) {
    page.route(
        path,
        route -> {
          route.fetch();
          route.abort();
        },
        new Page.RouteOptions().setTimes(1));
  }

  @Test
  void on_a_shared_phone_answers_never_go_to_a_link_opened_in_another_tab() {
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330191");
    employers(one, "330191", 2);
    String panel =
        one.post(PANELS, panel("C33", 1, "", 1)).json().path("panel").path("id").asString();
    String id = published(one, panel, List.of("worker"));
    List<String> tokens = links(one, id, 0, 2);
    try (var browser = new Chromium(port)) {
      Page first = browser.phone();
      first.navigate(browser.at("/q#" + tokens.getFirst()));
      first.waitForURL(browser.at("/q/form"));
      first.check("#q-contract-written input[value=yes]");
      first.check("#q-wages-on-time input[value=late]");
      first.check("#q-insured input[value=yes]");
      Page second = first.context().newPage();
      second.navigate(browser.at("/q#" + tokens.getLast()));
      second.waitForURL(browser.at("/q/form"));
      assertThat(second.isChecked("#q-contract-written input[value=yes]")).isFalse();

      first.click("#voice [type=submit]");
      first.waitForSelector("text=这个浏览器后来打开了另一个链接");
      browser.looksRight(first, "voice-other");
      assertThat(open(tokens.getFirst()).status()).isEqualTo(204);
      assertThat(open(tokens.getLast()).status()).as("still to be answered").isEqualTo(204);

      first.navigate(browser.at("/q?again=1#" + tokens.getFirst()));
      first.waitForURL(browser.at("/q/form"));
      first.waitForSelector("text=已恢复");
      assertThat(first.isChecked("#q-wages-on-time input[value=late]")).isTrue();
      first.click("#voice [type=submit]");
      first.waitForURL(browser.at("/q/done"));
      assertThat(open(tokens.getFirst()).code()).isEqualTo("survey-link-used");
      assertThat(open(tokens.getLast()).status()).isEqualTo(204);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void lists_of_panels_and_questionnaires_go_on_page_by_page() {
    ApiClient one = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330190");
    employers(one, "330190", 2);
    String panel = "";
    for (int i = 0; i < 21; i++) {
      panel = one.post(PANELS, panel("C33", 1, "", 1)).json().path("panel").path("id").asString();
    }
    String form =
        """
        {"code":"ours","version":1,"title":{"zh":"问卷","en":"Form"},"questions":[
         {"id":"a","for":["worker"],"kind":"single","text":{"zh":"甲？","en":"A?"},
          "options":[{"id":"yes","zh":"是","en":"Yes"},{"id":"no","zh":"否","en":"No"}]}]}
        """;
    for (int i = 0; i < 22; i++) {
      assertThat(make(one, panel, form, TODAY).status()).isEqualTo(201);
    }
    for (String path : List.of(PANELS, QUESTIONNAIRES)) {
      int total = path.equals(PANELS) ? 21 : 22;
      String rows = path.equals(PANELS) ? "panels" : "questionnaires";
      JsonNode page = one.get(path).json();
      assertThat(page.path("total").asInt()).isEqualTo(total);
      assertThat(page.path(rows)).hasSize(20);
      assertThat(page.path("more").asBoolean()).isTrue();
      JsonNode last = one.get(path + "?page=1").json();
      assertThat(last.path(rows)).hasSize(total - 20);
      assertThat(last.path("more").asBoolean()).isFalse();
      assertThat(one.get(path + "?page=-1").code()).isEqualTo("unreadable-request");
    }
    assertThat(one.page("/samples"))
        .contains("page=1&amp;asked=0")
        .contains("page=0&amp;asked=1")
        .contains("/samples/" + panel);
    assertThat(one.page("/samples?page=1&asked=1")).doesNotContain("/samples/" + panel);
    assertThat(one.page("/samples/" + panel)).contains("?page=1");
    assertThat(one.page("/samples/" + panel + "?page=1")).contains("?page=0");
  }

  @Test
  void an_employer_finds_every_questionnaire_it_is_asked_on_some_page() {
    ApiClient inspector = supervised.login("inspector");
    ApiClient hr = supervised.login("hr.yunfan");
    String first = askedOf(inspector, hr, List.of("employer"));
    long before = hr.get("/api/v1/surveys").json().path("total").asLong();
    String panel =
        inspector
            .get(QUESTIONNAIRES + "/" + first)
            .json()
            .path("questionnaire")
            .path("panel")
            .asString();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      made.add(published(inspector, panel, List.of("employer")));
    }
    published(inspector, panel, List.of("worker"));
    JsonNode page = hr.get("/api/v1/surveys").json();
    assertThat(page.path("total").asLong()).as("its workers are not it").isEqualTo(before + 20);
    assertThat(page.path("surveys")).hasSize(20);
    assertThat(page.path("more").asBoolean()).isTrue();
    assertThat(page.toString()).doesNotContain(first);
    assertThat(hr.get("/api/v1/surveys?page=1").json().toString()).contains(first);
    assertThat(hr.page("/surveys?page=1")).contains("/surveys/" + first).contains("?page=0");
    assertThat(hr.page("/console")).contains("21 份问卷等待填写");
    made.add(first);
    made.forEach(each -> inspector.post(QUESTIONNAIRES + "/" + each + "/close", Map.of()));
    assertThat(hr.page("/console")).doesNotContain("份问卷等待填写");
  }

  /** A questionnaire of the demo's office to the demo's employer, which is taken by hand. */
  private String askedOf(ApiClient inspector, ApiClient hr, List<String> audience) {
    String code = hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
    delivered =
        "employer,name,region,valid_from,scope\nE-SURVEY-1,样本试验有限公司,330106,2020-01-01,Q99\n%s,云帆,330106,2020-01-01,Q98\n"
            .formatted(code);
    send(inspector, false);
    JsonNode panel = inspector.post(PANELS, panel("Q99", 1, "Q97", 1)).json();
    String id = panel.path("panel").path("id").asString();
    assertThat(take(inspector, id, code, "演示单位，手工选取。").status()).isEqualTo(201);
    return published(inspector, id, audience);
  }

  private String published(ApiClient office, String panel, List<String> audience) {
    var asked = new HashMap<String, Object>();
    asked.put("id", UUID.randomUUID().toString());
    asked.put("panel", panel);
    asked.put("closesOn", TODAY.plusDays(10).toString());
    asked.put("audience", audience);
    String id =
        office.post(QUESTIONNAIRES, asked).json().path("questionnaire").path("id").asString();
    for (int i = 0; i < 2; i++) {
      assertThat(office.post(QUESTIONNAIRES + "/" + id + "/publish", Map.of()).status())
          .isEqualTo(200);
    }
    return id;
  }

  private static ApiClient.Answer make(ApiClient office, String panel, String form, LocalDate day) {
    return office.post(
        QUESTIONNAIRES,
        Map.of(
            "panel",
            panel,
            "form",
            form,
            "closesOn",
            day.toString(),
            "audience",
            List.of("worker")));
  }

  private static List<String> links(ApiClient office, String id, int stratum, int count) {
    JsonNode made =
        office
            .post(
                QUESTIONNAIRES + "/" + id + "/links",
                Map.of("stratum", stratum, "count", count, "days", 7))
            .json();
    return made.path("links")
        .valueStream()
        .map(each -> each.path("link").asString())
        .map(link -> link.substring(link.indexOf('#') + 1))
        .toList();
  }

  private ApiClient.Answer open(String token) {
    return new ApiClient(port).post(VOICES + "/open", Map.of("token", token));
  }

  private List<Integer> sentTwiceAtOnce(String token) throws Exception {
    List<Callable<Integer>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ApiClient worker = new ApiClient(port);
      assertThat(worker.post(VOICES + "/open", Map.of("token", token)).status()).isEqualTo(204);
      both.add(() -> worker.post(VOICES + "/answers", answers(token, "yes")).status());
    }
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> each : two.invokeAll(both)) {
        statuses.add(each.get());
      }
      return statuses;
    }
  }

  private static Map<String, Object> answers(String token, String contract) {
    return Map.of(
        "link",
        sha(token).substring(0, 16),
        "answers",
        List.of(
            Map.of("question", "contract-written", "values", List.of(contract)),
            Map.of("question", "wages-on-time", "values", List.of("yes")),
            Map.of("question", "insured", "values", List.of("yes"))));
  }

  private static ApiClient.Answer reply(
      ApiClient by, String path, int version, boolean send, Map<String, String> answers) {
    return by.post(
        path + "/reply",
        Map.of(
            "version",
            version,
            "send",
            send,
            "answers",
            answers.entrySet().stream()
                .map(each -> Map.of("question", each.getKey(), "values", List.of(each.getValue())))
                .toList()));
  }

  private static JsonNode question(JsonNode results, String id) {
    return results
        .path("audiences")
        .path(0)
        .path("questions")
        .valueStream()
        .filter(each -> each.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void employers(ApiClient office, String region, int count) {
    StringBuilder csv = new StringBuilder("employer,name,region,valid_from,scope\n");
    for (int i = 1; i <= count; i++) {
      csv.append(
          "E-%s-%d,样本%d有限公司,%s,2020-01-01,%s\n"
              .formatted(region, i, i, region, i % 2 == 0 ? "F51;C39" : "C33"));
    }
    Supervised.deliver(office, "employers", csv.toString());
  }

  private static Map<String, Object> panel(String first, int one, String second, int two) {
    return Map.of(
        "id",
        UUID.randomUUID().toString(),
        "title",
        "样本组",
        "strata",
        List.of(
            Map.of("sector", first, "size", "", "target", one),
            Map.of("sector", second, "size", "", "target", two)));
  }

  private static Map<String, Object> with(Map<String, Object> asked, String key, Object value) {
    var other = new HashMap<>(asked);
    other.put(key, value);
    return other;
  }

  private static ApiClient.Answer take(ApiClient by, String panel, String code, String reason) {
    return by.post(
        PANELS + "/" + panel + "/members",
        Map.of("employer", code, "stratum", 1, "reason", reason));
  }

  private static List<String> members(JsonNode panel, int stratum) {
    return panel
        .path("members")
        .valueStream()
        .filter(each -> each.path("stratum").asInt() == stratum)
        .map(each -> each.path("employer").asString())
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static String sha(String token) {
    return Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private List<String> kinds(UUID office, String region, StreamId stream) {
    return tenancy.as(
        new Actor.Official(office, office, region, Role.INSPECTOR, "x"),
        () -> trail.events(stream).stream().map(EvidenceTrail.TrailEvent::kind).toList());
  }

  private long seen(Actor actor, String from) {
    return tenancy.inTransaction(
        actor, () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }

  private static Actor member(UUID tenant) {
    return new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x");
  }
}
