package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.face.Movement;
import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.face.clips.FakeCamera;
import cn.laborproof.face.clips.Performance;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.testkit.BrowserOnThisMachine;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The worker's way in Chromium on a phone of 360 pixels, with a fake camera. What the camera shows
 * is put together after the server has drawn, movement by movement.
 */
@JourneyTest
final class WorkerPagesTest {
  private static final ClipLibrary CLIPS = new ClipLibrary(Path.of("..", "face", "clips"));

  /** Short against the page's own pace of 120 ms. */
  private static final int GLANCE_MILLIS = 30;

  /** Frontal frames of the clip that are left after the first one. */
  private static final int LOOKS = 56;

  private static final Path PICTURES = Path.of("target", "screenshots");

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @TempDir private Path folder;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> instructions = new ArrayList<>();
  private int framesAnswered;
  private Desk desk;
  private Performance person;
  private FakeCamera camera;
  private Playwright playwright;
  private Page page;

  @BeforeEach
  void openTheBrowser() throws IOException {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 0));
    person = CLIPS.performance("person-a");
    Path stream = folder.resolve("camera.mjpeg");
    camera = FakeCamera.showing(person.lookFront(1).getFirst(), stream);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(BrowserOnThisMachine.chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            "--use-file-for-fake-video-capture=" + stream)));
    page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(360, 740)
                    .setLocale("zh-CN")
                    .setPermissions(List.of("camera")))
            .newPage();
    page.onPageError(complaints::add);
    page.onResponse(response -> {
      if (response.url().contains("/api/v1/signing/session/frames")) {
        framesAnswered++;
      }
    });
  }

  @AfterEach
  void closeTheBrowser() throws IOException {
    playwright.close();
    camera.close();
  }

  @Test
  void a_worker_signs_with_face_and_finger_and_holds_the_copy() throws IOException {
    ApiClient hr = desk.login("hr.jiangnan");
    page.navigate("http://127.0.0.1:" + port + "/s#" + desk.invite(hr, desk.freeze(hr)));
    page.waitForURL("**/s/step");
    looksRight("1-notice");
    page.click("[data-act$=agree]");

    page.check("[value=face]");
    looksRight("2-route");
    page.check("[name=faceConsent]");
    page.click("button[type=submit]");

    Set<String> before = desk.codesSoFar();
    page.fill("[name=idNumber]", desk.resident().get("idNumber"));
    looksRight("3-number");
    page.click("button[type=submit]");
    page.waitForSelector("[name=code]");
    looksRight("3-code");
    page.fill("[name=code]", desk.code(before));
    page.click("button[type=submit]");

    page.setInputFiles("#photo", photo());
    looksRight("4-portrait");
    page.click("button[type=submit]");
    page.waitForSelector("#start");
    looksRight("4-camera");
    page.click("#start");
    followTheInstructions();

    looksRight("5-reading");
    page.locator("#end").scrollIntoViewIfNeeded();
    page.click("#read:not([disabled])");

    page.waitForSelector("#open-pad");
    writeTheName();
    before = desk.codesSoFar();
    page.click("#send");
    page.fill("#f-code", desk.code(before));
    looksRight("6-will");
    page.click("#sign");
    page.waitForSelector(".big-mark");
    looksRight("7-half-signed");

    assertThat(page.textContent("h1")).isEqualTo("您已签名，合同未生效");
    assertThat(complaints).isEmpty();
  }

  /**
   * Shows the camera what the page asks for, one movement at a time, until it goes on to reading. A
   * new picture comes when the page has sent a frame: a fixed pace would be too fast for a busy
   * machine, which then misses a movement that is not shown again.
   */
  private void followTheInstructions() throws IOException {
    Deque<byte[]> movement = new ArrayDeque<>();
    String doing = "";
    int looks = 0;
    int answeredBefore = -1;
    while (page.locator("#read").count() == 0) {
      String asked = asked(doing);
      if (!asked.equals(doing)) {
        doing = asked;
        instructions.add(asked);
        movement.clear();
        movementOf(asked).forEach(m -> movement.addAll(person.move(m)));
      }
      if (framesAnswered == answeredBefore) {
        page.waitForTimeout(GLANCE_MILLIS);
        continue;
      }
      answeredBefore = framesAnswered;
      if (!movement.isEmpty()) {
        camera.show(movement.removeFirst());
      } else if (looks < LOOKS) {
        looks++;
        camera.show(person.lookFront(1).getFirst());
      }
    }
  }

  /** What the page asks for now; what it asked before while it is leaving for the next page. */
  private String asked(String before) {
    try {
      assertThat(page.locator(".error-summary").allTextContents())
          .as("after %s", instructions)
          .isEmpty();
      return (String)
          page.evaluate(
              "() => [...document.querySelectorAll('#words li')]"
                  + ".find(w => w.textContent === document.getElementById('say')?.textContent)?.dataset.key || ''");
    } catch (PlaywrightException leaving) {
      assertThat(leaving).hasMessageContaining("navigation");
      return before;
    }
  }

  private static Stream<Movement> movementOf(String asked) {
    return Stream.of(Movement.values())
        .filter(m -> m.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(asked));
  }

  private void writeTheName() {
    page.click("#open-pad");
    var pad = page.locator("#canvas").boundingBox();
    page.mouse().move(pad.x + 60, pad.y + 120);
    page.mouse().down();
    for (int i = 0; i < 30; i++) {
      page.mouse().move(pad.x + 60 + i * 7, pad.y + 120 + Math.sin(i / 3.0) * 60);
    }
    page.mouse().up();
    page.click("#pad-done");
  }

  /** Nothing axe objects to, no sideways scrolling, and a picture to look at. */
  private void looksRight(String name) throws IOException {
    Files.createDirectories(PICTURES);
    for (int width : new int[] {360, 768, 1440}) {
      page.setViewportSize(width, 740);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve("worker-" + name + "-" + width + ".png")));
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s fits %d pixels", name, width)
          .isTrue();
    }
    page.setViewportSize(360, 740);
    Chromium.settle(page);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(name)
        .extracting(violation -> violation.getId() + " " + violation.getNodes())
        .isEmpty();
  }

  private Path photo() throws IOException {
    return Files.write(folder.resolve("photo.jpg"), CLIPS.portrait("person-a"));
  }
}
