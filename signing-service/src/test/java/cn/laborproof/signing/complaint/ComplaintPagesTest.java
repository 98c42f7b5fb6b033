package cn.laborproof.signing.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worker signed, the employer let the time to seal run out. */
@JourneyTest
final class ComplaintPagesTest {
  private static final String SESSION = "/api/v1/signing/session";

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private JdbcClient jdbc;
  @Autowired private Tenancy tenancy;

  private Desk desk;
  private Chromium browser;

  @BeforeEach
  void openTheBrowser() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 1));
    browser = new Chromium(port);
  }

  @AfterEach
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void a_complaint_reaches_employer_and_inspector_with_its_clock_and_ends_with_the_seal() {
    String contract = desk.freeze(desk.login("hr.jiangnan"));
    ApiClient api = signed(contract);
    assertThat(api.post(SESSION + "/complaint", Map.of()).code()).isEqualTo("seal-not-overdue");
    letTheTimePass(contract);
    Page phone = copyOnThePhone();
    browser.looksRight(phone, "worker-overdue");
    phone.click("#complain");
    phone.click("#confirm button[value=yes]");
    phone.waitForSelector("#complaint");
    assertThat(phone.textContent("#complaint")).contains("待受理").contains("前决定是否受理");
    browser.looksRight(phone, "worker-complained");

    Page hr = signedIn("hr.jiangnan");
    assertThat(hr.textContent("main")).contains("件投诉在办理中");
    hr.navigate(browser.at("/console/contracts/" + contract));
    assertThat(hr.textContent("#notes")).contains("劳动者已投诉");
    browser.looksRight(hr, "hr-complained");

    Page inspector = signedIn("inspector");
    inspector.click(".notice a[href='/complaints']");
    String card = ".finding-card:has-text('江南精工')";
    inspector.click(card + " summary");
    assertThat(inspector.textContent(card))
        .contains("还剩")
        .contains("若干规定第十八条")
        .doesNotContain(desk.resident().get("name"));
    inspector.click(card + " button[type=submit]");
    inspector.click("#confirm button[value=yes]");
    inspector.waitForSelector(card + " .error-summary");
    browser.looksRight(inspector, "inspector-complaint");
    inspector.click(card + " [data-accept]");
    inspector.waitForSelector(card + " :text('已受理，正在调查')");
    phone.reload();
    assertThat(phone.textContent("#complaint")).contains("已受理").contains("前完成调查");

    desk.sealAndWait(desk.login("seal.jiangnan"), contract);
    // The phone follows by itself.
    phone.waitForSelector("#complaint :text('用人单位已盖章，投诉已办结。')");
    inspector.navigate(browser.at("/complaints?state=ended"));
    assertThat(inspector.textContent("main")).contains("已办结：用人单位已盖章");
    browser.looksRight(inspector, "inspector-complaint-over");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_complaint_is_taken_back_and_the_signature_withdrawn_on_the_phone() {
    String contract = desk.freeze(desk.login("hr.jiangnan"));
    signed(contract);
    letTheTimePass(contract);
    Page phone = copyOnThePhone();
    phone.click("#complain");
    phone.click("#confirm button[value=yes]");
    phone.waitForSelector("#complaint");
    phone.click("#complaint button");
    phone.click("#confirm button[value=yes]");
    phone.waitForSelector("#complain");
    phone.click("#complain");
    phone.click("#confirm button[value=yes]");
    phone.waitForSelector("#complaint");

    phone.click(".btn-danger:text('撤回签名')");
    phone.click("#confirm button[value=yes]");
    phone.waitForSelector("h1:text('合同已撤回，没有生效')");
    browser.looksRight(phone, "worker-withdrawn");
    ApiClient hr = desk.login("hr.jiangnan");
    assertThat(hr.get("/api/v1/contracts/" + contract).json().path("state").asString())
        .isEqualTo("withdrawn");
    assertThat(hr.get("/api/v1/complaints?state=ended&sort=-raised").json().toString())
        .contains("contract-ended")
        .contains("taken-back");
    assertThat(hr.get("/api/v1/complaints?state=open").json().toString()).doesNotContain(contract);
    assertThat(desk.login("hr.yunfan").get("/api/v1/complaints").json().path("total").asInt())
        .isZero();
  }

  @Test
  void an_office_answers_in_words_the_worker_reads_and_nobody_else_may() {
    String contract = desk.freeze(desk.login("hr.jiangnan"));
    ApiClient phone = signed(contract);
    letTheTimePass(contract);
    var raised = phone.post(SESSION + "/complaint", Map.of()).json().path("complaint");
    String complaint = "/api/v1/complaints/" + raised.path("id").asString();
    ApiClient hr = desk.login("hr.jiangnan");
    assertThat(hr.post(complaint + "/accept", Map.of()).code()).isEqualTo("not-allowed");

    String answer = "用人单位已说明盖章人出差，约定本周内盖章。";
    ApiClient inspector = desk.login("inspector");
    assertThat(inspector.post(complaint + "/answer", Map.of("answer", answer)).status())
        .isEqualTo(200);
    assertThat(phone.get(SESSION).json().path("complaint").path("answer").asString())
        .isEqualTo(answer);
    assertThat(inspector.post(complaint + "/accept", Map.of()).code()).isEqualTo("wrong-state");
    assertThat(phone.post(SESSION + "/complaint", Map.of()).status()).isEqualTo(200);
  }

  private ApiClient signed(String contract) {
    ApiClient phone =
        desk.towardsIdentity(desk.invite(desk.login("hr.jiangnan"), contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    return phone;
  }

  /** As if the working days were over; the clock itself is tried in SealingClockTest. */
  private void letTheTimePass(String contract) {
    tenancy.inTransaction(
        new Actor.Platform(DemoCity.MANUFACTURER),
        () ->
            jdbc.sql("update contract set seal_due = now() - interval '30 hours' where id = :id")
                .param("id", UUID.fromString(contract))
                .update());
  }

  /** The link that came after signing, opened in a browser: number, code, copy. */
  private Page copyOnThePhone() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> desk.inbox().get(0).path("body").asString().contains("合同未生效"));
    Page phone = browser.phone();
    phone.navigate(browser.at("/s#" + desk.newestLink()));
    phone.waitForSelector("[name=idNumber]");
    Set<String> before = desk.codesSoFar();
    phone.fill("[name=idNumber]", desk.resident().get("idNumber"));
    // Codes are sent at some distance from each other, and the one before signing was a moment ago.
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> {
          phone.click("form button[type=submit]");
          phone.waitForSelector("[name=code], .error-summary:has-text('操作过于频繁')");
          return phone.isVisible("[name=code]");
        });
    phone.fill("[name=code]", desk.code(before));
    phone.click("form button[type=submit]");
    phone.waitForSelector("#complain, #complaint");
    return phone;
  }

  private Page signedIn(String login) {
    return browser.signedIn(login, desk.password(login));
  }
}
