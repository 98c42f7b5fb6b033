package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes wrong on the way, and that it ends in a refusal that says what to do. */
@JourneyTest
final class RefusedOnTheWayTest {
  private static final String SESSION = "/api/v1/signing/session";

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private Desk desk;
  private ApiClient hr;

  @BeforeEach
  void openTheDesk() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 1));
    hr = desk.login("hr.jiangnan");
  }

  @Test
  void an_invented_link_opens_nothing() {
    refused(desk.phone().post(SESSION + "s", Map.of("token", "x".repeat(43))), "link-unknown");
  }

  @Test
  void a_replaced_link_is_dead() {
    String contract = desk.freeze(hr);
    String first = desk.invite(hr, contract);
    desk.invite(hr, contract);

    refused(desk.phone().post(SESSION + "s", Map.of("token", first)), "link-used");
  }

  @Test
  void a_stranger_with_the_link_does_not_get_past_the_number_and_kills_the_link_in_five_tries() {
    String token = desk.invite(hr, desk.freeze(hr));
    ApiClient stranger = desk.phone();
    stranger.post(SESSION + "s", Map.of("token", token));
    stranger.post(SESSION + "/agree", Map.of());
    stranger.post(SESSION + "/route", Map.of("route", "bank-card"));

    String other = Residents.at(installation.authoritiesUri(), 2).get("idNumber");
    for (int i = 0; i < 4; i++) {
      refused(stranger.post(SESSION + "/number", Map.of("idNumber", other)), "id-number-mismatch");
    }
    refused(stranger.post(SESSION + "/number", Map.of("idNumber", other)), "id-number-tries-used");
    refused(
        stranger.post(SESSION + "/number", Map.of("idNumber", desk.resident().get("idNumber"))),
        "id-number-tries-used");
    refused(desk.phone().post(SESSION + "s", Map.of("token", token)), "link-used");
  }

  @Test
  void a_number_with_a_wrong_check_character_is_named_beside_its_field() {
    String token = desk.invite(hr, desk.freeze(hr));
    ApiClient phone = desk.phone();
    phone.post(SESSION + "s", Map.of("token", token));
    phone.post(SESSION + "/agree", Map.of());
    phone.post(SESSION + "/route", Map.of("route", "bank-card"));
    String right = desk.resident().get("idNumber");
    String wrong = right.substring(0, 17) + (right.endsWith("1") ? "2" : "1");

    var answer = phone.post(SESSION + "/number", Map.of("idNumber", wrong));

    refused(answer, "id-number-malformed");
    assertThat(answer.json().path("fields").get(0).path("field").asString()).isEqualTo("idNumber");
  }

  @Test
  void five_wrong_codes_use_the_code_up() {
    ApiClient phone = towardsCode();
    for (int i = 0; i < 4; i++) {
      refused(phone.post(SESSION + "/code", Map.of("code", "xxxxxx")), "code-wrong");
    }
    refused(phone.post(SESSION + "/code", Map.of("code", "xxxxxx")), "code-tries-used");
    refused(phone.post(SESSION + "/code", Map.of("code", "xxxxxx")), "code-tries-used");
  }

  @Test
  void a_card_of_somebody_else_is_no_identity() {
    String token = desk.invite(hr, desk.freeze(hr));
    ApiClient phone = desk.towardsIdentity(token, "bank-card");
    String card = Residents.at(installation.authoritiesUri(), 2).get("card");

    refused(phone.post(SESSION + "/bank-card", Map.of("card", card)), "identity-mismatch");
    Desk.step(phone.get(SESSION), "bank-card");
  }

  @Test
  void nothing_of_the_contract_is_told_before_the_identity_is_established() {
    String token = desk.invite(hr, desk.freeze(hr));
    ApiClient phone = desk.towardsIdentity(token, "bank-card");

    refused(phone.get(SESSION + "/reading"), "not-this-step");
    refused(phone.get(SESSION + "/document"), "not-this-step");
    assertThat(phone.get(SESSION).json().toString())
        .doesNotContain(desk.resident().get("idNumber"))
        .doesNotContain(desk.resident().get("mobile"));
  }

  @Test
  void opening_the_link_elsewhere_ends_the_session_before() {
    String token = desk.invite(hr, desk.freeze(hr));
    ApiClient first = desk.towardsIdentity(token, "bank-card");

    Desk.step(desk.phone().post(SESSION + "s", Map.of("token", token)), "notice");

    refused(first.get(SESSION), "session-superseded");
  }

  @Test
  void a_worker_who_declines_ends_the_contract_and_the_link() {
    String contract = desk.freeze(hr);
    String token = desk.invite(hr, contract);
    ApiClient phone = desk.phone();
    phone.post(SESSION + "s", Map.of("token", token));

    Desk.step(phone.post(SESSION + "/decline", Map.of()), "closed");

    assertThat(hr.get("/api/v1/contracts/" + contract).json().path("state").asString())
        .isEqualTo("declined");
    refused(desk.phone().post(SESSION + "s", Map.of("token", token)), "link-used");
  }

  @Test
  void a_worker_may_withdraw_until_the_seal() {
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);

    Desk.step(phone.post(SESSION + "/withdraw", Map.of()), "closed");

    refused(
        desk.login("seal.jiangnan").post("/api/v1/contracts/" + contract + "/seal", Map.of()),
        "wrong-state");
  }

  @Test
  void a_contract_of_another_house_is_not_there() {
    String contract = desk.freeze(hr);
    ApiClient other = desk.login("hr.yunfan");

    refused(other.get("/api/v1/contracts/" + contract), "not-found");
    refused(other.get("/api/v1/contracts/" + contract + "/document"), "not-found");
    refused(
        other.post("/api/v1/contracts/" + contract + "/freeze", Map.of("confirmed", List.of())),
        "not-found");
  }

  @Test
  void hr_does_not_seal() {
    refused(hr.post("/api/v1/contracts/" + desk.freeze(hr) + "/seal", Map.of()), "not-allowed");
  }

  private ApiClient towardsCode() {
    ApiClient phone = desk.phone();
    phone.post(SESSION + "s", Map.of("token", desk.invite(hr, desk.freeze(hr))));
    phone.post(SESSION + "/agree", Map.of());
    phone.post(SESSION + "/route", Map.of("route", "bank-card"));
    Desk.step(
        phone.post(SESSION + "/number", Map.of("idNumber", desk.resident().get("idNumber"))),
        "code");
    return phone;
  }

  private static void refused(ApiClient.Answer answer, String code) {
    assertThat(answer.code()).as(new String(answer.body())).isEqualTo(code);
  }
}
