package cn.laborproof.signing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Refusal;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People change their own passwords, in Chromium. */
@ServiceTest
class PasswordsTest {

  private static final String FIRST = "first-password-of-theirs";
  private static final String NEXT = "一句只有我记得的话";

  @LocalServerPort int port;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired DemoPeople demoPeople;

  private final UUID office = UUID.randomUUID();
  private final String login = "someone-" + office;

  @BeforeEach
  void settle() {
    settle(Role.INSPECTOR, login);
  }

  private void settle(Role role, String name) {
    tenancy.inTransaction(
        new Actor.Official(office, office, "620104", Role.PLATFORM, ""),
        () ->
            accounts.create(
                new Accounts.NewAccount(
                    new Accounts.Owner.Office(office, "620104"), role, name, "某人", FIRST)));
  }

  @Test
  void a_new_password_takes_the_place_of_the_old_one_and_ends_other_sessions() {
    try (var browser = new Chromium(port)) {
      Page elsewhere = browser.signedIn(login, FIRST);
      Page page = browser.signedIn(login, FIRST);
      page.setViewportSize(360, 800);
      page.navigate(browser.at("/password"));
      browser.looksRight(page, "password");
      change(page, FIRST, NEXT + "。", NEXT + "。");
      assertThat(page.textContent("main")).contains("密码已修改");
      page.navigate(browser.at("/findings"));
      assertThat(page.url()).as("the session that changed it stays").endsWith("/findings");
      elsewhere.navigate(browser.at("/findings"));
      assertThat(elsewhere.url()).contains("/login");
      assertThat(browser.signedIn(login, NEXT + "。").url()).doesNotContain("refused");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-password, a-new-password-1, a-new-password-1, 现在的密码不正确",
    "first-password-of-theirs, too-short, too-short, 至少 10 个字",
    "first-password-of-theirs, first-password-of-theirs, first-password-of-theirs, 不能与现在的密码",
    "first-password-of-theirs, a-new-password-1, a-new-password-2, 不一致"
  })
  void what_is_wrong_is_said_and_changes_nothing(
      String current, String chosen, String again, String said) {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(login, FIRST);
      page.navigate(browser.at("/password"));
      change(page, current, chosen, again);
      assertThat(page.textContent("[role=alert]")).contains(said);
      assertThat(browser.signedIn(login, FIRST).url()).doesNotContain("refused");
    }
  }

  @Test
  void guessing_with_somebody_elses_session_is_slowed_down() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(login, FIRST);
      page.navigate(browser.at("/password"));
      // The window of a minute may turn over once in between.
      for (int i = 0; i < 21 && !page.content().contains("尝试次数过多"); i++) {
        change(page, "guess-" + i, "a-new-password-1", "a-new-password-1");
      }
      assertThat(page.textContent("[role=alert]")).contains("尝试次数过多");
    }
  }

  @Test
  void people_who_see_sums_alone_change_theirs_and_the_demos_nobody_does() {
    String union = "union-" + office;
    settle(Role.UNION, union);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(union, FIRST);
      page.navigate(browser.at("/password"));
      change(page, FIRST, NEXT + "！", NEXT + "！");
      assertThat(page.textContent("main")).contains("密码已修改");
      DemoPeople.Login demo = demoPeople.logins().getFirst();
      Page other = browser.signedIn(demo.login(), demo.password());
      other.navigate(browser.at("/password"));
      assertThat(other.textContent("main")).contains("演示账号");
      assertThat(other.querySelectorAll("#current")).isEmpty();
    }
  }

  @Test
  void a_password_somebody_else_made_opens_its_own_page_and_nothing_else_until_it_is_changed() {
    String given = "given-" + office;
    tenancy.inTransaction(
        new Actor.Official(office, office, "620104", Role.PLATFORM, ""),
        () ->
            accounts.create(
                new Accounts.NewAccount(
                    new Accounts.Owner.Office(office, "620104"),
                    Role.INSPECTOR,
                    given,
                    "某人",
                    FIRST,
                    true)));
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(given, FIRST);
      page.setViewportSize(360, 800);
      assertThat(page.url()).endsWith("/password");
      assertThat(page.textContent("main")).contains("请先设置您自己的密码");
      browser.looksRight(page, "password-first");
      page.navigate(browser.at("/findings"));
      assertThat(page.url()).endsWith("/password");
      change(page, "wrong-password", NEXT + "？", NEXT + "？");
      page.navigate(browser.at("/findings"));
      assertThat(page.url()).as("nothing was changed").endsWith("/password");
      change(page, FIRST, NEXT + "？", NEXT + "？");
      assertThat(page.textContent("main")).contains("密码已修改").doesNotContain("请先设置");
      page.navigate(browser.at("/findings"));
      assertThat(page.url()).endsWith("/findings");
      assertThat(browser.signedIn(given, NEXT + "？").url()).doesNotContain("/password");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void who_is_suspended_is_out_at_once_and_is_answered_as_if_the_password_were_wrong() {
    var acting = new Actor.Official(office, office, "620104", Role.PLATFORM, "");
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(login, FIRST);
      assertThat(tenancy.as(acting, () -> accounts.suspend(login, true))).isTrue();
      assertThat(tenancy.as(acting, () -> accounts.suspend(login, true))).isFalse();
      page.navigate(browser.at("/findings"));
      assertThat(page.url()).contains("/login");
      assertThat(browser.signedIn(login, FIRST).url()).contains("refused");
      assertThat(tenancy.as(acting, () -> accounts.suspend(login, false))).isTrue();
      assertThat(browser.signedIn(login, FIRST).url()).doesNotContain("refused");
    }
  }

  @Test
  void nobody_suspends_the_people_of_another_house() {
    var other =
        new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "620104", Role.PLATFORM, "");
    assertThatThrownBy(() -> tenancy.as(other, () -> accounts.suspend(login, true)))
        .isInstanceOf(Refusal.class);
    try (var browser = new Chromium(port)) {
      assertThat(browser.signedIn(login, FIRST).url()).doesNotContain("refused");
    }
  }

  private static void change(Page page, String current, String chosen, String again) {
    page.fill("#current", current);
    page.fill("#chosen", chosen);
    page.fill("#again", again);
    page.click("main form [type=submit]");
    page.waitForLoadState();
  }
}
