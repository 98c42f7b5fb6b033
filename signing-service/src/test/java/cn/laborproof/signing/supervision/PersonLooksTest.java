package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An office sees a number only when it says why, and the person sees that it did. */
@JourneyTest
class PersonLooksTest {
  private static final String LOOKS = "/api/v1/people/looks";
  private static final String FIRST = "核对未签合同线索的人员身份";
  private static final String SECOND = "核对投诉人的合同内容";

  /** 赵六 of the demo population register, who works at the second employer of the demo city. */
  private static final int ON_THE_ROSTER = 3;

  @LocalServerPort int port;
  @Autowired Installation installation;

  @Test
  void a_look_before_and_after_the_contract_is_seen_by_the_worker_with_its_reason() {
    var desk =
        new Desk(
            port, installation.data(), Residents.at(installation.authoritiesUri(), ON_THE_ROSTER));
    String number = desk.resident().get("idNumber");
    try (Chromium browser = new Chromium(port)) {
      Page page = browser.signedIn("inspector", desk.password("inspector"));
      page.navigate(browser.at("/findings?rule=contract-unseen-remind"));
      String card = ".finding-card:has-text('赵*')";
      page.click(card + " summary");
      page.click(card + " [data-unmask]");
      browser.looksRight(page, "unmask-reason");
      page.fill("#f-reason", "。。。。。。");
      page.click("#reason button[type=submit]");
      page.waitForSelector("#reason .error-summary");
      assertThat(page.textContent("main")).doesNotContain(number);
      page.fill("#f-reason", FIRST);
      page.click("#reason button[type=submit]");
      page.waitForSelector(card + " .said-number:has-text('" + number + "')");
      browser.looksRight(page, "unmasked");

      ApiClient hr = desk.login("hr.yunfan");
      String contract = desk.freeze(hr);
      ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
      desk.bankCard(phone);
      desk.readAndSign(phone);
      ApiClient inspector = desk.login("inspector");
      String document = "/api/v1/contracts/" + contract + "/document";
      assertThat(inspector.get(document).code()).isEqualTo("reason-needed");
      assertThat(inspector.get(document + "?reason=" + encoded(SECOND)).status()).isEqualTo(200);
      unmask(inspector, desk, SECOND);

      List<JsonNode> looks = list(phone.get("/api/v1/signing/session/looks").json());
      assertThat(looks)
          .extracting(look -> look.path("what").asString() + " " + look.path("reason").asString())
          .containsExactly("id-number " + FIRST, "document " + SECOND, "id-number " + SECOND);
      assertThat(list(phone.get("/api/v1/signing/session/history").json()))
          .filteredOn(event -> event.path("kind").asString().equals("official.unmasked"))
          .hasSize(2)
          .noneMatch(event -> event.toString().contains(SECOND));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void nobody_but_an_inspector_of_the_region_unmasks_and_not_without_a_reason() {
    var supervised = new Supervised(port, installation.data());
    ApiClient inspector = supervised.login("inspector");
    JsonNode finding = Supervised.findings(inspector, "rule=contract-unseen-breach").getFirst();
    Map<String, String> look =
        Map.of(
            "employer", finding.path("employer").path("creditCode").asString(),
            "worker", finding.path("worker").asString());

    assertThat(inspector.post(LOOKS, look).code()).isEqualTo("reason-needed");
    assertThat(supervised.login("hr.yunfan").post(LOOKS, look).code()).isEqualTo("not-allowed");
    assertThat(
            inspector
                .post(
                    LOOKS,
                    Map.of(
                        "employer", look.get("employer"),
                        "worker", "0".repeat(32),
                        "reason", FIRST))
                .code())
        .isEqualTo("not-found");
  }

  private static void unmask(ApiClient inspector, Desk desk, String reason) {
    JsonNode finding =
        Supervised.findings(inspector, "rule=contract-unseen-remind").stream()
            .filter(found -> found.path("workerMasked").asString().startsWith("赵"))
            .findFirst()
            .orElseThrow();
    var answer =
        inspector.post(
            LOOKS,
            Map.of(
                "employer", finding.path("employer").path("creditCode").asString(),
                "worker", finding.path("worker").asString(),
                "reason", reason));
    assertThat(answer.json().path("idNumber").asString())
        .isEqualTo(desk.resident().get("idNumber"));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
