package cn.laborproof.signing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The employer's desk in Chromium, from a draft full of mistakes to the sealed contract. */
@JourneyTest
final class HrPagesTest {
  /** As between the two clicks of somebody who double-clicks everything. */
  private static final double SLOW_FINGER_MILLIS = 60;

  @LocalServerPort private int port;
  @Autowired private Installation installation;

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
  void wrong_input_is_named_beside_its_field_and_on_top_and_nothing_typed_is_lost() {
    Page page = signedIn("hr.jiangnan");
    page.click(".side a[href$='/contracts/new']");
    page.waitForURL("**/console/contracts/new");
    fill(page, desk.contractData());
    String right = desk.resident().get("idNumber");
    page.fill("[name='worker.idNumber']", right.substring(0, 17) + other(right.charAt(17)));
    page.fill("[name='term.end']", "2027-05-31");
    page.fill("[name='term.probationMonths']", "6");
    page.fill("[name='work.duties']", "");
    page.click("#draft button[type=submit]");

    page.waitForSelector(".error-summary");
    assertThat(page.textContent(".error-summary h2")).isEqualTo("草稿已保存，还有 2 项须改");
    assertThat(beside(page, "worker.idNumber")).isEqualTo("「公民身份号码」校验不通过。请对照身份证核对");
    assertThat(beside(page, "term.probationMonths")).isEqualTo("试用期约定 6 个月。按本合同期限，试用期最长 1 个月");
    assertThat(beside(page, "work.duties")).contains("缺少：工作内容");
    assertThat(page.inputValue("[name='work.post']")).isEqualTo("数控机床操作工");
    browser.looksRight(page, "hr-draft-wrong");

    String draft = page.url().replace("/edit", "");
    page.navigate(draft);
    assertThat(page.textContent("#next")).contains("还有 2 项须改，不能定稿");
    assertThat(page.locator("#freeze").count()).isZero();
    browser.looksRight(page, "hr-draft-unready");
    page.click(".findings a >> nth=0");
    page.waitForURL("**/edit#f-worker-idNumber");
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("worker.idNumber");

    page.fill("[name='worker.idNumber']", right);
    page.fill("[name='work.duties']", "操作数控车床");
    page.click("#draft button[type=submit]");
    page.waitForURL(draft);
    page.click("#freeze button");
    page.waitForSelector(".error-summary");
    assertThat(page.textContent(".error-summary")).contains("试用期约定 6 个月");
    browser.looksRight(page, "hr-draft-unconfirmed");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_double_click_on_every_button_drafts_freezes_invites_and_seals_once() throws IOException {
    Page hr = signedIn("hr.jiangnan");
    browser.looksRight(hr, "hr-home");
    long before = total(hr);
    hr.navigate(browser.at("/console/contracts/new"));
    fill(hr, desk.contractData());
    twice(hr.locator("#draft button[type=submit]"));
    hr.waitForSelector("#freeze");
    assertThat(total(hr)).isEqualTo(before + 1);
    String id = hr.url().substring(hr.url().lastIndexOf('/') + 1);

    twice(hr.locator("#freeze button"));
    hr.waitForSelector("#invite");
    browser.looksRight(hr, "hr-frozen");
    int sent = desk.inbox().size();
    twice(hr.locator("#invite"));
    hr.waitForSelector("#invitation:not([hidden])");
    hr.waitForSelector("#next :text('已邀请，等劳动者签署')");
    browser.looksRight(hr, "hr-invited");
    String link = hr.textContent("#link");

    ApiClient phone = desk.towardsIdentity(link.substring(link.indexOf('#') + 1), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    hr.waitForSelector("#state :text('待盖章')");
    assertThat(invitations(sent)).isEqualTo(1);

    Page keeper = signedIn("seal.jiangnan");
    browser.looksRight(keeper, "keeper-home");
    keeper.click(".task-mine[href$='" + id + "']");
    keeper.waitForSelector("#seal");
    browser.looksRight(keeper, "keeper-half-signed");
    twice(keeper.locator("#seal"));
    assertThat(keeper.locator("#confirm").isVisible()).isTrue();
    twice(keeper.locator("#confirm button[value=yes]"));
    keeper.waitForSelector("#state :text('已订立')");
    hr.waitForSelector("#package a");
    hr.waitForSelector("#state :text('已订立')");
    browser.looksRight(hr, "hr-concluded");

    ApiClient api = desk.login("hr.jiangnan");
    for (String kind : List.of("contract.frozen", "invitation.made", "seal.asked")) {
      assertThat(events(api, id, kind)).as(kind).isEqualTo(1);
    }
    Download pdf = hr.waitForDownload(() -> hr.click(".files a[download] >> nth=0"));
    assertThat(pdf.suggestedFilename()).startsWith("LP-").endsWith(".pdf");
    assertThat(Files.readString(pdf.path(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    Download evidence = hr.waitForDownload(() -> hr.click("#package a"));
    assertThat(evidence.suggestedFilename()).endsWith(".evidence.zip");
    int messages = desk.inbox().size();
    twice(hr.locator("[data-post=copy-link]"));
    hr.waitForSelector("#act-said:text('已发送')");
    assertThat(events(api, id, "contract.concluded")).isEqualTo(1);
    org.awaitility.Awaitility.await().until(() -> desk.inbox().size() == messages + 1);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void taking_a_contract_back_twice_is_harmless() {
    ApiClient hr = desk.login("hr.jiangnan");
    String id = desk.freeze(hr);
    for (int i = 0; i < 2; i++) {
      assertThat(hr.post("/api/v1/contracts/" + id + "/reopen", Map.of()).status()).isEqualTo(200);
    }
    hr.post("/api/v1/contracts/" + id + "/freeze", Map.of("confirmed", List.of()));
    for (int i = 0; i < 2; i++) {
      var answer = hr.post("/api/v1/contracts/" + id + "/withdraw", Map.of());
      assertThat(answer.json().path("state").asString()).isEqualTo("withdrawn");
    }
    assertThat(events(hr, id, "contract.reopened")).isEqualTo(1);
    assertThat(events(hr, id, "contract.withdrawn")).isEqualTo(1);
  }

  @Test
  void the_link_is_copied_where_the_browser_refuses_the_clipboard() {
    Page page = signedIn("hr.jiangnan");
    page.context()
        .newCDPSession(page)
        .send(
            "Browser.setPermission",
            JsonParser.parseString(
                    "{\"permission\":{\"name\":\"clipboard-write\"},\"setting\":\"denied\"}")
                .getAsJsonObject());
    assertThat(pasted(page, invited(page))).isEqualTo(page.textContent("#link"));
  }

  @Test
  void the_link_is_copied_on_a_page_that_came_by_plain_http_where_there_is_no_clipboard() {
    try (Chromium elsewhere =
        new Chromium(
            "http://laborproof.test:" + port,
            List.of("--host-resolver-rules=MAP laborproof.test 127.0.0.1"))) {
      Page page = elsewhere.signedIn("hr.jiangnan", desk.password("hr.jiangnan"));
      assertThat(page.evaluate("window.isSecureContext")).isEqualTo(false);
      page.navigate(elsewhere.at("/console/contracts/new"));
      fill(page, desk.contractData());
      page.click("#draft button[type=submit]");
      page.click("#freeze button");
      page.click("#invite");
      assertThat(pasted(page, page.locator("#copy"))).isEqualTo(page.textContent("#link"));
      assertThat(elsewhere.complaints()).isEmpty();
    }
  }

  @Test
  void a_link_shown_only_once_stays_when_the_page_hears_of_the_invitation_before_its_own_answer() {
    Page page = signedIn("hr.jiangnan");
    String id = desk.freeze(desk.login("hr.jiangnan"));
    AtomicReference<Runnable> answer = new AtomicReference<>();
    AtomicInteger heard = new AtomicInteger();
    page.route(
        "**/" + id + "/invitation",
        route -> {
          APIResponse invitation = route.fetch();
          answer.set(() -> route.fulfill(new Route.FulfillOptions().setResponse(invitation)));
        });
    page.route(
        "**/" + id + "/status",
        route -> {
          APIResponse status = route.fetch();
          // As long as a court has not confirmed it, the page goes on looking.
          String waiting = status.text().replace("\"isReceipted\":true", "\"isReceipted\":false");
          boolean invited = waiting.contains("\"state\":\"invited\"");
          route.fulfill(new Route.FulfillOptions().setResponse(status).setBody(waiting));
          if (invited && heard.incrementAndGet() == 2) {
            answer.get().run();
          }
        });
    page.route(
        "**/console/contracts/" + id,
        route -> {
          APIResponse shown = route.fetch();
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(shown)
                  .setBody(shown.text().replace("<main id", "<main data-pending=\"yes\" id")));
        });
    page.navigate(browser.at("/console/contracts/" + id));
    page.evaluate("document.getElementById('main').setAttribute('data-seen', 'once')");
    page.click("#invite");

    page.waitForSelector("#invitation:not([hidden])");
    page.waitForCondition(() -> heard.get() >= 4);
    assertThat(page.textContent("#link")).contains("#");
    assertThat(page.getAttribute("#main", "data-seen")).isEqualTo("once");
    assertThat(browser.complaints()).isEmpty();
  }

  /** A contract whose link is shown; answers the button that copies it. */
  private Locator invited(Page page) {
    page.navigate(browser.at("/console/contracts/" + desk.freeze(desk.login("hr.jiangnan"))));
    page.click("#invite");
    return page.locator("#copy");
  }

  /** Presses the button and pastes into the first field of another page. */
  private static String pasted(Page page, Locator copy) {
    copy.click();
    page.waitForSelector("#copy-said:text('已复制')");
    Page other = page.context().newPage();
    other.navigate(page.url().replaceAll("/console/.*", "/console/contracts"));
    other.focus("#q");
    other.keyboard().press("Control+V");
    return other.inputValue("#q");
  }

  private Page signedIn(String login) {
    return browser.signedIn(login, desk.password(login));
  }

  private static void fill(Page page, Map<String, String> data) {
    page.waitForSelector("#draft");
    data.forEach((name, value) -> {
      Locator field = page.locator("[name='" + name + "']");
      if (field.count() == 0 || !field.isVisible()) {
        return;
      }
      if (field.evaluate("f => f.tagName").equals("SELECT")) {
        field.selectOption(value);
      } else {
        field.fill(value);
      }
    });
  }

  private static void twice(Locator button) {
    button.dblclick(new Locator.DblclickOptions().setDelay(SLOW_FINGER_MILLIS));
  }

  /** What is said beside a field, to eyes and to screen readers. */
  private static String beside(Page page, String field) {
    return page.locator("[name='" + field + "']")
        .evaluate(
            "f => f.getAttribute('aria-describedby').split(' ')"
                + ".map(id => document.getElementById(id)).filter(e => e.matches('.error'))"
                + ".map(e => e.textContent).join()")
        .toString();
  }

  private static char other(char check) {
    return check == '1' ? '2' : '1';
  }

  private long total(Page page) {
    return ((Number)
            page.evaluate(
                "fetch('/api/v1/contracts?size=1').then(r => r.json()).then(p => p.total)"))
        .longValue();
  }

  private long invitations(int before) {
    return StreamSupport.stream(desk.inbox().spliterator(), false)
        .limit((long) desk.inbox().size() - before)
        .filter(message -> message.path("body").asString().contains("邀请您签订劳动合同"))
        .count();
  }

  private static long events(ApiClient api, String contract, String kind) {
    return StreamSupport.stream(
            api.get("/api/v1/contracts/" + contract + "/timeline").json().spliterator(), false)
        .filter(event -> event.path("kind").asString().equals(kind))
        .count();
  }
}
