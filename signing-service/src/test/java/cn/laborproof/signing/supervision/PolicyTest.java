package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
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

/** A policy before and after, over HTTP and in Chromium. */
@ServiceTest
class PolicyTest {

  private static final String POLICIES = "/api/v1/risk/policies";
  private static final String POLICY_PAGE = "/policies/";
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

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    office = UUID.randomUUID();
    login = supervised.inspector(accounts, tenancy, office, "4601");
    city = supervised.login(login, Supervised.PASSWORD);
  }

  @Test
  void a_policy_is_described_computed_assessed_and_answered_by_the_district_it_applies_to() {
    deliver();
    JsonNode described = describe("disputes");
    String id = described.path("policy").path("id").asString();
    JsonNode taken = described.path("evaluation");
    // Four complaints a month before and one after with it, three throughout without it; 4 and 3
    // workers.
    assertThat(taken.path("treatedBefore").asDouble()).isEqualTo(1000.0);
    assertThat(taken.path("treatedAfter").asDouble()).isEqualTo(250.0);
    assertThat(taken.path("comparedBefore").asDouble()).isEqualTo(1000.0);
    assertThat(taken.path("comparedAfter").asDouble()).isEqualTo(1000.0);
    assertThat(taken.path("difference").asDouble()).isEqualTo(-750.0);
    assertThat(taken.path("pretended").asDouble()).isZero();
    assertThat(taken.path("warnings")).isEmpty();
    assertThat(taken.path("sentence").asString()).contains("与预期方向一致");
    assertThat(taken.path("months")).hasSize(12 + 6);
    for (String indicator : List.of("findings", "warnings")) {
      assertThat(describe(indicator).path("evaluation").path("months")).hasSize(18);
    }
    countsOpenTheirList();

    ApiClient district = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "460105");
    assertThat(district.post(path(id) + "/notes", note("企业反映培训有用。")).status()).isEqualTo(200);
    assertThat(city.post(path(id) + "/notes", note("争议减少，但样本很小。")).status()).isEqualTo(200);
    JsonNode notes = city.get(path(id)).json().path("notes");
    assertThat(notes.path(0).path("kind").asString()).isEqualTo("feedback");
    assertThat(notes.path(0).path("region").asString()).isEqualTo("460105");
    assertThat(notes.path(1).path("kind").asString()).isEqualTo("assessment");
    assertThat(district.post(path(id) + "/evaluations", Map.of()).code()).isEqualTo("not-allowed");
    assertThat(city.post(path(id) + "/evaluations", Map.of()).status()).isEqualTo(200);
    assertThat(district.get(path(id)).json().path("evaluation").path("difference").asDouble())
        .as("what the city computed, not what the district can see")
        .isEqualTo(-750.0);

    for (String region : List.of("460106", "4602")) {
      ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
      assertThat(elsewhere.get(path(id)).status()).as(region).isEqualTo(404);
      assertThat(elsewhere.post(path(id) + "/notes", note("x")).status()).isEqualTo(404);
      assertThat(rows(region)).isZero();
    }
    assertThat(supervised.login("hr.jiangnan").get(path(id)).status()).isEqualTo(403);
    assertThat(
            tenancy.as(
                new Actor.Official(office, office, "4601", Role.INSPECTOR, "x"),
                () -> trail.events(new StreamId("policy", UUID.fromString(id)))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("policy.described"))
        .anySatisfy(event -> assertThat(event).contains("policy.evaluated"));
    pagesShowIt(id);
  }

  /** Where one division is counted and a list shows it. */
  private void countsOpenTheirList() {
    String page = POLICY_PAGE + describe("findings").path("policy").path("id").asString();
    String href = "/findings?origin=facts&amp;region=460105&amp;asOf=" + LAST.atEndOfMonth();
    assertThat(new String(city.get(page).body(), StandardCharsets.UTF_8)).contains(href);
    assertThat(city.get(href.replace("&amp;", "&")).status()).isEqualTo(200);
    String warnings = POLICY_PAGE + describe("warnings").path("policy").path("id").asString();
    assertThat(new String(city.get(warnings).body(), StandardCharsets.UTF_8))
        .contains("/warnings?state=all&amp;region=460106&amp;from=" + LAST.atDay(1));
  }

  private void pagesShowIt(String id) {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(login, Supervised.PASSWORD);
      page.click("a[href='/policies']");
      browser.looksRight(page, "policies");
      page.click("#describe [type=submit]");
      page.waitForSelector(".error-summary");
      page.navigate(browser.at("/policies/" + id));
      assertThat(page.textContent("#difference")).contains("-750").contains("1000");
      assertThat(page.textContent("main")).contains("不能说的").contains("企业反映培训有用");
      browser.looksRight(page, "policy");
      page.fill("#content", "半年后再看。");
      page.click("#write [type=submit]");
      page.waitForSelector("text=半年后再看。");
      page.navigate(browser.at("/policies/" + id + "?lang=en"));
      assertThat(page.textContent("main")).contains("as expected");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void what_cannot_be_compared_is_refused_beside_its_field() {
    assertThat(fields("treated", "460205")).containsExactly("treated");
    assertThat(fields("compared", "460105")).containsExactly("compared");
    assertThat(fields("compared", "")).containsExactly("compared");
    assertThat(fields("first", LAST.plusMonths(1).toString())).containsExactly("first");
    assertThat(fields("first", "soon")).containsExactly("first");
    assertThat(fields("indicator", "profit")).containsExactly("indicator");
    assertThat(fields("title", " ")).containsExactly("title");
  }

  private JsonNode describe(String indicator) {
    ApiClient.Answer answer = city.post(POLICIES, body("indicator", indicator));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json();
  }

  private List<String> fields(String field, String value) {
    ApiClient.Answer answer = city.post(POLICIES, body(field, value));
    assertThat(answer.code()).isEqualTo("invalid-input");
    return answer
        .json()
        .path("fields")
        .valueStream()
        .map(each -> each.path("field").asString())
        .toList();
  }

  private static Map<String, Object> body(String field, String value) {
    var body = new HashMap<String, Object>();
    body.put("title", "用工指导");
    body.put("description", "上门指导用人单位。");
    body.put("indicator", "disputes");
    body.put("expected", "lower");
    body.put("first", LAST.minusMonths(5).toString());
    body.put("treated", "460105");
    body.put("compared", "460106");
    body.put(field, value);
    return body;
  }

  private static Map<String, Object> note(String content) {
    return Map.of("id", UUID.randomUUID().toString(), "content", content);
  }

  private static String path(String id) {
    return POLICIES + "/" + id;
  }

  private long rows(String region) {
    return tenancy.inTransaction(
        new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), region, Role.INSPECTOR, "x"),
        () ->
            jdbc.sql(
                    "select (select count(*) from policy) + (select count(*) from policy_note) + (select count(*) from policy_evaluation)")
                .query(Long.class)
                .single());
  }

  private void deliver() {
    Supervised.deliver(city, "employers", "employer,region\nE-POL-1,460105\nE-POL-2,460106\n");
    var people = new StringBuilder("employer,person,form,first_working_day\n");
    for (int i = 0; i < 4; i++) {
      people.append("E-POL-1,P%d,DIRECT,2019-01-07\n".formatted(i));
    }
    for (int i = 0; i < 3; i++) {
      people.append("E-POL-2,P%d,DIRECT,2019-01-07\n".formatted(i));
    }
    Supervised.deliver(city, "employments", people.toString());
    var complaints = new StringBuilder("complaint,employer,filed_on,kind\n");
    for (int back = 0; back < 18; back++) {
      YearMonth month = LAST.minusMonths(back);
      for (int i = 0; i < (back < 6 ? 1 : 4); i++) {
        complaints.append("A-%d-%d,E-POL-1,%s,WAGE\n".formatted(back, i, month.atDay(3 + i)));
      }
      for (int i = 0; i < 3; i++) {
        complaints.append("B-%d-%d,E-POL-2,%s,WAGE\n".formatted(back, i, month.atDay(3 + i)));
      }
    }
    Supervised.deliver(city, "complaints", complaints.toString());
    Supervised.untilJudged(city);
  }
}
