package cn.laborproof.verify;

import static cn.laborproof.verify.TestBrowser.pictures;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the QR code of a printed contract leads, in Chromium. */
class ReferencePagesTest {

  private static final int HEAVIEST_FRONT_PAGE = 150_000;

  @TempDir static Path directory;
  private static TestPortal portal;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    portal = new TestPortal(PortalTest.trust(), directory);
    browser = new TestBrowser(portal.home());
  }

  @AfterAll
  static void stop() {
    browser.close();
    portal.close();
  }

  @Test
  void paper_leads_to_masked_facts_and_to_the_words_that_it_proves_nothing() {
    Page page = browser.open("/r/" + TestPortal.KNOWN_REFERENCE);
    String text = page.innerText("main");
    assertThat(text)
        .containsSubsequence("纸质件无法逐字节核验", "二维码只说明有这样一份登记", "示例科技有限公司", "张*", "不是证明")
        .contains("北京时间 2026-11-22 00:10:00", "各方均已签署", "已锚定")
        .doesNotContain("核验结果", "通过");
    assertThat(page.locator(".status-green, .verdict").count()).as("nothing green here").isZero();
    pictures(page, "reference");
    page.click("a[data-language=en]");
    assertThat(page.innerText("main")).contains("Paper cannot be checked byte by byte");
    pictures(page, "reference-en");
    page.click("main .btn-primary");
    assertThat(page.isVisible("#start")).isTrue();
    page.close();
  }

  @Test
  void whoever_cannot_scan_types_the_reference() {
    Page page = browser.open("/");
    page.click("summary >> text=只有纸质件");
    page.fill("#reference", TestPortal.KNOWN_REFERENCE);
    pictures(page, "front-unfolded");
    page.press("#reference", "Enter");
    page.waitForURL("**/r/" + TestPortal.KNOWN_REFERENCE);
    assertThat(page.innerText("main")).contains("张*");
    page.close();
  }

  @Test
  void an_unknown_reference_is_not_called_a_missing_contract() {
    Page page = browser.open("/r/unknown-reference");
    assertThat(page.innerText("main")).contains("没有这样的登记", "没有登记不等于合同不存在");
    pictures(page, "reference-unknown");
    page.close();
  }

  @Test
  void a_silent_operator_does_not_keep_anybody_from_verifying() {
    portal.operatorAnswers(false);
    Page page = browser.open("/r/" + TestPortal.KNOWN_REFERENCE);
    portal.operatorAnswers(true);
    assertThat(page.innerText("main")).contains("暂时查不到", "仍可在本站核验");
    page.close();
  }

  @Test
  void an_address_that_does_not_exist_says_where_to_begin() {
    Page page = browser.open("/nowhere");
    assertThat(page.innerText("main")).contains("没有这一页");
    pictures(page, "no-such-page");
    page.close();
  }

  @Test
  void the_front_page_is_light() {
    Page page = browser.open("about:blank");
    List<Response> responses = new ArrayList<>();
    page.onResponse(responses::add);
    page.navigate(browser.at("/"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    int weight = responses.stream().mapToInt(response -> response.body().length).sum();
    System.out.println("verify page: " + weight + " bytes in " + responses.size() + " files");
    assertThat(responses).hasSizeGreaterThan(5);
    assertThat(weight).isLessThan(HEAVIEST_FRONT_PAGE);
    page.close();
  }
}
