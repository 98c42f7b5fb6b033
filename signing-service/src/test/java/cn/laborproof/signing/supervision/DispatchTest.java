package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.testkit.Seeded;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The register of dispatch firms and the charts over whom they send, from delivered facts. */
@ServiceTest
class DispatchTest {
  private static final String DISPATCH = "/api/v1/dispatch/";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final AtomicInteger REGIONS = new AtomicInteger(10);
  private static final List<String> NATURES =
      List.of("", "TEMPORARY", "AUXILIARY", "SUBSTITUTE", "OTHER");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;

  private Supervised supervised;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(3);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void charts_count_what_counting_line_by_line_gives_and_each_number_opens_as_many(Seeded any) {
    ApiClient office = office("3201" + REGIONS.incrementAndGet());
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    StringBuilder first = new StringBuilder(head());
    StringBuilder corrected = new StringBuilder(head());
    for (int i = 0; i < 120; i++) {
      String key = "F" + any.number(1, 3) + ",U" + any.number(1, 5) + ",P" + i + ",";
      LocalDate start = today().minusDays(any.number(-20, 600));
      int months = any.number(1, 30);
      boolean open = any.number(0, 5) == 0;
      String before = any.pick(NATURES);
      String nature = any.number(0, 3) == 0 ? any.pick(NATURES) : before;
      String end = open ? "" : start.plusMonths(months).minusDays(1).toString();
      first.append(key).append(start).append(',').append(end).append(',').append(before);
      first.append(",330106,1990\n");
      int born = today().getYear() - any.number(16, 60);
      corrected.append(key).append(start).append(',').append(end).append(',').append(nature);
      corrected.append(",330106,").append(born).append('\n');
      boolean runs =
          !start.isAfter(today())
              && (open || !start.plusMonths(months).minusDays(1).isBefore(today()));
      if (runs) {
        count(expected, "nature", nature.isEmpty() ? "UNKNOWN" : nature);
        count(expected, "age", age(today().getYear() - born));
        count(expected, "unit", key.split(",")[1]);
      }
    }
    Supervised.deliver(office, "dispatch-workers", first.toString());
    Supervised.deliver(office, "dispatch-workers", corrected.toString());

    JsonNode charts = office.get(DISPATCH + "charts").json();
    Map<String, Map<String, Long>> shown = new TreeMap<>();
    charts
        .path("charts")
        .forEach(chart ->
            chart
                .path("bars")
                .forEach(bar ->
                    shown
                        .computeIfAbsent(chart.path("dimension").asString(), _ -> new TreeMap<>())
                        .put(bar.path("band").asString(), bar.path("terms").asLong())));
    assertThat(shown).containsAllEntriesOf(expected);
    shown.forEach((dimension, bands) -> {
      assertThat(bands.values().stream().mapToLong(Long::longValue).sum())
          .as(dimension)
          .isEqualTo(charts.path("terms").asLong());
      bands.forEach((band, terms) ->
          assertThat(
                  office
                      .get(DISPATCH + "workers?size=1&" + dimension + "=" + band)
                      .json()
                      .path("total")
                      .asLong())
              .as(dimension + " " + band)
              .isEqualTo(terms));
    });
  }

