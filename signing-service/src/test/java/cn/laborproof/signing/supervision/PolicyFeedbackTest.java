package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.PageText;
import cn.laborproof.proof.Digest;
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
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What employers and workers say of a policy, over HTTP, in PostgreSQL and in Chromium. */
@ServiceTest
class PolicyFeedbackTest {

  private static final String POLICIES = "/api/v1/risk/policies";
  private static final String OWN = "/api/v1/policy-feedback";
  private static final String PUBLIC = "/api/v1/public/policy-feedback";
  private static final YearMonth LAST =
      YearMonth.from(LocalDate.now(ZoneId.of("Asia/Shanghai"))).minusMonths(1);

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;

  private Supervised supervised;
  private UUID office;
  private String login;
  private ApiClient city;
  private ApiClient hr;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    office = UUID.randomUUID();
    login = supervised.inspector(accounts, tenancy, office, "3301");
    city = supervised.login(login, Supervised.PASSWORD);
    hr = supervised.login("hr.yunfan");
  }

  @Test
  void an_employer_it_applies_to_says_what_it_thinks_by_name_and_changes_it_until_the_end() {
    String id = described("330106");
    String own = OWN + "/" + id;
    assertThat(hr.get(own).status()).as("nobody was asked yet").isEqualTo(404);
    assertThat(city.get(path(id)).status()).isEqualTo(404);
    assertThat(city.post(path(id), Map.of("days", 0)).code()).isEqualTo("invalid-input");
    assertThat(city.post(path(id), Map.of("days", 30)).status()).isEqualTo(201);
    JsonNode asked = city.get(path(id)).json();
    assertThat(city.post(path(id), Map.of("days", 90)).json()).as("asked again").isEqualTo(asked);
    ApiClient district = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330106");
    assertThat(district.post(path(id), Map.of("days", 30)).code()).isEqualTo("not-allowed");
    assertThat(district.get(path(id)).status()).as("sums are the city's").isEqualTo(404);

    assertThat(hr.get(OWN).json().toString()).contains(id);
    assertThat(hr.page("/console")).contains("项政策征求意见");
    assertThat(supervised.login("seal.yunfan").get(own).status()).isEqualTo(403);
    ApiClient.Answer wrong = hr.post(own, said(6, 4, 3, "x".repeat(1001), 0));
    assertThat(wrong.code()).isEqualTo("invalid-input");
    assertThat(wrong.json().path("fields").valueStream().map(each -> each.path("field").asString()))
        .containsExactly("known", "words");
    JsonNode first = hr.post(own, said(5, 4, 3, "手续可以再少一些。", 0)).json();
    assertThat(first.path("version").asInt()).isEqualTo(1);
    assertThat(hr.post(own, said(5, 4, 3, "手续可以再少一些。", 0)).json())
        .as("sent again")
        .isEqualTo(first);
    assertThat(hr.post(own, said(5, 2, 3, "", 0)).code())
        .as("another window has not seen the first")
        .isEqualTo("changed-meanwhile");
    assertThat(hr.post(own, said(5, 2, 3, "手续太多。", 1)).status()).isEqualTo(200);

    JsonNode employers = city.get(path(id)).json().path("employers");
    assertThat(employers.path("answers").asInt()).isEqualTo(1);
    JsonNode helped = employers.path("questions").path(1);
    assertThat(helped.path("code").asString()).isEqualTo("helped");
    assertThat(helped.path("mean").asDouble()).isEqualTo(2.0);
    JsonNode list = city.get(path(id) + "/employers?question=helped&value=2").json();
    assertThat(list.path("opinions").path(0).path("words").asString()).isEqualTo("手续太多。");
    assertThat(city.get(path(id) + "/employers?question=helped&value=4").json().path("opinions"))
        .isEmpty();
    assertThat(city.page("/policies/" + id))
        .contains("/policies/" + id + "/feedback?question=helped&amp;value=2");
    assertThat(city.page("/policies/" + id + "/feedback?question=helped&value=2"))
        .contains("手续太多。");

    assertThat(city.post(path(id) + "/close", Map.of()).json().path("open").asBoolean()).isFalse();
    assertThat(hr.post(own, said(1, 1, 1, "", 2)).code()).isEqualTo("policy-feedback-closed");
    assertThat(hr.page("/policy-feedback/" + id))
        .contains("手续太多。")
        .doesNotContain("id=\"opinion\"");
    assertThat(
            tenancy.as(
                new Actor.Official(office, office, "3301", Role.INSPECTOR, "x"),
                () -> trail.events(new StreamId("policy", UUID.fromString(id)))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("policy.feedback-opened"))
        .anySatisfy(event -> assertThat(event).contains("policy.feedback-closed"));
  }

  @Test
  void an_employer_elsewhere_neither_sees_it_nor_gets_a_word_into_the_database() {
    String id = described("330110");
    assertThat(city.post(path(id), Map.of("days", 30)).status()).isEqualTo(201);
    assertThat(hr.get(OWN).json().toString()).doesNotContain(id);
    assertThat(hr.post(OWN + "/" + id, said(5, 5, 5, "", 0)).status()).isEqualTo(404);
    Actor member = new Actor.Member(UUID.randomUUID(), DemoCity.SERVICE_COMPANY, Role.HR, "x");
    assertThat(seen(member, "policy_hearing where policy_id = '" + id + "'")).isZero();
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                member,
                () ->
                    jdbc.sql(
                            """
                            insert into policy_opinion (id, tenant_id, policy_id, office, region, employer, name, known, helped, easy,
                                                        words, version, sent_at)
                            values (gen_random_uuid(), ?, ?, ?, '3301', confirmed_code(), 'x', 5, 5, 5, '', 1, now())
                            """)
                        .params(DemoCity.SERVICE_COMPANY, UUID.fromString(id), office)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    for (String region : List.of("330106", "4602")) {
      ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
      assertThat(elsewhere.get(path(id)).status()).as(region).isEqualTo(404);
    }
  }

  @Test
  void workers_change_what_they_said_by_their_link_and_are_read_after_the_end_where_not_few()
      throws IOException {
    String many = described("330106");
    String few = described("330106");
    Actor official = new Actor.Official(office, office, "3301", Role.INSPECTOR, "x");
    for (String id : List.of(many, few)) {
      assertThat(city.post(path(id), Map.of("days", 30)).status()).isEqualTo(201);
    }
    List<String> links = links(many, 6);
    Map<String, Object> twice = Map.of("id", UUID.randomUUID(), "count", 2);
    String once = city.post(path(few) + "/links", twice).json().path("links").toString();
    assertThat(city.post(path(few) + "/links", twice).json().path("links").toString())
        .as("an answer that was lost on its way")
        .isEqualTo(once);
    assertThat(city.get(path(few)).json().path("linksMade").asInt()).isEqualTo(2);
    assertThat(links(few, 1)).as("others without the key").doesNotContain(once);
    for (int i = 0; i < 5; i++) {
      say(links.get(i), 5, 204);
    }
    say(links.getFirst(), 1, 204);
    for (String token : links(few, 4)) {
      say(token, 3, 204);
    }
    assertThat(open("no-such-link").code()).isEqualTo("policy-link-unknown");
    ApiClient shared = new ApiClient(port);
    shared.post(PUBLIC + "/open", Map.of("token", links.get(1)));
    assertThat(shared.post(PUBLIC + "/answers", voice(links.get(2), 1)).code())
        .as("written for another link")
        .isEqualTo("policy-link-other");

    String voices = "policy_voice where policy_id = '" + many + "'";
    assertThat(seen(official, voices)).as("nobody reads before the end").isZero();
    assertThat(city.get(path(many)).json().path("workers").path("answers").asInt()).isZero();
    assertThat(city.get(path(many)).json().path("linksUsed").asInt()).isEqualTo(5);
    assertThat(report(many)).contains("劳动者：劳动者的反馈在截止以后汇总显示").doesNotContain("劳动者，反馈份数");
    for (String id : List.of(many, few)) {
      city.post(path(id) + "/close", Map.of());
    }
    assertThat(seen(official, voices)).isEqualTo(5);
    JsonNode told = city.get(path(many)).json();
    JsonNode ratings = told.path("workers").path("questions").path(0).path("ratings");
    assertThat(told.path("workers").path("answers").asInt()).as("one a link").isEqualTo(5);
    assertThat(ratings.path(0).path("count").asInt()).isEqualTo(4);
    assertThat(ratings.path(4).path("count").asInt()).as("changed").isEqualTo(1);
    assertThat(told.path("words")).hasSize(5);
    JsonNode hidden = city.get(path(few)).json();
    assertThat(hidden.path("workers").path("hidden").asBoolean()).isTrue();
    assertThat(hidden.path("workers").path("answers").asInt()).isZero();
    assertThat(hidden.path("workers").path("questions")).isEmpty();
    assertThat(hidden.path("words")).isEmpty();
    assertThat(report(many)).contains("劳动者，反馈份数5：").contains("劳动者写的话");
    assertThat(report(few)).contains("少于5人，不显示").doesNotContain("劳动者写的话");
    assertThat(open(links.get(5)).code()).isEqualTo("policy-feedback-closed");
    assertThat(links(many, 1, 409)).isEmpty();
    Actor unknown = new Actor.Member(UUID.randomUUID(), DemoCity.SERVICE_COMPANY, Role.HR, "x");
    assertThat(seen(unknown, voices)).isZero();
    assertThat(
            seen(
                official,
                "policy_voice v join policy_ticket t on v.key = t.token_sha where v.policy_id = '"
                    + many
                    + "'"))
        .as("neither row tells the other")
        .isZero();
  }

  @Test
  void the_office_asks_an_employer_and_a_worker_answer_and_the_page_shows_their_sums() {
    String id = described("330106");
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn(login, Supervised.PASSWORD);
      desk.navigate(browser.at("/policies/" + id));
      desk.click("#ask [type=submit]");
      desk.click("#confirm [value=no]");
      desk.waitForSelector("#confirm", hidden());
      assertThat(city.get(path(id)).status())
          .as("asked only when the answer is yes")
          .isEqualTo(404);
      desk.click("#ask [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#links");
      desk.fill("#count", "5");
      desk.click("#links [type=submit]");
      desk.waitForSelector("#made-list a");
      List<String> tokens =
          desk.locator("#made-list a").allTextContents().stream()
              .map(PolicyFeedbackTest::token)
              .toList();

      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.click("nav a[href='/policy-feedback']");
      browser.looksRight(own, "policy-opinions");
      own.click("main a[href='/policy-feedback/" + id + "']");
      own.waitForSelector("#opinion");
      own.click("#opinion [type=submit]");
      own.waitForSelector(".error-summary");
      browser.looksRight(own, "policy-opinion");
      own.selectOption("#known", "5");
      own.selectOption("#helped", "4");
      own.selectOption("#easy", "2");
      own.fill("#words", "窗口告知清楚。");
      own.click("#opinion [type=submit]");
      own.waitForSelector("#sent");
      assertThat(own.inputValue("#helped")).isEqualTo("4");

      Page phone = browser.phone();
      phone.navigate(browser.at("/pf#" + tokens.getFirst()));
      phone.waitForURL(browser.at("/pf/form"));
      assertThat(phone.textContent("main")).contains("不记名").contains("少于 5 人");
      browser.looksRight(phone, "policy-voice");
      phone.selectOption("#known", "1");
      phone.selectOption("#helped", "3");
      phone.selectOption("#easy", "3");
      phone.click("#voice [type=submit]");
      phone.waitForURL(browser.at("/pf/done"));
      browser.looksRight(phone, "policy-voice-done");
      phone.navigate(browser.at("/pf?again=1#" + tokens.getFirst()));
      phone.waitForURL(browser.at("/pf/form"));
      assertThat(phone.inputValue("#known")).as("what was said is there").isEqualTo("1");
      for (String token : tokens.subList(1, 5)) {
        say(token, 5, 204);
      }

      desk.reload();
      assertThat(desk.textContent("#feedback")).contains("截止以后汇总显示");
      desk.click("#close [type=submit]");
      desk.waitForSelector("#confirm");
      desk.keyboard().press("Escape");
      desk.waitForSelector("#confirm", hidden());
      assertThat(city.get(path(id)).json().path("open").asBoolean()).isTrue();
      desk.click("#close [type=submit]");
      desk.click("#confirm [value=yes]");
      desk.waitForSelector("#feedback .bars");
      desk.waitForSelector("text=4 · 80.0 %");
      browser.looksRight(desk, "policy-feedback");
      desk.click("#feedback a[href*='question=helped']");
      desk.waitForSelector("#spoken");
      assertThat(desk.textContent("#spoken")).contains("窗口告知清楚。");
      browser.looksRight(desk, "policy-employers");
      desk.navigate(browser.at("/policies/" + id + "?lang=en"));
      assertThat(desk.textContent("#feedback")).contains("What employers and workers say");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static Page.WaitForSelectorOptions hidden() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN);
  }

  /** What the exported report says, without the blanks of its setting. */
  private String report(String id) throws IOException {
    byte[] pdf = city.get(POLICIES + "/" + id + "/document").body();
    try (var document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
      return String.join("", PageText.bodies(document)).replaceAll("\\s", "");
    }
  }

  private String described(String division) {
    var body = new HashMap<String, Object>();
    body.put("title", "用工指导");
    body.put("description", "上门指导用人单位。");
    body.put("indicator", "warnings");
    body.put("expected", "lower");
    body.put("first", LAST.minusMonths(5).toString());
    body.put("treated", division);
    body.put("compared", "330199");
    ApiClient.Answer answer = city.post(POLICIES, body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().path("policy").path("id").asString();
  }

  private List<String> links(String id, int count) {
    return links(id, count, 201);
  }

  private List<String> links(String id, int count, int status) {
    ApiClient.Answer answer = city.post(path(id) + "/links", Map.of("count", count));
    assertThat(answer.status()).isEqualTo(status);
    return answer
        .json()
        .path("links")
        .valueStream()
        .map(each -> token(each.path("link").asString()))
        .toList();
  }

  private void say(String token, int rating, int status) {
    ApiClient worker = new ApiClient(port);
    assertThat(worker.post(PUBLIC + "/open", Map.of("token", token)).status()).isEqualTo(204);
    assertThat(worker.post(PUBLIC + "/answers", voice(token, rating)).status()).isEqualTo(status);
  }

  private ApiClient.Answer open(String token) {
    return new ApiClient(port).post(PUBLIC + "/open", Map.of("token", token));
  }

  private static Map<String, Object> voice(String token, int rating) {
    String each = "" + rating;
    return Map.of(
        "link",
        sha(token).substring(0, 16),
        "known",
        each,
        "helped",
        each,
        "easy",
        each,
        "words",
        "说了 " + each);
  }

  private static Map<String, Object> said(
      int known, int helped, int easy, String words, int version) {
    return Map.of(
        "known",
        "" + known,
        "helped",
        "" + helped,
        "easy",
        "" + easy,
        "words",
        words,
        "version",
        version);
  }

  private static String token(String link) {
    return link.substring(link.indexOf('#') + 1);
  }

  private static String sha(String token) {
    return Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private long seen(Actor actor, String from) {
    return tenancy.inTransaction(
        actor, () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }

  private static String path(String id) {
    return POLICIES + "/" + id + "/feedback";
  }
}
