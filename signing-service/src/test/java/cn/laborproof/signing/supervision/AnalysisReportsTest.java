package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.document.PageText;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The half-yearly report from its numbers to the seal, over HTTP and on the console. */
@JourneyTest
class AnalysisReportsTest {
  private static final String REPORTS = "/api/v1/analysis-reports";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired EvidenceTrail trail;

  private Supervised supervised;
  private ApiClient writer;
  private ApiClient reviewer;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    writer = supervised.login("inspector");
    reviewer = supervised.login("inspector2");
  }

  @Test
  void a_report_is_drafted_edited_reviewed_by_another_and_sealed() throws IOException {
    Supervised.untilJudged(writer);
    String id = UUID.randomUUID().toString();
    JsonNode drafted = draft(id).json();
    assertThat(drafted.path("sections")).hasSize(5);
    assertThat(text(drafted, "overview")).contains("须经核实").contains(today().toString());
    assertThat(draft(id).json().path("edits").asInt()).as("pressed twice").isEqualTo(5);
    long standing = drafted.path("months").valueStream().toList().getLast().path("number").asLong();
    assertThat(
            writer
                .get(
                    "/api/v1/findings?origin=facts&asOf=" + drafted.at("/summary/until").asString())
                .json()
                .path("total")
                .asLong())
        .as("a number opens its list")
        .isEqualTo(standing);

    assertThat(edit(writer, id, "outlook", "下半年重点关注工资支付。", 5).status()).isEqualTo(200);
    assertThat(edit(reviewer, id, "outlook", "另一个说法。", 5).status())
        .as("seen before")
        .isEqualTo(409);
    assertThat(edit(writer, id, "outlook", " ", 6).status()).isEqualTo(422);
    assertThat(edit(writer, id, "nothing", "文", 6).status()).isEqualTo(404);
    assertThat(review(writer, id, 6).json().path("code").asString())
        .isEqualTo("report-same-writer");
    assertThat(review(reviewer, id, 5).json().path("code").asString())
        .isEqualTo("changed-meanwhile");
    JsonNode reviewed = review(reviewer, id, 6).json();
    assertThat(reviewed.at("/summary/state").asString()).isEqualTo("frozen");
    assertThat(edit(writer, id, "outlook", "太晚了。", 6).status()).isEqualTo(409);
    JsonNode outlook = reviewed.path("sections").path(4);
    assertThat(outlook.path("versions")).hasSize(2);
    assertThat(outlook.path("text").asString()).isEqualTo("下半年重点关注工资支付。");

    String correction = UUID.randomUUID().toString();
    assertThat(text(draft(correction).json(), "overview"))
        .as("this half-year has no end yet, and nothing was known before it")
        .contains("截至该日依据部门数据", "期初尚无部门数据")
        .doesNotContain("期末");
    assertThat(text(drafted, "factors")).isEqualTo("期初尚无部门数据，不作增减比较。");
    assertThat(review(reviewer, correction, 5).code()).isEqualTo("report-waits-for-seal");

    ApiClient keeper = supervised.login("seal.office");
    assertThat(
            supervised.login("seal.jiangnan").post(REPORTS + "/" + id + "/seal", Map.of()).status())
        .isEqualTo(404);
    // The office's seal certificate is issued by a task after the first start.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> keeper.post(REPORTS + "/" + id + "/seal", Map.of()).status() == 202);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() ->
            writer.get(REPORTS + "/" + id).json().at("/summary/state").asString().equals("sealed"));
    JsonNode sealed = writer.get(REPORTS + "/" + id).json();
    JsonNode byCode =
        new ApiClient(port)
            .get("/api/v1/public/references/" + sealed.path("reference").asString())
            .json();
    assertThat(byCode.path("kind").asString()).isEqualTo("analysis-report");
    assertThat(byCode.path("inForce").asBoolean()).isTrue();
    byte[] pdf = writer.get(REPORTS + "/" + id + "/document").body();
    Files.write(Path.of("target", "analysis-report.pdf"), pdf);
    assertBarsStandBesideNumbers(pdf, drafted.path("months"));
    assertThat(review(reviewer, correction, 5).status()).isEqualTo(200);
    assertThat(pages(writer.get(REPORTS + "/" + correction + "/document").body()))
        .contains("劳动关系风险分析报告（截至", "（更正）", sealed.at("/summary/number").asString());
    assertThat(pages(pdf)).doesNotContain("更正");
    assertThat(reviewer.post(REPORTS + "/" + correction + "/withdraw", Map.of()).status())
        .isEqualTo(200);
    assertThat(writer.post(REPORTS + "/" + id + "/withdraw", Map.of()).status()).isEqualTo(409);
    assertThat(
            tenancy.inTransaction(
                new Actor.Platform(DemoCity.LABOUR_OFFICE),
                () -> trail.events(new StreamId("analysis-report", UUID.fromString(id)))))
        .extracting(event -> event.kind())
        .containsSubsequence(
            "analysis-report.drafted",
            "analysis-report.edited",
            "analysis-report.frozen",
            "seal.asked",
            "labour-office-seal.done",
            "analysis-report.concluded");
    try (var docx =
        new XWPFDocument(
            new ByteArrayInputStream(writer.get(REPORTS + "/" + id + "/docx").body()))) {
      assertThat(docx.getParagraphs()).extracting(each -> each.getText()).contains("下半年重点关注工资支付。");
      assertThat(docx.getCharts()).hasSize(1);
      assertThat(docx.getTables()).isNotEmpty();
    }
  }

  /** The greatest number of a table has the longest bar, others in proportion, none has none. */
  private static void assertBarsStandBesideNumbers(byte[] pdf, JsonNode months) throws IOException {
    String text = bodies(pdf);
    assertThat(text).contains("数量图示").contains("图示按本表最大值折算");
    long most =
        months.valueStream().mapToLong(month -> month.path("number").asLong()).max().orElseThrow();
    assertThat(most).isPositive();
    for (JsonNode month : months) {
      long number = month.path("number").asLong();
      long squares = number == 0 ? 0 : Math.max(1, Math.round(12.0 * number / most));
      assertThat(text)
          .containsPattern(
              month.path("label").asString() + "\\s+" + number + "\\s*■{" + squares + "}(?!■)");
    }
  }

  private static String bodies(byte[] pdf) throws IOException {
    try (var document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
      return String.join("\n", PageText.bodies(document));
    }
  }

  /** Without the ends of lines, wherever they fall. */
  private static String pages(byte[] pdf) throws IOException {
    return bodies(pdf).replaceAll("\\s+", "");
  }

  @Test
  void nobody_else_reads_or_writes_a_report_and_it_is_drafted_for_what_has_begun() {
    String id = UUID.randomUUID().toString();
    draft(id);
    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "620102");
    assertThat(elsewhere.get(REPORTS + "/" + id).status()).isEqualTo(404);
    assertThat(elsewhere.get(REPORTS).json().path("reports")).isEmpty();
    assertThat(supervised.login("hr.jiangnan").get(REPORTS).status()).isEqualTo(403);
    assertThat(supervised.login("seal.jiangnan").get(REPORTS + "/" + id).status()).isEqualTo(404);
    ApiClient city = supervised.login("inspector.city");
    assertThat(city.get(REPORTS + "/" + id).status()).as("the office above reads").isEqualTo(200);
    assertThat(edit(city, id, "risks", "上级的说法。", 5).status()).isEqualTo(404);
    assertThat(review(city, id, 5).status()).isEqualTo(404);
    assertThat(writer.post(REPORTS, Map.of("half", "2098-H1")).json().path("code").asString())
        .isEqualTo("half-year-not-begun");
    assertThat(writer.post(REPORTS, Map.of("half", "2026-H3")).status()).isEqualTo(400);
    assertThat(elsewhere.post(REPORTS, Map.of("half", half())).json().path("code").asString())
        .isEqualTo("office-without-seal");
  }

  @Test
  void officials_write_and_review_on_the_console() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.navigate(browser.at("/analysis"));
      page.selectOption("#half", half());
      page.click("#draft button");
      page.waitForURL(url -> url.contains("/analysis/"));
      page.click("[data-section=risks] summary");
      page.fill("#text-risks", "主要风险集中在工资支付。");
      page.click("[data-section=risks] form button");
      page.waitForSelector("[data-edits='6']");
      browser.looksRight(page, "analysis-report");
      String report = page.url();
      Page second = browser.signedIn("inspector2", supervised.password("inspector2"));
      second.navigate(report);
      second.click("[data-act=review]");
      second.click("#confirm [value=yes]");
      second.waitForSelector("[data-state=frozen]");
      second.navigate(browser.at("/analysis"));
      browser.looksRight(second, "analysis");
      assertThat(second.textContent("main")).contains("已复核，待盖章");
      // One report of a day waits for the seal at a time, and other tests have theirs.
      String frozen = report.substring(report.lastIndexOf('/') + 1);
      assertThat(writer.post(REPORTS + "/" + frozen + "/withdraw", Map.of()).status())
          .isEqualTo(200);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private ApiClient.Answer draft(String id) {
    ApiClient.Answer answer = writer.post(REPORTS, Map.of("id", id, "half", half()));
    assertThat(answer.status()).isEqualTo(201);
    return answer;
  }

  private static ApiClient.Answer edit(
      ApiClient who, String id, String section, String text, int edits) {
    return who.put(
        REPORTS + "/" + id + "/sections/" + section, Map.of("text", text, "edits", edits));
  }

  private static ApiClient.Answer review(ApiClient who, String id, int edits) {
    return who.post(REPORTS + "/" + id + "/review", Map.of("edits", edits));
  }

  private static String text(JsonNode report, String section) {
    return report
        .path("sections")
        .valueStream()
        .filter(each -> each.path("section").asString().equals(section))
        .findFirst()
        .orElseThrow()
        .path("text")
        .asString();
  }

  private static String half() {
    return today().getYear() + (today().getMonthValue() > 6 ? "-H2" : "-H1");
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }
}
