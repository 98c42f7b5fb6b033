package cn.laborproof.signing.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Residents;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The mediation room in Chromium: what waits, for whom, and that the pages do it. */
@JourneyTest
final class MediationPagesTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private Playwright playwright;
  private Browser browser;
  private MediationRoom room;
  private final SoftAssertions pages = new SoftAssertions();

  @BeforeEach
  void openTheRoom() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
    room =
        new MediationRoom(
            port, installation.data(), Residents.at(installation.authoritiesUri(), 1));
  }

  @AfterEach
  void close() {
    playwright.close();
  }

  @Test
  void each_side_finds_its_own_next_act_waiting_and_does_it_on_the_page() {
    Page mediator = signedIn("mediator");
    picture(mediator, "/mediation/agreements/new", "mediation-form");
    ApiClient api = room.login("mediator");
    String id = room.freeze(api, room.login("seal.jiangnan"));
    picture(mediator, "/mediation/agreements/" + id, "mediation-frozen");
    room.workerSigns(api, id);

    Page respondent = signedIn("seal.jiangnan");
    picture(respondent, "/mediation", "mediation-respondent-home");
    picture(respondent, "/mediation/agreements/" + id, "mediation-respondent-seal");
    press(respondent, "button[data-post=respondent-seal]");
    room.waitFor(api, id, "respondent-signed");

    picture(mediator, "/mediation", "mediation-mediator-home");
    picture(mediator, "/mediation/agreements/" + id, "mediation-mediator-sign");
    room.mediatorSigns(api, id);

    Page keeper = signedIn("seal.mediation");
    assertThat(keeper.url()).endsWith("/mediation");
    picture(keeper, "/mediation/agreements/" + id, "mediation-body-seal");
    press(keeper, "button[data-post=seal]");
    room.waitFor(api, id, "concluded");
    picture(keeper, "/mediation/agreements/" + id, "mediation-in-force");
    assertThat(keeper.textContent("main")).contains("已生效");
    pages.assertAll();
  }

  private void press(Page page, String button) {
    page.click(button);
    page.click("#confirm button[value=yes]");
    page.waitForSelector("#sealing:not([hidden])");
  }

  private Page signedIn(String login) {
    Page page = browser.newPage();
    page.navigate("http://127.0.0.1:" + port + "/login");
    page.fill("input[name=username]", login);
    page.fill("input[name=password]", room.worker().password(login));
    page.click("button[type=submit]");
    page.waitForURL(url -> !url.endsWith("/login"));
    return page;
  }

  /** Both widths, without anything axe objects to and without sideways scrolling. */
  private void picture(Page page, String path, String name) {
    for (int width : new int[] {360, 1440}) {
      page.setViewportSize(width, 900);
      page.navigate("http://127.0.0.1:" + port + path);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(name + "-" + width + ".png")));
      pages
          .assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as(name + " at " + width)
          .isEqualTo(true);
      pages
          .assertThat(new AxeBuilder(page).analyze().getViolations())
          .as(name + " at " + width)
          .isEmpty();
    }
  }

  private static Path chromium() {
    return Optional.ofNullable(System.getenv("LABORPROOF_CHROMIUM"))
        .map(Path::of)
        .orElseGet(() ->
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow());
  }
}
