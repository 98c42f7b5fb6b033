package cn.laborproof.signing.supervision.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What somebody finds who looks at the demo city for the first time. */
@ServiceTest
@TestPropertySource(
    properties = "laborproof.test=a city of its own, since others count what is in theirs")
@DirtiesContext
class DemoChaptersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired DemoChapters chapters;

  @Test
  void the_demo_city_has_done_something_in_every_room_and_telling_it_again_changes_nothing()
      throws IOException {
    await().atMost(PATIENCE).until(() -> chapters.tell().isEmpty());
    ApiClient inspector = login("inspector");
    List<String> told = told(inspector);
    assertThat(chapters.tell()).isEmpty();
    assertThat(told(inspector)).isEqualTo(told);

    assertThat(page(inspector, "/samples")).contains("西湖区样本单位（演示）");
    assertThat(
            page(inspector, "/questionnaires/0199d000-0000-7000-8000-000000000402#results-worker"))
        .contains("results-worker");
    assertThat(page(inspector, "/inspection/draws")).contains("随机抽查（演示）");
    assertThat(
            inspector
                .get("/api/v1/inspection/tasks")
                .json()
                .path("tasks")
                .findValuesAsString("standing"))
        .contains("open", "rectified", "clear", "rectifying");
    assertThat(page(inspector, "/algorithms")).contains("工单分派系统（演示）", "车间排班助手（演示）");
    assertThat(page(inspector, "/policies")).contains("先行调解试点（演示）");
    assertThat(inspector.get("/api/v1/credit/employers").json().path("total").asInt()).isPositive();
    // Who is drawn depends on who else is in the city: the office has the one that waits in its
    // list.
    assertThat(inspector.get("/api/v1/questionnaires").json().toString())
        .contains("0199d000-0000-7000-8000-000000000403");
    assertThat(page(new ApiClient(port), "/public/inspections")).contains("（演示）");
    await().atMost(PATIENCE).until(() -> page(inspector, "/ranking").contains("争议不够"));
  }

  @Test
  void its_pages_look_right_on_a_phone_and_on_a_desk() throws IOException {
    await().atMost(PATIENCE).until(() -> chapters.tell().isEmpty());
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn("inspector", password("inspector"));
      for (String path :
          List.of(
              "/samples",
              "/samples/0199d000-0000-7000-8000-000000000401",
              "/questionnaires/0199d000-0000-7000-8000-000000000402",
              "/inspection/draws",
              "/inspection/draws/0199d000-0000-7000-8000-000000000501",
              "/inspection/tasks",
              "/algorithms",
              "/policies",
              "/policies/0199d000-0000-7000-8000-000000000801",
              "/ranking",
              "/credit")) {
        desk.navigate(browser.at(path));
        browser.looksRight(desk, "demo" + path.replace('/', '-'));
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static List<String> told(ApiClient inspector) {
    return List.of(
        inspector.get("/api/v1/sample-panels").json().path("total").asString(),
        inspector.get("/api/v1/questionnaires").json().toString(),
        inspector
            .get("/api/v1/inspection/tasks")
            .json()
            .path("tasks")
            .findValuesAsString("standing")
            .toString(),
        inspector.get("/api/v1/algorithms").json().path("total").asString(),
        inspector.get("/api/v1/credit/entries").json().path("total").asString());
  }

  private static String page(ApiClient client, String path) {
    return new String(client.get(path).body(), StandardCharsets.UTF_8);
  }

  private ApiClient login(String user) throws IOException {
    return new ApiClient(port).login(user, password(user));
  }

  private String password(String user) throws IOException {
    return Files.readAllLines(installation.data().resolve("demo-logins.txt")).stream()
        .map(line -> line.split("\\s+"))
        .filter(parts -> parts[0].equals(user))
        .map(parts -> parts[1])
        .findFirst()
        .orElseThrow();
  }
}
