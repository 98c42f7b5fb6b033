package cn.laborproof.verify;

import static cn.laborproof.verify.TestBrowser.drop;
import static cn.laborproof.verify.TestBrowser.outcome;
import static cn.laborproof.verify.TestBrowser.pdf;
import static cn.laborproof.verify.TestBrowser.pictures;
import static cn.laborproof.verify.TestBrowser.section;
import static cn.laborproof.verify.TestBrowser.unfold;
import static cn.laborproof.verify.TestBrowser.verify;
import static cn.laborproof.verify.TestBrowser.zip;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.proof.Digest;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge in Chromium with a real contract and its evidence package. */
class VerdictPagesTest {

  @TempDir static Path directory;
  private static Exhibits exhibits;
  private static TestPortal portal;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    exhibits = new Exhibits(directory);
    portal = new TestPortal(exhibits.trust, directory.resolve("trust"));
    browser = new TestBrowser(portal.home());
  }

  @AfterAll
  static void stop() {
    browser.close();
    portal.close();
  }

  @Test
  void the_hash_is_computed_here_and_shown_before_anything_is_sent() {
    Page page = browser.open("/");
    pictures(page, "front");
    List<String> sent = sentBy(page);
    drop(page, pdf(exhibits.contract), zip(exhibits.evidencePackage));

    String contract = Digest.sha256(exhibits.contract).hex();
    String evidence = Digest.sha256(exhibits.evidencePackage).hex();
    page.waitForCondition(() -> page.locator("#chosen progress").count() == 0);
    assertThat(page.textContent("#chosen"))
        .contains("contract.pdf", contract, "contract.evidence.zip", evidence);
    pictures(page, "chosen");
    assertThat(sent).isEmpty();
    page.close();
  }

  @Test
  void a_contract_alone_passes_for_itself_and_the_package_can_be_added() {
    Page page = browser.open("/");
    drop(page, pdf(exhibits.contract));
    verify(page);
    assertThat(outcome(page)).isEqualTo("核验结果：通过");
    assertThat(page.textContent("#verdict .verdict-sentence"))
        .isEqualTo("2 方签名有效，签署后内容未变；是否为登记原件未核验，请提交证据包。");
    assertThat(page.textContent("#verdict")).doesNotContain("逐字节一致");
    assertThat(section(page, "where")).contains("没有核对登记");
    assertThat(section(page, "next")).contains("加入证据包");
    assertThat(page.textContent("#compared")).contains("两处算出的 SHA-256 相同");
    pictures(page, "verdict-document");

    page.waitForFileChooser(() -> page.click("#add")).setFiles(zip(exhibits.evidencePackage));
    page.waitForSelector(".verdict-sentence >> text=登记的原件");
    assertThat(outcome(page)).isEqualTo("核验结果：通过");
    assertThat(section(page, "changes")).contains("是，逐字节相同");
    page.close();
  }

  @Test
  void a_package_says_who_signed_when_and_where_it_is_registered() {
    Page page = browser.open("/");
    drop(page, zip(exhibits.evidencePackage));
    verify(page);
    assertThat(outcome(page)).isEqualTo("核验结果：通过");
    assertThat(page.textContent("#verdict .verdict-sentence"))
        .matches("与北京时间 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d 登记的原件逐字节一致；2 方签名有效。");
    assertThat(section(page, "who"))
        .containsSubsequence("劳动者", "通过", "张三", "时间戳证明", "用人单位", "通过", Samples.EMPLOYER);
    assertThat(section(page, "changes")).contains("是，签署后内容未变。");
    assertThat(section(page, "where"))
        .containsSubsequence("证据日志", "第 7 至 23 条", "账本", "第 1 块", "法院", "公证机构", "统一证据编号", "DEMO-");
    assertThat(section(page, "when"))
        .contains("签名时间戳", "归档时间戳", "账本锚定", "法院收存", "平台运营方自己的记录", "演示机构，不具证明效力");
    pictures(page, "verdict-registered");
    page.close();
  }

  @Test
  void the_language_changes_without_losing_the_verdict() {
    Page page = browser.open("/");
    drop(page, pdf(exhibits.contract), zip(exhibits.evidencePackage));
    verify(page);
    page.click("a[data-language=en]");
    page.waitForSelector("html[lang=en]");
    assertThat(outcome(page)).isEqualTo("Verdict: passed");
    assertThat(page.textContent(".verdict-sentence")).contains("byte for byte", "UTC+8");
    assertThat(section(page, "who")).contains("Worker", "Employer", "proven by a timestamp");
    unfold(page);
    pictures(page, "verdict-registered-en");
    page.click("a[data-language=zh-CN]");
    page.waitForSelector("html[lang=zh-CN]");
    assertThat(outcome(page)).isEqualTo("核验结果：通过");
    page.click("a[href='#next']");
    assertThat(outcome(page)).as("within the page").isEqualTo("核验结果：通过");
    page.goBack();
    page.goBack();
    page.waitForSelector("#start");
    page.close();
  }

  @Test
  void what_is_not_anchored_yet_is_neither_green_nor_red_and_says_what_settles_it() {
    Page page = browser.open("/");
    drop(page, zip(exhibits.pendingPackage));
    verify(page);
    assertThat(outcome(page)).isEqualTo("核验结果：无法确定");
    assertThat(page.locator(".verdict-green, .verdict-red").count()).isZero();
    assertThat(section(page, "why")).contains("尚未锚定");
    assertThat(section(page, "next")).contains("重新下载证据包");
    pictures(page, "verdict-pending");
    page.close();
  }

  @Test
  void everything_works_by_keyboard_alone() {
    Page page = browser.open("/");
    tabTo(page, "#file");
    page.waitForFileChooser(() -> page.keyboard().press("Enter"))
        .setFiles(new FilePayload[] {pdf(exhibits.contract)});
    page.waitForSelector("#start:focus");
    page.keyboard().press("Enter");
    page.waitForSelector("#outcome");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("outcome");
    tabTo(page, "#verdict .signers summary");
    page.keyboard().press("Enter");
    assertThat(page.locator(".signers details[open]").count()).isEqualTo(1);
    tabTo(page, "#add");
    page.waitForFileChooser(() -> page.keyboard().press("Enter"))
        .setFiles(zip(exhibits.evidencePackage));
    page.waitForSelector(".verdict-sentence >> text=登记的原件");
    page.close();
  }

  @Test
  void on_paper_nothing_is_folded_and_no_button_is_left() throws Exception {
    Page page = browser.open("/");
    drop(page, zip(exhibits.evidencePackage));
    verify(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(page.locator("details:not([open])").count()).isZero();
    assertThat(page.locator(".btn:visible, .top-bar:visible").count()).isZero();
    assertThat(page.locator(".demo-band:visible").count()).isEqualTo(1);
    assertThat(page.innerText("#verdict")).contains("SM3", "日志检查点的根", "指纹", "已通过的检查");
    page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    assertThat(page.locator("details[open]").count()).isZero();
    byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    Files.write(Path.of("target", "screenshots", "verdict-on-paper.pdf"), paper);
    page.close();
  }

  @Test
  void the_verdict_can_be_taken_along_for_machines() throws Exception {
    Page page = browser.open("/");
    drop(page, pdf(exhibits.contract));
    verify(page);
    Download download = page.waitForDownload(() -> page.click("a[download]"));
    assertThat(download.suggestedFilename()).isEqualTo("verdict.json");
    assertThat(Files.readString(download.path()))
        .contains("\"indication\":\"TOTAL_PASSED\"", Digest.sha256(exhibits.contract).hex());
    Download report = page.waitForDownload(() -> page.click("a[download='validation-report.xml']"));
    assertThat(Files.readString(report.path()))
        .contains(
            "urn:etsi:019102:mainindication:total-passed", "urn:etsi:019102:validationObject:");
    page.close();
  }

  @Test
  void without_script_the_form_still_gives_the_verdict() {
    Page page = browser.openWithoutScript("/");
    assertThat(page.isVisible("#package")).isTrue();
    page.setInputFiles("#file", pdf(exhibits.contract));
    page.setInputFiles("#package", zip(exhibits.evidencePackage));
    page.click("#start");
    page.waitForSelector("#outcome");
    assertThat(outcome(page)).isEqualTo("核验结果：通过");
    page.context().close();
  }

  private static List<String> sentBy(Page page) {
    List<String> sent = new ArrayList<>();
    page.onRequest(request -> {
      if (!request.method().equals("GET")) {
        sent.add(request.url());
      }
    });
    return sent;
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("s => document.activeElement.matches(s)", selector).equals(true)) {
        return;
      }
    }
    throw new AssertionError(selector + " cannot be reached by Tab");
  }
}
