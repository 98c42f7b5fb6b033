package cn.laborproof.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.BrowserOnThisMachine;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser for tests of pages, set to Chinese and to the time in China. */
public final class Chromium implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int[] WIDTHS = {360, 768, 1440};
  private static final int HEIGHT = 900;

  /** Buttons that wait for no script, or not any more (components.css). */
  private static final String READY =
      "html[data-ready], html:not(:has(main script[type=module])), html:not(:has(main button))";

  private final String base;

  /** In CI nobody does, and the pictures of all pages take minutes. */
  private static final boolean LOOKED_AT = System.getenv("CI") == null;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  public Chromium(int port) {
    this("http://127.0.0.1:" + port, List.of());
  }

  /** A browser that reaches the service at another address, with further arguments. */
  public Chromium(String base, List<String> arguments) {
    this.base = base;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(BrowserOnThisMachine.chromium())
                    .setArgs(
                        Stream.concat(Stream.of("--no-sandbox"), arguments.stream()).toList()));
  }

  /** A page of its own visitor, as wide as a desk's screen. */
  public Page desk() {
    return page(1440);
  }

  /** A page of its own visitor, as narrow as a phone. */
  public Page phone() {
    return page(360);
  }

  private Page page(int width) {
    BrowserContext visitor =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, HEIGHT));
    Page page = visitor.newPage();
    page.onPageError(complaints::add);
    return page;
  }

  /** A page of somebody who has signed in. */
  public Page signedIn(String login, String password) {
    Page page = desk();
    page.navigate(at("/login"));
    page.fill("input[name=username]", login);
    page.fill("input[name=password]", password);
    page.click("main button[type=submit]");
    page.waitForURL(url -> !url.endsWith("/login"));
    return page;
  }

  /** The address of a path. */
  public String at(String path) {
    return base + path;
  }

  /**
   * Nothing axe objects to, no sideways scrolling at three widths, and pictures where somebody
   * looks at them. Leaves the page as wide as it was.
   */
  public void looksRight(Page page, String name) {
    int before = page.viewportSize().width;
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      if (LOOKED_AT) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + width + ".png")));
      }
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as(name + " fits " + width + " pixels")
          .isEqualTo(true);
      settle(page);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as(name + " at " + width)
          .extracting(violation -> violation.getId() + " " + violation.getNodes())
          .isEmpty();
    }
    page.setViewportSize(before, HEIGHT);
  }

  /** What scripts of the pages failed at so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    playwright.close();
  }

  /**
   * Ends every movement of the page: half-way through a transition colours are no colours of it,
   * and buttons are pale until the page's script is there.
   */
  public static void settle(Page page) {
    page.waitForSelector(
        READY, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    page.evaluate(BrowserOnThisMachine.SETTLE);
  }
}
