package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The chain of companies behind a finding, weighed and drawn, on facts that were delivered. */
@ServiceTest
class ChainEvidenceTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired Accounts accounts;

  private final String contractor = UnifiedSocialCreditCode.completing("91330106MA2CHN001").value();
  private final String upstream = UnifiedSocialCreditCode.completing("91330106MA2CHN002").value();
  private final String sub = UnifiedSocialCreditCode.completing("91330106MA2CHN003").value();
  private final LocalDate since = LocalDate.now(CHINA).minusMonths(8).withDayOfMonth(1);
  private final String contract = "WB-" + UUID.randomUUID();
  private final List<List<String>> delivered = new ArrayList<>();
  private Supervised supervised;
  private ApiClient inspector;
  private ApiClient hr;
  private String principal;

  @BeforeEach
  void a_contractor_whose_people_the_principal_leads() {
    supervised = new Supervised(port, installation.data());
    inspector = supervised.login("inspector");
    hr = supervised.login("hr.yunfan");
    principal = hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
    deliver(
        "employers",
        "employer,name,region,valid_from,scope,status\n%s,链上外包服务有限公司,330106,2018-01-01,L7291,ACTIVE\n%s,链上总包集团有限公司,330106,2018-01-01,C3899,ACTIVE\n"
            .formatted(contractor, upstream));
    deliver(
        "dispatch-licences",
        "firm,licence,valid_from,valid_to,registered_capital\n%s,浙派 330106001,2018-01-01,%s,2000000\n"
            .formatted(contractor, since));
    deliver(
        "service-contracts",
        """
        contract,principal,contractor,starts_on,ends_on,service,fee_basis,labour_cost_percent,headcount_fixed,principal_may_reject,tools_by
        %s,%s,%s,%s,,L7291,WAGES_PLUS_FEE,95,yes,yes,PRINCIPAL
        %s-U,%s,%s,%s,%s,,LUMP_SUM,,,,
        %s-S,%s,%s,%s,,,PER_HEAD,,,,
        """
            .formatted(
                contract,
                principal,
                contractor,
                since,
                contract,
                upstream,
                principal,
                since,
                since.plusYears(2),
                contract,
                contractor,
                sub,
                since));
    StringBuilder workers =
        new StringBuilder(
            "contract,principal,contractor,person,starts_on,rules_of,interviewed_by\n");
    StringBuilder attendance =
        new StringBuilder("employer,person,month,hours,managed_by,device_owner\n");
    YearMonth month = YearMonth.from(since).plusMonths(1);
    for (int i = 0; i < 4; i++) {
      workers.append(
          "%s,%s,%s,LS-%d,%s,%s,%s\n"
              .formatted(contract, principal, contractor, i, since, principal, principal));
      // One of four is led by the contractor itself: what speaks against is told as well.
      attendance.append(
          "%s,LS-%d,%s,170,%s,%s\n"
              .formatted(contractor, i, month, i == 0 ? contractor : principal, principal));
    }
    deliver("service-workers", workers.toString());
    deliver("attendance", attendance.toString());
  }

  @AfterEach
  void takeBack() {
    delivered.forEach(each -> send(each.getFirst(), each.getLast(), true));
  }

  @Test
  void companies_stand_in_the_order_of_their_contracts_with_licence_period_and_lines() {
    JsonNode one = evidence();
    List<JsonNode> nodes = one.path("nodes").valueStream().toList();
    assertThat(nodes)
        .extracting(node -> node.path("role").asString())
        .containsExactly("upstream", "principal", "contractor", "sub", "workers");
    assertThat(nodes.get(0).path("name").asString()).isEqualTo("链上总包集团有限公司");
    assertThat(nodes.get(1).path("code").asString()).isEqualTo(principal);
    JsonNode licence = nodes.get(2).path("licence");
    assertThat(licence.path("state").asString()).isEqualTo("expired");
    assertThat(licence.path("validTo").asString()).isEqualTo(since.toString());
    assertThat(nodes.get(3).path("licence").path("state").asString()).isEqualTo("none");
    assertThat(nodes.get(4).path("workers").asLong()).isEqualTo(4);
    JsonNode own =
        one.path("links")
            .valueStream()
            .filter(link -> link.path("to").asInt() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(own.path("from").asInt()).isEqualTo(1);
    assertThat(own.path("details").toString())
        .contains(contract)
        .contains(since + " 起，未写截止日期")
        .contains("工资加管理费")
        .contains("95%");
    String href = own.path("sources").path(0).path("href").asString();
    assertThat(new String(inspector.get(href.replace("#line", "")).body(), StandardCharsets.UTF_8))
        .contains(contract);
    assertThat(one.path("links").toString())
        .contains("总价包干")
        .contains(since.plusYears(2).toString())
        .contains("按人头");
  }

  @Test
  void a_company_without_people_stands_between_who_uses_them_and_the_contractor() {
    String shell = UnifiedSocialCreditCode.completing("91330106MA2CHN004").value();
    String hidden = UnifiedSocialCreditCode.completing("91330106MA2CHN005").value();
    deliver(
        "service-workers",
        "contract,principal,contractor,person,starts_on,rules_of\n%s-B,%s,%s,VS-1,%s,%s\n"
            .formatted(contract, shell, hidden, since, principal));
    deliver(
        "attendance",
        "employer,person,month,hours,managed_by,device_owner\n%s,VS-1,%s,170,%s,%s\n"
            .formatted(hidden, YearMonth.from(since).plusMonths(1), principal, principal));
    deliver(
        "service-contracts",
        """
        contract,principal,contractor,starts_on,service,fee_basis,headcount_fixed,principal_may_reject,tools_by
        %s-B,%s,%s,%s,L7291,WAGES_PLUS_FEE,yes,yes,PRINCIPAL
        %s-A,%s,%s,%s,,LUMP_SUM,,,
        """
            .formatted(contract, shell, hidden, since, contract, principal, shell, since));
    JsonNode one = evidence(contract + "-B");
    assertThat(one.path("employerCode").asString()).isEqualTo(principal);
    assertThat(one.path("nodes"))
        .extracting(node -> node.path("role").asString() + " " + node.path("code").asString())
        .containsSubsequence("principal " + principal, "between " + shell, "contractor " + hidden);
    int contractorAt = place(one, hidden);
    assertThat(link(one, place(one, shell), contractorAt)).contains(contract + "-B");
    assertThat(link(one, place(one, principal), place(one, shell))).contains(contract + "-A");
  }

  private static int place(JsonNode one, String company) {
    return one.path("nodes")
        .valueStream()
        .map(node -> node.path("code").asString())
        .toList()
        .indexOf(company);
  }

  private static String link(JsonNode one, int from, int to) {
    return one.path("links")
        .valueStream()
        .filter(each -> each.path("from").asInt() == from && each.path("to").asInt() == to)
        .findFirst()
        .orElseThrow()
        .path("details")
        .toString();
  }

  @Test
  void weights_add_up_to_the_score_and_what_is_not_known_counts_neither_way() {
    JsonNode one = evidence();
    int sum = 0;
    for (String group : List.of("strong", "weak")) {
      for (JsonNode each : one.path(group)) {
        sum += each.path("points").asInt();
      }
    }
    JsonNode steps = one.path("sum").path("steps");
    assertThat(one.path("sum").path("points").asInt())
        .isEqualTo(steps.path(0).path("points").asInt() + sum)
        .isGreaterThanOrEqualTo(one.path("sum").path("bound").asInt());
    assertThat(fact(one, "score")).startsWith(one.path("sum").path("points").asString());
    assertThat(fact(one, "probability")).startsWith(one.path("sum").path("probability").asString());
    JsonNode led = indicator(one, "strong", "F-01");
    assertThat(led.path("present").asInt()).isEqualTo(240);
    assertThat(led.path("absent").asInt()).isEqualTo(160);
    assertThat(led.path("speaksFor").asString()).contains("4 条中 3 条");
    assertThat(led.path("speaksAgainst").asString()).contains("4 条中 1 条");
    assertThat(led.path("bound").asString()).contains("20%").contains("60%").contains("50%");
    assertThat(indicator(one, "weak", "F-05").path("facts").toString()).contains("约定人数：是");
    assertThat(one.path("silent"))
        .extracting(each -> each.path("id").asString())
        .contains("F-07", "F-10", "F-12", "F-13")
        .doesNotContain("F-01", "F-05");
    assertThat(one.path("silent").path(0).path("missing").asString()).contains("工资表");
  }

  @Test
  void its_employer_sees_what_it_is_told_and_others_see_nothing() {
    JsonNode one = evidence();
    String path = "/api/v1/findings/" + one.path("id").asString() + "/evidence";
    await().atMost(Duration.ofSeconds(60)).until(() -> hr.get(path).status() == 200);
    JsonNode told = hr.get(path).json();
    assertThat(told.path("told").asBoolean()).isTrue();
    assertThat(told.path("nodes"))
        .extracting(node -> node.path("role").asString())
        .containsExactly("principal", "contractor");
    assertThat(told.path("marks").toString()).contains("F-01").contains("F-05");
    assertThat(told.path("withheld").asInt()).isPositive();
    assertThat(told.has("sum")).isFalse();
    assertThat(told.toString())
        .doesNotContain("/facts/")
        .doesNotContain(upstream)
        .doesNotContain(contract)
        .doesNotContain("points");
    assertThat(supervised.login("hr.jiangnan").get(path).status()).isEqualTo(404);
    assertThat(
            supervised
                .inspectorOf(accounts, tenancy, UUID.randomUUID(), "330109")
                .get(path)
                .status())
        .isEqualTo(404);
    assertThat(supervised.login("seal.yunfan").get(path).status()).isEqualTo(403);
    assertThat(inspector.get("/api/v1/findings/" + UUID.randomUUID() + "/evidence").code())
        .isEqualTo("not-found");
  }

  @Test
  void the_page_is_reached_from_the_finding_and_draws_what_its_list_says() {
    JsonNode one = evidence();
    String path = "/findings/" + one.path("id").asString() + "/evidence";
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn("inspector", supervised.password("inspector"));
      desk.navigate(
          browser.at("/findings?origin=facts&rule=disguised-dispatch&employer=" + principal));
      desk.click("details.finding-card summary >> nth=0");
      desk.click("main a[href='" + path + "']");
      desk.waitForURL(browser.at(path));
      assertThat(desk.locator("svg.chain g.chain-box").count()).isEqualTo(5);
      assertThat(desk.locator("svg.chain g.chain-link").count()).isEqualTo(4);
      assertThat(desk.locator("svg.chain").textContent()).contains("链上外包服务有限公司").contains(contract);
      assertThat(desk.locator(".chain-list li").count()).isEqualTo(5);
      assertThat(desk.textContent("#strong")).contains("F-01").contains("反对派遣");
      assertThat(desk.textContent("#silent")).contains("F-13").contains("参保单位");
      assertThat(desk.textContent("main")).contains("不是对是否违法的认定").contains("劳务派遣暂行规定 第27条");
      assertThat(desk.locator("#sum tbody tr").count())
          .isEqualTo(one.path("sum").path("steps").size() + 1);
      browser.looksRight(desk, "finding-evidence");
      desk.locator("svg.chain g.chain-contract a").nth(1).focus();
      desk.keyboard().press("Enter");
      desk.waitForSelector("#line");
      assertThat(desk.textContent("#line")).contains(contract);
      desk.navigate(browser.at(path + "?lang=en"));
      assertThat(desk.textContent("main")).contains("Speaks against").contains("no verdict");

      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.navigate(browser.at(path));
      assertThat(own.locator("svg.chain g.chain-box").count()).isEqualTo(2);
      assertThat(own.locator("#sum").count()).isZero();
      assertThat(own.locator("#marks li").count()).isPositive();
      browser.looksRight(own, "finding-evidence-told");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void the_rules_page_shows_what_each_indicator_weighs_and_why() {
    JsonNode weights =
        inspector
            .get("/api/v1/risk/rules/disguised-dispatch")
            .json()
            .path("rule")
            .path("inForce")
            .path("weights");
    assertThat(weights).hasSize(13);
    assertThat(weights.path(0).path("present").asInt()).isEqualTo(240);
    assertThat(weights.path(0).path("from").asInt()).isEqualTo(20);
    assertThat(weights.path(4).has("from")).isFalse();
    assertThat(
            inspector
                .get("/api/v1/risk/rules/wage-arrears")
                .json()
                .path("rule")
                .path("inForce")
                .path("weights"))
        .isEmpty();
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn("inspector", supervised.password("inspector"));
      desk.navigate(browser.at("/rules/disguised-dispatch"));
      assertThat(desk.locator(".rule-weights >> nth=0").locator("tbody tr").count()).isEqualTo(13);
      assertThat(desk.textContent(".rule-weights >> nth=0"))
          .contains("强指标")
          .contains("+240")
          .contains("28 份裁判文书均审查直接管理");
      browser.looksRight(desk, "rule-weights");
    }
  }

  private static String fact(JsonNode one, String name) {
    return one.path("facts")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asString();
  }

  private static JsonNode indicator(JsonNode one, String group, String id) {
    return one.path(group)
        .valueStream()
        .filter(each -> each.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Of this test's contract, once all of it has been judged. */
  private JsonNode evidence() {
    return evidence(contract);
  }

  private JsonNode evidence(String of) {
    Supervised.untilJudged(inspector);
    String id =
        Supervised.findings(inspector, "origin=facts&rule=disguised-dispatch&employer=" + principal)
            .stream()
            .filter(each -> each.path("subject").asString().endsWith(of))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    return inspector.get("/api/v1/findings/" + id + "/evidence").json();
  }

  private void deliver(String kind, String csv) {
    delivered.addFirst(List.of(kind, csv));
    send(kind, csv, false);
  }

  private void send(String kind, String csv, boolean withdraw) {
    ApiClient.Answer answer =
        inspector.upload(
            "/api/v1/risk/facts/" + kind + "?issued=" + Instant.now() + "&withdraw=" + withdraw,
            csv.getBytes(StandardCharsets.UTF_8),
            "text/csv");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("summary").path("rejected").asLong()).isZero();
  }
}
