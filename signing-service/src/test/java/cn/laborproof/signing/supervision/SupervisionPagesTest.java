package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.testkit.BrowserOnThisMachine;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Findings and rosters in Chromium, as an inspector and as HR see them. */
// A database of its own: the first page asked for is the one of an employer without a roster.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@ServiceTest
class SupervisionPagesTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** One good line, one whose check character is wrong, one without a date. */
  private static final String ROSTER =
      """
      姓名,身份证号,用工形式,用工之日,月工资,离职日期
      何静,110100198804121017,劳动合同,2025-03-03,8000,
      吕明杰,110100199208301025,劳动合同,2025-03-03,8000,
      曹娟,110100199501171038,劳动合同,昨天,8000,
      """;

  @LocalServerPort int port;
  @Autowired Installation installation;

  private Playwright playwright;
  private Browser browser;

  @BeforeEach
  void openTheBrowser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(BrowserOnThisMachine.chromium())
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterEach
  void closeTheBrowser() {
    playwright.close();
  }

  @Test
  void an_inspector_signs_in_and_sees_what_was_found_and_why() {
    Page page = signedIn("inspector");
    assertThat(page.url()).endsWith("/findings");
    pictures(page, "/findings", "findings");

    page.click(".bars a >> nth=0");
    assertThat(page.url()).contains("rule=contract-unseen-breach");
    Locator wang = page.locator(".finding-card", new Page.LocatorOptions().setHasText("王*"));
    wang.locator("summary").click();
    pictures(page, "findings-open");
    assertThat(wang.textContent()).contains("王*").contains("劳动合同法 第10条").doesNotContain("王五");

    page.navigate(at("/findings?rule=contract-expired&lang=en"));
    pictures(page, "findings-empty");
    assertThat(page.textContent(".empty")).contains("Clear the filter");
  }

  @Test
  void hr_uploads_a_roster_sees_its_bad_lines_and_declares_a_paper_contract() {
    Page page = signedIn("hr.jiangnan");
    page.navigate(at("/findings"));
    assertThat(page.textContent(".empty")).contains("请先上传职工名册");
    pictures(page, "/rosters", "rosters-none");

    page.setInputFiles(
        "#file",
        new FilePayload("roster.csv", "text/csv", ROSTER.getBytes(StandardCharsets.UTF_8)));
    page.click("#upload button");
    page.waitForSelector("#receipt");
    pictures(page, "rosters");
    assertThat(page.textContent(".bad-lines")).contains("身份证号未通过校验").contains("不是有效日期");

    page.navigate(at("/findings?rule=contract-unseen-breach"));
    page.click(".finding-card summary");
    page.click(".finding-card .actions a >> nth=1");
    pictures(page, "paper-contract");
    page.fill("#concludedOn", "2025-03-03");
    page.fill("#startsOn", "2025-03-03");
    page.setInputFiles("#copy", new FilePayload("copy.png", "image/png", Supervised.COPY));
    page.click("#declare button");
    page.waitForURL(at("/findings"));
    assertThat(page.textContent(".finding-cards")).contains("申报的纸质合同").doesNotContain("可能涉及");
  }

  private Page signedIn(String login) {
    Page page = browser.newPage();
    page.navigate(at("/login"));
    page.fill("input[name=username]", login);
    page.fill("input[name=password]", new Supervised(port, installation.data()).password(login));
    page.click("button[type=submit]");
    page.waitForURL(url -> !url.endsWith("/login"));
    return page;
  }

  private void pictures(Page page, String path, String name) {
    page.navigate(at(path));
    pictures(page, name);
  }

  /** Three widths, without anything axe objects to and without sideways scrolling. */
  private void pictures(Page page, String name) {
    for (int width : new int[] {360, 768, 1440}) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(name + "-" + width + ".png")));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as(name + " at " + width)
          .isEqualTo(true);
    }
    Chromium.settle(page);
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
