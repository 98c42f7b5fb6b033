package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From the signature to the labour office: what was missing is signed, and the finding goes. */
@JourneyTest
class SigningEndsAFindingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** 王五 of the demo population register, who works at the second employer of the demo city. */
  private static final int WITHOUT_CONTRACT = 2;

  @LocalServerPort int port;
  @Autowired Installation installation;

  @Test
  void a_contract_under_way_is_named_a_late_seal_found_and_a_concluded_one_ends_both() {
    var desk =
        new Desk(
            port,
            installation.data(),
            Residents.at(installation.authoritiesUri(), WITHOUT_CONTRACT));
    ApiClient inspector = desk.login("inspector");
    JsonNode before = only(inspector, "contract-unseen-breach");
    assertThat(before.path("workerMasked").asString()).isEqualTo("王* 0354");

    ApiClient hr = desk.login("hr.yunfan");
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    await()
        .atMost(PATIENCE)
        .until(() ->
            fact(only(inspector, "contract-unseen-breach"), "pending-contract")
                .equals("contract/" + contract));

    Instant due =
        Instant.parse(
            hr.get("/api/v1/contracts/" + contract + "/status").json().path("sealDue").asString());
    LocalDate inTime = LocalDate.ofInstant(due.minusMillis(1), ZoneId.of("Asia/Shanghai"));
    String tooLate = "seal-overdue&asOf=" + inTime.plusDays(1);
    assertThat(findings(inspector, "seal-overdue&asOf=" + inTime)).isEmpty();
    JsonNode overdue = only(inspector, tooLate);
    assertThat(overdue.path("workerMasked").asString()).isEqualTo("王* 0354");
    assertThat(fact(overdue, "seal-due-on")).isEqualTo(inTime.toString());
    assertThat(fact(overdue, "days-since-seal-due")).isEqualTo("1");
    assertThat(overdue.path("facts").path(0).path("source").asString())
        .isEqualTo("contract/" + contract);

    desk.sealAndWait(desk.login("seal.yunfan"), contract);
    await().atMost(PATIENCE).until(() -> findings(inspector, "contract-unseen-breach").isEmpty());
    assertThat(findings(inspector, tooLate)).isEmpty();
    assertThat(fact(only(inspector, "double-wage-exposure"), "contract-concluded-on")).isNotEmpty();
  }

  private static JsonNode only(ApiClient client, String rule) {
    List<JsonNode> found = findings(client, rule);
    assertThat(found).as(rule).hasSize(1);
    return found.getFirst();
  }

  /** Of this worker alone: other tests leave contracts half-signed too. */
  private static List<JsonNode> findings(ApiClient client, String rule) {
    return Supervised.findings(client, "rule=" + rule).stream()
        .filter(finding -> finding.path("workerMasked").asString().equals("王* 0354"))
        .toList();
  }

  private static String fact(JsonNode finding, String name) {
    return finding
        .path("facts")
        .valueStream()
        .filter(fact -> fact.path("name").asString().equals(name))
        .map(fact -> fact.path("value").asString())
        .findFirst()
        .orElse("");
  }
}
