package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody reads on the phone when a link or a code does not work. */
@JourneyTest
final class RefusedPagesTest {
  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private JdbcClient jdbc;
  @Autowired private Tenancy tenancy;

  private Desk desk;
  private Chromium browser;
  private String contract;
  private String token;

  @BeforeEach
  void somebodyIsAsked() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 4));
    browser = new Chromium(port);
    ApiClient hr = desk.login("hr.jiangnan");
    contract = desk.freeze(hr);
    token = desk.invite(hr, contract);
  }

  @AfterEach
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void a_stranger_with_the_right_link_learns_nothing_and_is_stopped_after_five_numbers() {
    Page phone = towardsNumber();
    String other = Residents.at(installation.authoritiesUri(), 2).get("idNumber");
    for (int left = 4; left > 0; left--) {
      number(phone, other);
      phone.waitForSelector(".error-summary:has-text('还可以再试 " + left + " 次')");
      assertThat(phone.inputValue("[name=idNumber]")).isEqualTo(other);
    }
    browser.looksRight(phone, "refused-stranger");
    number(phone, other);
    phone.waitForSelector(".error-summary:has-text('链接已停用')");
    browser.looksRight(phone, "refused-stranger-stopped");
    assertThat(phone.textContent("main"))
        .contains("请联系用人单位核对后重新发送")
        .doesNotContain(desk.resident().get("name"))
        .doesNotContain(desk.resident().get("mobile"));
  }

  @Test
  void an_expired_a_replaced_and_an_invented_link_each_say_what_to_do() {
    desk.invite(desk.login("hr.jiangnan"), contract);
    assertThat(opened(token)).contains("链接没有打开").contains("链接已失效").contains("请打开最新一条短信里的链接");
    assertThat(opened(expired())).contains("链接已过期").contains("请联系用人单位重新发送");
    assertThat(opened("x".repeat(43))).contains("链接无效").contains("最新一条短信");
  }

  @Test
  void a_link_opened_elsewhere_ends_the_page_before_and_says_so() {
    Page first = towardsNumber();
    Page second = browser.phone();
    second.navigate(browser.at("/s#" + token));
    second.waitForURL("**/s/step");
    number(first, desk.resident().get("idNumber"));
    first.waitForSelector(".error-summary:has-text('链接又在别处打开过')");
    browser.looksRight(first, "refused-superseded");
  }

  @Test
  void five_wrong_codes_use_the_code_up_and_a_new_one_works() {
    Page phone = towardsNumber();
    Set<String> before = desk.codesSoFar();
    number(phone, desk.resident().get("idNumber"));
    phone.waitForSelector("[name=code]");
    String right = desk.code(before);
    String wrong = right.equals("000000") ? "111111" : "000000";
    for (int left = 4; left > 0; left--) {
      code(phone, wrong);
      phone.waitForSelector(".error-summary:has-text('还可以再试 " + left + " 次')");
    }
    code(phone, wrong);
    phone.waitForSelector(".error-summary:has-text('验证码已作废')");
    browser.looksRight(phone, "refused-code");
    code(phone, right);
    phone.waitForSelector(".error-summary:has-text('验证码已作废')");

    Set<String> earlier = desk.codesSoFar();
    // Codes are sent at some distance from each other; until then the page says so.
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> {
          phone.click("[data-act$='/code/again']");
          phone.waitForSelector("#act-said:not(:empty), .error-summary:has-text('操作过于频繁')");
          return phone.isVisible("#act-said:has-text('已重新发送')");
        });
    code(phone, desk.code(earlier));
    phone.waitForSelector("[name=card]");
    assertThat(browser.complaints()).isEmpty();
  }

  /** A link whose time was over yesterday. */
  private String expired() {
    String old = "o".repeat(43);
    tenancy.inTransaction(
        new Actor.Platform(DemoCity.MANUFACTURER),
        () ->
            jdbc.sql(
                    """
                    insert into invitation (id, tenant_id, contract_id, person_id, purpose, token_hash, made_at, expires_at)
                    select :id, tenant_id, id, person_id, 'sign', encode(sha256(convert_to(:token, 'UTF8')), 'hex'),
                           now() - interval '8 days', now() - interval '1 day' from contract where id = :contract
                    """)
                .param("id", UUID.randomUUID())
                .param("token", old)
                .param("contract", UUID.fromString(contract))
                .update());
    return old;
  }

  private Page towardsNumber() {
    Page phone = browser.phone();
    phone.navigate(browser.at("/s#" + token));
    phone.waitForURL("**/s/step");
    phone.click("[data-act$=agree]");
    phone.check("[value=bank-card]");
    phone.click("form button[type=submit]");
    phone.waitForSelector("[name=idNumber]");
    return phone;
  }

  private static void number(Page phone, String number) {
    phone.fill("[name=idNumber]", number);
    phone.click("form button[type=submit]");
  }

  private static void code(Page phone, String code) {
    phone.fill("[name=code]", code);
    phone.click("form button[type=submit]");
  }

  private String opened(String link) {
    Page phone = browser.phone();
    phone.navigate(browser.at("/s#" + link));
    phone.waitForSelector(".error-summary");
    browser.looksRight(phone, "refused-link");
    return phone.textContent("main");
  }
}
