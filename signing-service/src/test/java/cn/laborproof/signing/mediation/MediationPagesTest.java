package cn.laborproof.signing.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The mediation room in Chromium: from the form to the agreement in force, each side at its desk.
 */
@JourneyTest
final class MediationPagesTest {
  /** As between the two clicks of somebody who double-clicks everything. */
  private static final double SLOW_FINGER_MILLIS = 60;

  private static final Map<String, String> MEDIATORS_PHONE = Map.of("mobile", "13900000099");

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private Chromium browser;
  private MediationRoom room;

  @BeforeEach
  void openTheRoom() {
    browser = new Chromium(port);
    room =
        new MediationRoom(
            port, installation.data(), Residents.at(installation.authoritiesUri(), 1));
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_form_with_gaps_is_kept_and_says_beside_each_field_what_is_missing() {
    Page page = signedIn("mediator");
    page.navigate(browser.at("/mediation/agreements/new"));
    page.fill("[name='worker.name']", room.worker().resident().get("name"));
    page.click("#agreement button[type=submit]");
    page.waitForSelector(".error-summary");
    assertThat(page.inputValue("[name='worker.name']")).isNotEmpty();

    page.fill("[name='respondent.creditCode']", creditCode());
    page.fill("[name='worker.idNumber']", "500199199411020282");
    page.click("#agreement button[type=submit]");
    page.waitForURL("**/edit");
    page.waitForSelector(".error-summary h2:text('草稿已保存')");
    assertThat(page.textContent(".field:has([name='worker.idNumber']) .error")).contains("身份证号码不对");
    assertThat(page.textContent(".field:has([name='dispute.matter']) .error")).contains("请填写");
    browser.looksRight(page, "mediation-form-wrong");

    page.navigate(page.url().replace("/edit", ""));
    assertThat(page.textContent("#next")).contains("填好后才能预览和定稿");
    browser.looksRight(page, "mediation-unready");
    page.click(".findings a >> nth=0");
    page.waitForURL("**/edit#f-worker-idNumber");
    page.waitForSelector(".error-summary");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void four_sides_sign_at_their_own_desks_and_only_the_last_seal_brings_it_into_force()
      throws IOException {
    Page mediator = signedIn("mediator");
    mediator.navigate(browser.at("/mediation/agreements/new"));
    fill(mediator, room.data(creditCode()));
    browser.looksRight(mediator, "mediation-form");
    twice(mediator.locator("#agreement button[type=submit]"));
    mediator.waitForSelector("[data-post=freeze]");
    String id = mediator.url().substring(mediator.url().lastIndexOf('/') + 1);
    twice(mediator.locator("[data-post=freeze]"));
    mediator.waitForSelector("#invite");
    browser.looksRight(mediator, "mediation-frozen");
    twice(mediator.locator("#invite"));
    mediator.waitForSelector("#invitation:not([hidden])");
    browser.looksRight(mediator, "mediation-invited");
    String link = mediator.textContent("#link");

    Desk worker = room.worker();
    ApiClient phone = worker.towardsIdentity(link.substring(link.indexOf('#') + 1), "bank-card");
    worker.bankCard(phone);
    worker.readAndSign(phone);

    Page respondent = signedIn("seal.jiangnan");
    respondent.navigate(browser.at("/mediation"));
    respondent.click(".task-mine[href$='" + id + "']");
    respondent.waitForSelector("[data-post=respondent-seal]");
    browser.looksRight(respondent, "mediation-respondent-seal");
    press(respondent, "[data-post=respondent-seal]");

    mediator.waitForSelector("#sign");
    assertThat(mediator.textContent("#state")).contains("待调解员签 · 未生效");
    signByHand(mediator);
    browser.looksRight(mediator, "mediation-mediator-sign");
    twice(mediator.locator("#sign button[type=submit]"));
    mediator.waitForSelector("#state :text('待调解组织盖章 · 未生效')");

    Page keeper = signedIn("seal.mediation");
    assertThat(keeper.url()).endsWith("/mediation");
    browser.looksRight(keeper, "mediation-body-home");
    keeper.navigate(browser.at("/mediation/agreements/" + id));
    assertThat(keeper.textContent("main")).contains("未生效：缺少任何一方");
    browser.looksRight(keeper, "mediation-body-seal");
    press(keeper, "[data-post=seal]");
    mediator.waitForSelector("#state :text('已生效')");
    mediator.waitForSelector("#package a");
    browser.looksRight(mediator, "mediation-in-force");

    for (String kind :
        new String[] {"agreement.frozen", "invitation.made", "mediator-signature.done"}) {
      assertThat(events(id, kind)).as(kind).isEqualTo(1);
    }
    mediator.navigate(browser.at("/mediation?state=concluded"));
    browser.looksRight(mediator, "mediation-list");
    Download list = mediator.waitForDownload(() -> mediator.click("a[download]"));
    assertThat(Files.readString(list.path(), StandardCharsets.UTF_8))
        .startsWith("\uFEFF")
        .contains("已生效")
        .doesNotContain(worker.resident().get("idNumber"));
    assertThat(browser.complaints()).isEmpty();
  }

  /** Signs on the pad with the mouse and types the code that came to the registered phone. */
  private void signByHand(Page page) {
    page.click("#open-pad");
    var pad = page.locator("#canvas").boundingBox();
    page.mouse().move(pad.x + 200, pad.y + 200);
    page.mouse().down();
    for (int i = 0; i < 30; i++) {
      page.mouse().move(pad.x + 200 + i * 12, pad.y + 200 + Math.sin(i / 3.0) * 80);
    }
    page.mouse().up();
    page.click("#pad-done");
    var phone = new Desk(port, installation.data(), MEDIATORS_PHONE);
    Set<String> before = phone.codesSoFar();
    page.click("#send");
    page.fill("#f-code", phone.code(before));
  }

  private static void press(Page page, String button) {
    twice(page.locator(button));
    page.click("#confirm button[value=yes]");
    page.waitForSelector("#sealing:not([hidden])");
  }

  private static void twice(Locator button) {
    button.dblclick(new Locator.DblclickOptions().setDelay(SLOW_FINGER_MILLIS));
  }

  private static void fill(Page page, Map<String, String> data) {
    page.click("#more");
    data.forEach((name, value) -> page.fill("[name='" + name + "']", value));
  }

  private String creditCode() {
    return room.login("seal.jiangnan")
        .get("/api/v1/organisations/mine")
        .json()
        .path("creditCode")
        .asString();
  }

  private long events(String id, String kind) {
    return StreamSupport.stream(
            room.login("mediator")
                .get(MediationRoom.AGREEMENTS + "/" + id + "/timeline")
                .json()
                .spliterator(),
            false)
        .filter(event -> event.path("kind").asString().equals(kind))
        .count();
  }

  private Page signedIn(String login) {
    return browser.signedIn(login, room.worker().password(login));
  }
}