  @Test
  void a_firm_shows_its_licence_and_what_each_register_says_where_nothing_known_is_not_nought() {
    ApiClient office = office("320201");
    String month = YearMonth.from(today()).minusMonths(1).toString();
    Supervised.deliver(
        office, "employers", "employer,name,region,status\nF-ONE,第一派遣公司,320201,ACTIVE\n");
    Supervised.deliver(
        office,
        "dispatch-licences",
        "firm,licence,valid_from,valid_to,registered_capital\nF-ONE,L1,%s,%s,2000000\nF-OLD,L2,2019-01-01,2021-12-31,\n"
            .formatted(today().minusYears(2), today().plusDays(60)));
    Supervised.deliver(
        office,
        "dispatch-workers",
        head() + "F-ONE,U1,P1,2026-01-01,,AUXILIARY,330106,1990\nF-ONE,U1,P2,2026-01-01,,,,\n");
    Supervised.deliver(
        office,
        "insurance",
        "employer,person,month,status\nF-ONE,P1,%1$s,PAID\nF-ONE,P2,%1$s,UNPAID\n"
            .formatted(month));
    Supervised.deliver(
        office,
        "headcounts",
        "employer,register,counted_on,persons\nF-ONE,MARKET,2024-12-31,9\nF-ONE,MARKET,2025-12-31,5\n");

    JsonNode detail = office.get(DISPATCH + "firms/F-ONE").json();
    JsonNode firm = detail.path("firm");
    assertThat(firm.path("name").asString()).isEqualTo("第一派遣公司");
    assertThat(firm.path("licenceState").asString()).isEqualTo("expiring");
    assertThat(firm.path("persons").asLong()).isEqualTo(2);
    assertThat(said(detail, "dispatch-workers")).isEqualTo("2/");
    assertThat(said(detail, "insurance")).isEqualTo("1/-1");
    assertThat(said(detail, "market")).isEqualTo("5/3");
    assertThat(said(detail, "employments")).as("no line: not 0").isEqualTo("/");
    assertThat(said(detail, "tax")).isEqualTo("/");
    assertThat(detail.path("findings").toString()).contains("dispatch-licence-expiring");

    JsonNode old = office.get(DISPATCH + "firms?licence=expired").json();
    assertThat(old.path("total").asLong()).isEqualTo(1);
    assertThat(old.path("firms").path(0).path("firm").asString()).isEqualTo("F-OLD");
    assertThat(office.get(DISPATCH + "firms?query=派遣").json().path("total").asLong()).isEqualTo(1);
    assertThat(office.get(DISPATCH + "firms/F-NONE").status()).isEqualTo(404);
    assertThat(office.get(DISPATCH + "firms?licence=x").status()).isEqualTo(400);
    assertThat(office.get(DISPATCH + "workers?nature=x").status()).isEqualTo(400);
    assertThat(new String(office.get(DISPATCH + "firms.csv").body(), StandardCharsets.UTF_8))
        .contains("第一派遣公司")
        .contains("许可将到期");
    assertThat(new String(office.get(DISPATCH + "workers.csv").body(), StandardCharsets.UTF_8))
        .contains("F-ONE,U1,**");
    assertThat(office("320301").get(DISPATCH + "firms").json().path("total").asLong())
        .as("another region")
        .isZero();
    assertThat(office("3202").get(DISPATCH + "firms/F-ONE").status())
        .as("the office above")
        .isEqualTo(200);
    assertThat(supervised.login("hr.jiangnan").get(DISPATCH + "firms").status()).isEqualTo(403);
  }

  @Test
  void an_inspector_looks_at_charts_firms_and_people_on_the_console() {
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", supervised.password("inspector"));
      page.click("a[href='/dispatch']");
      assertThat(page.textContent("main")).contains("岗位性质").contains("辅助性").contains("未见许可");
      browser.looksRight(page, "dispatch");
      page.click("#chart-nature + .bars a");
      assertThat(page.url()).contains("nature=TEMPORARY");
      browser.looksRight(page, "dispatch-workers");
      page.navigate(browser.at("/dispatch/firms"));
      browser.looksRight(page, "dispatch-firms");
      page.click("a:has-text('西湖众联')");
      assertThat(page.textContent("#compare")).contains("38").contains("市场监管");
      browser.looksRight(page, "dispatch-firm");
      page.navigate(browser.at("/dispatch/reports?lang=en"));
      assertThat(page.textContent("main")).contains("Report on " + (today().getYear() - 1));
      browser.looksRight(page, "dispatch-reports");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String said(JsonNode detail, String register) {
    return detail
        .path("headCounts")
        .valueStream()
        .filter(count -> count.path("register").asString().equals(register))
        .map(count ->
            count.path("persons").asString("") + "/" + count.path("difference").asString(""))
        .findFirst()
        .orElseThrow();
  }

  private static String head() {
    return "firm,user,person,starts_on,ends_on,nature,workplace_region,birth_year\n";
  }

  private static void count(Map<String, Map<String, Long>> all, String dimension, String band) {
    all.computeIfAbsent(dimension, _ -> new TreeMap<>()).merge(band, 1L, Long::sum);
  }

  private static String age(int years) {
    List<Integer> from = new ArrayList<>(List.of(18, 25, 35, 45, 55));
    from.removeIf(bound -> bound > years);
    return from.isEmpty() ? "UNDER_18" : "FROM_" + from.getLast();
  }

  private ApiClient office(String region) {
    return supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), region);
  }

  /** Asked each time: midnight in China may pass while tests run. */
  private static LocalDate today() {
    return LocalDate.now(CHINA);
  }
}
