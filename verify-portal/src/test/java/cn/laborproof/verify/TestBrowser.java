package cn.laborproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.BrowserOnThisMachine;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Chromium, and what a person does with the portal in it. */
final class TestBrowser implements AutoCloseable {
  static final String PDF = "application/pdf";
  static final String ZIP = "application/zip";
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int[] WIDTHS = {360, 768, 1440};

  private final Playwright playwright;
  private final Browser browser;
  private final URI home;

  TestBrowser(URI home) {
    this.home = home;
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

  /** A page that fails the test when one of its scripts does. */
  Page open(String path) {
    Page page = browser.newPage();
    page.onPageError(error -> {
      throw new AssertionError(error);
    });
    // From the start, or a key pressed at once on a busy machine opens the chooser of the desktop,
    // where nobody answers.
    page.onFileChooser(_ -> {});
    page.navigate(at(path));
    return page;
  }

  Page openWithoutScript(String path) {
    Page page =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)).newPage();
    page.navigate(at(path));
    return page;
  }

  String at(String path) {
    return home.resolve(path).toString();
  }

  static FilePayload pdf(byte[] content) {
    return new FilePayload("contract.pdf", PDF, content);
  }

  static FilePayload zip(byte[] content) {
    return new FilePayload("contract.evidence.zip", ZIP, content);
  }

  /** Lets files fall on the page where it asks for them. */
  static void drop(Page page, FilePayload... files) {
    List<Map<String, String>> given =
        Arrays.stream(files)
            .map(file ->
                Map.of(
                    "name", file.name,
                    "type", file.mimeType,
                    "content", Base64.getEncoder().encodeToString(file.buffer)))
            .toList();
    JSHandle transfer =
        page.evaluateHandle(
            """
            files => {
              const transfer = new DataTransfer();
              for (const { name, type, content } of files) {
                const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
                transfer.items.add(new File([bytes], name, { type }));
              }
              return transfer;
            }\
            """,
            given);
    page.dispatchEvent("#drop", "drop", Map.of("dataTransfer", transfer));
  }

  /** Presses the button and waits for the answer. */
  static void verify(Page page) {
    page.click("#start");
    page.waitForSelector("#outcome");
  }

  static String outcome(Page page) {
    return page.textContent("#outcome");
  }

  static String section(Page page, String heading) {
    return page.locator("section[aria-labelledby=" + heading + "]").innerText();
  }

  /** Three widths, without sideways scrolling and without anything axe objects to. */
  static void pictures(Page page, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(name + "-" + width + ".png")));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as(name + " at " + width)
          .isEqualTo(true);
      // Half-way through a transition colours are no colours of the page.
      page.waitForFunction(
          "!document.querySelector('main script[type=module]') || 'ready' in document.documentElement.dataset");
      page.evaluate(BrowserOnThisMachine.SETTLE);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as(name + " at " + width)
          .isEmpty();
    }
  }

  static void unfold(Page page) {
    Locator folded = page.locator("details:not([open]) > summary");
    while (folded.count() > 0) {
      folded.first().click();
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
