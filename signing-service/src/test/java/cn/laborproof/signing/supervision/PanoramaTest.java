package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** One look at a region: what it counts is what the lists behind it hold. */
@ServiceTest
class PanoramaTest {
  /** Sections of the wall that hold more than they show, by class. */
  private static final String CUT_OFF =
      "[...document.querySelectorAll('.wall section')].filter(s => s.scrollHeight > s.clientHeight + 1).map(s => s.className).join(' ')";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Every number of the page with the address it opens. */
  private static final String NUMBERS =
      """
      [...document.querySelectorAll('.bars li, .figures a.figure[href^="/"], .indicators + * , td.num')]
        .map(place => {
          const link = place.matches('a') ? place : place.querySelector('a');
          const number = (place.querySelector('b') ?? link ?? place).textContent.trim();
          return link && /^[0-9]+$/.test(number) ? [link.getAttribute('href'), number] : null;
        }).filter(each => each && /^.(findings|warnings)/.test(each[0]))
      """;

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;

  private Supervised supervised;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
  }

  @Test
  void divisions_are_compared_by_findings_per_thousand_workers_and_unknown_is_not_nought() {
    String city = supervised.inspector(accounts, tenancy, UUID.randomUUID(), "4101");
    ApiClient office = supervised.login(city, Supervised.PASSWORD);
    deliver(office);
    Supervised.untilJudged(office);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(city, Supervised.PASSWORD);
      page.navigate(browser.at("/panorama"));
      // Two people without a contract of four, one of twenty, one of an employer whose seat nobody
      // says.
      assertThat(page.textContent(".tiles > li:has(.tile-code:text-is('410102'))"))
          .contains("1000.0")
          .contains("明显高于合计");
      assertThat(page.textContent(".tiles > li:has(.tile-code:text-is('410103'))"))
          .contains("100.0")
          .contains("明显低于合计");
      assertThat(page.textContent(".tiles > li:has(.tile-code:text-is('410105'))"))
          .contains("—")
          .contains("人数未知");
      assertThat(page.textContent("main")).contains("调查失业率").contains("5.2%").contains("某市统计局");
      everyNumberOpensItsList(page, office);
      assertThat(office.get("/api/v1/findings?region=410102").json().path("total").asLong())
          .isEqualTo(4);
      assertThat(
              office.get("/api/v1/findings?region=4101&exact=true").json().path("total").asLong())
          .isEqualTo(2);
      assertThat(office.get("/api/v1/findings?origin=roster").json().path("total").asLong())
          .isZero();
      for (String unreadable :
          List.of(
              "/api/v1/findings?region=x",
              "/api/v1/warnings?from=0000-01-01",
              "/api/v1/warning-proposals?to=%2B999999999-12-31",
              "/api/v1/warning-proposals?employer=%00")) {
        assertThat(office.get(unreadable).status()).as(unreadable).isEqualTo(400);
      }
      page.click(".indicators a >> nth=0");
      assertThat(page.textContent("main")).contains("5.2");
    }
  }

  @Test
  void an_official_sees_the_whole_region_on_the_desk_and_on_a_wall_that_renews_itself() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      Supervised.untilJudged(supervised.login("inspector"));
      page.click("a[href='/panorama']");
      browser.looksRight(page, "panorama");
      everyNumberOpensItsList(page, supervised.login("inspector"));
      page.clock().install();
      page.navigate(browser.at("/panorama/wall"));
      browser.looksRight(page, "panorama-wall");
      page.setViewportSize(1920, 1080);
      assertThat(page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"))
          .as("nobody scrolls on a wall")
          .isEqualTo(true);
      assertThat(page.evaluate(CUT_OFF)).as("what is too much for its place").isEqualTo("");
      everyNumberOfTheWallIsThere(page);
      page.evaluate(
          "document.querySelectorAll('.wall-figures, .wall-clocks, .wall-trend').forEach(part => part.dataset.old = 'yes')");
      page.clock().runFor(61_000);
      page.waitForSelector(".wall-figures:not([data-old])");
      page.waitForSelector(".wall-clocks:not([data-old])");
      assertThat(page.querySelectorAll(".wall-trend[data-old]"))
          .as("months are read each quarter of an hour")
          .hasSize(1);
      for (int minute = 2; minute <= 15; minute++) {
        page.waitForResponse("**/panorama/wall*", () -> page.clock().runFor(60_000));
      }
      page.waitForSelector(".wall-trend:not([data-old])");
      assertThat(page.isVisible("#stale")).isFalse();
      page.context().setOffline(true);
      page.clock().runFor(61_000);
      page.waitForSelector("#stale:not([hidden])");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void nobody_but_officials_looks_at_a_region_and_an_office_sees_its_own() {
    for (String path : List.of("/panorama", "/panorama/wall")) {
      assertThat(supervised.login("hr.jiangnan").get(path).status()).isEqualTo(403);
    }
    String other = supervised.inspector(accounts, tenancy, UUID.randomUUID(), "620102");
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(other, Supervised.PASSWORD);
      page.navigate(browser.at("/panorama"));
      assertThat(page.textContent("main")).contains("还没有任何地区的数据").contains("还没有宏观指标");
    }
  }

  private static void everyNumberOfTheWallIsThere(Page page) {
    assertThat(page.textContent(".wall-trend")).contains("月末存在的发现事项");
    assertThat(page.querySelectorAll(".wall-trend .columns a")).hasSize(12);
    assertThat(page.textContent(".wall-trend .columns li:first-child"))
        .as("before anything was delivered")
        .contains("—");
    assertThat(page.textContent(".wall-trend .columns li:last-child b")).matches("[0-9]+");
    assertThat(page.querySelectorAll(".wall-funnel .bars a")).hasSizeGreaterThan(3);
    assertThat(page.textContent(".wall-clocks")).contains("正在计时");
    assertThat(page.textContent(".wall-macro")).contains("宏观");
  }

  private static void everyNumberOpensItsList(Page page, ApiClient office) {
    @SuppressWarnings("unchecked")
    List<List<String>> numbers = (List<List<String>>) page.evaluate(NUMBERS);
    assertThat(numbers).hasSizeGreaterThan(20);
    Map<String, String> lists =
        Map.of(
            "/findings",
            "/api/v1/findings",
            "/warnings/proposals",
            "/api/v1/warning-proposals",
            "/warnings",
            "/api/v1/warnings");
    for (List<String> number : numbers) {
      String[] parts = number.getFirst().split("\\?", 2);
      String query = parts.length > 1 ? parts[1].replace("state=all", "state=") : "";
      JsonNode list = office.get(lists.get(parts[0]) + "?size=1&" + query).json();
      assertThat(list.path("total").asString()).as(number.getFirst()).isEqualTo(number.getLast());
    }
  }

  private static void deliver(ApiClient office) {
    LocalDate today = LocalDate.now(CHINA);
    LocalDate long_ago = today.minusMonths(3);
    Supervised.deliver(
        office,
        "employers",
        "employer,name,region\nE-A,甲公司,410102\nE-B,乙公司,410103\nE-C,丙公司,410105\n");
    StringBuilder people = new StringBuilder("employer,person,form,first_working_day\n");
    StringBuilder contracts =
        new StringBuilder("employer,person,contract,kind,concluded_on,starts_on,ends_on\n");
    employ(people, contracts, "E-A", 4, 2, long_ago);
    employ(people, contracts, "E-B", 20, 1, long_ago);
    employ(people, contracts, "E-D", 2, 1, long_ago);
    Supervised.deliver(office, "employments", people.toString());
    Supervised.deliver(office, "contracts", contracts.toString());
    Supervised.deliver(
        office,
        "macro-indicators",
        "region,indicator,period,value,published_on,source\n410100,UNEMPLOYMENT_RATE,%s,5.2%%,%s,某市统计局\n"
            .formatted(java.time.YearMonth.from(today).minusMonths(1), today.minusDays(3)));
  }

  /** So many people, some of them without a contract. */
  private static void employ(
      StringBuilder people,
      StringBuilder contracts,
      String employer,
      int all,
      int without,
      LocalDate since) {
    for (int i = 0; i < all; i++) {
      String person = employer + "-P" + i;
      people.append(employer + "," + person + ",DIRECT," + since + "\n");
      if (i >= without) {
        contracts.append(
            "%s,%s,%s,OPEN_ENDED,%s,%s,\n"
                .formatted(employer, person, "C-" + person, since, since));
      }
    }
  }
}
