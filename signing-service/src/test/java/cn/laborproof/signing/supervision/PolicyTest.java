package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.PageText;
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
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
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
  void a_policy_is_described_computed_assessed_and_answered_by_the_district_it_applies_to()
      throws IOException {
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
    reportSaysWhatThePageSays(id);
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
      for (String file : List.of("document", "docx")) {
        assertThat(page.getAttribute("aside a[href$='/" + file + "']", "href"))
            .isEqualTo(path(id) + "/" + file);
      }
      page.fill("#content", "半年后再看。");
      page.click("#write [type=submit]");
      page.waitForSelector("text=半年后再看。");
      page.navigate(browser.at("/policies/" + id + "?lang=en"));
      assertThat(page.textContent("main")).contains("as expected");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void a_policy_for_some_lines_of_business_is_compared_with_others_in_the_same_division() {
    Supervised.deliver(
        city,
        "employers",
        """
        employer,region,scope
        E-SEC-1,460107,I6510
        E-SEC-2,460107,C3391
        E-SEC-3,460107,C3391;I6420
        E-SEC-4,460107,
        """);
    var people = new StringBuilder("employer,person,form,first_working_day\n");
    var complaints = new StringBuilder("complaint,employer,filed_on,kind\n");
    for (int employer = 1; employer <= 4; employer++) {
      people.append("E-SEC-%d,S%d,DIRECT,2019-01-07\n".formatted(employer, employer));
      for (int back = 0; back < 18; back++) {
        complaints.append(
            "S-%d-%d,E-SEC-%d,%s,WAGE\n"
                .formatted(employer, back, employer, LAST.minusMonths(back).atDay(3)));
      }
    }
    Supervised.deliver(city, "employments", people.toString());
    Supervised.deliver(city, "complaints", complaints.toString());
    Supervised.untilJudged(city);
    Map<String, Object> body = body("treated", "460107");
    body.put("compared", "460107");
    body.put("treatedSectors", "I");
    body.put("comparedSectors", "C33，D");
    JsonNode described = city.post(POLICIES, body).json();
    assertThat(described.at("/policy/treatedSectors").toString()).isEqualTo("[\"I\"]");
    assertThat(described.at("/policy/comparedSectors").toString()).isEqualTo("[\"C33\",\"D\"]");
    JsonNode taken = described.path("evaluation");
    // The third is in both and counts with it alone; the fourth says no line of business.
    assertThat(taken.path("treatedWorkers").asInt()).isEqualTo(2);
    assertThat(taken.path("comparedWorkers").asInt()).isEqualTo(1);
    assertThat(taken.at("/months/0/treatedCount").asInt()).isEqualTo(2);
    assertThat(taken.at("/months/0/comparedCount").asInt()).isEqualTo(1);
    for (String indicator : List.of("findings", "warnings")) {
      body.put("indicator", indicator);
      assertThat(city.post(POLICIES, body).status()).as(indicator).isEqualTo(201);
    }
    body.put("comparedSectors", "I65");
    assertThat(refused(body)).as("a part of the same lines").containsExactly("compared");
    body.put("comparedSectors", "");
    assertThat(refused(body)).as("all lines, those too").containsExactly("compared");
    body.put("comparedSectors", "软件");
    assertThat(refused(body)).containsExactly("comparedSectors");
  }

  /** Numbers, chart, method and notes; the PDF is left for judges of files. */
  private void reportSaysWhatThePageSays(String id) throws IOException {
    byte[] pdf = city.get(path(id) + "/document").body();
    Files.write(Path.of("target", "policy-report.pdf"), pdf);
    try (var document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
      assertThat(String.join("", PageText.bodies(document)).replaceAll("\\s", ""))
          .contains("用工指导", "-750", "与预期方向一致", "双重差分", "不能说的", "企业反映培训有用", "没有征求过反馈");
      StringBuilder drawn = new StringBuilder();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        drawn.append(
            new String(document.getPage(page).getContentBytes(), StandardCharsets.US_ASCII));
      }
      assertThat(drawn.toString()).contains("/Span <</Alt <feff").contains("[4 2] 0 d");
    }
    try (var docx =
        new XWPFDocument(new ByteArrayInputStream(city.get(path(id) + "/docx").body()))) {
      assertThat(docx.getCharts()).hasSize(1);
      assertThat(docx.getDocument().xmlText()).contains("descr=\"折线图：");
      assertThat(docx.getTables()).hasSize(3);
    }
    for (String file : List.of("/document", "/docx")) {
      ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "4602");
      assertThat(elsewhere.get(path(id) + file).status()).as(file).isEqualTo(404);
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
    return refused(body(field, value));
  }

  private List<String> refused(Map<String, Object> body) {
    ApiClient.Answer answer = city.post(POLICIES, body);
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
