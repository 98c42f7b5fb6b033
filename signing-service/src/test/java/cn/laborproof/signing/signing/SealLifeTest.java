package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.document.eseal.ElectronicSeal;
import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyVault;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A seal from application to cancellation, who may use it, and what its log says. */
@JourneyTest
final class SealLifeTest {
  private static final String SEAL = "/api/v1/seal";
  private static final String YUNFAN = "0199d000-0000-7000-8000-000000000002";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private KeyVault vault;

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 4));
  }

  @Test
  void a_seal_is_suspended_resumed_cancelled_and_followed_by_another() {
    ApiClient hr = desk.login("hr.yunfan");
    ApiClient keeper = desk.login("seal.yunfan");
    awaitState(hr, "filed");
    assertThat(seal(hr).path("filingNumber").asString()).startsWith("DEMO-330106-");
    String contract = halfSigned(hr);

    done(keeper.post(SEAL + "/suspension", Map.of("reason", "out-of-control")));
    refused(keeper.post(sealOf(contract), Map.of()), 409, "seal-suspended");
    refused(keeper.post(SEAL + "/resumption", Map.of()), 403, "not-allowed");
    refused(
        hr.post(SEAL + "/suspension", Map.of("reason", "bad mood")), 422, "seal-reason-unknown");
    done(hr.post(SEAL + "/resumption", Map.of()));
    refused(hr.post(SEAL + "/filing", Map.of("number", "33010600000001")), 409, "wrong-state");

    done(hr.post(SEAL + "/cancellation", Map.of("reason", "details-changed")));
    refused(keeper.post(sealOf(contract), Map.of()), 409, "no-seal");
    await()
        .atMost(PATIENCE)
        .until(() ->
            vault
                .state(new KeyHandle("seal-" + YUNFAN))
                .filter(KeyVault.KeyState.DESTROYED::equals)
                .isPresent());
    await()
        .atMost(PATIENCE)
        .until(() ->
            hr.get("/api/v1/organisations/mine/timeline")
                .json()
                .toString()
                .contains("seal-revocation.done"));
    List<X509Certificate> chain = vault.chain(new KeyHandle("seal-" + YUNFAN));
    var answers = new HttpRevocationSource(PATIENCE, Clock.systemUTC(), new SecureRandom());
    assertThatThrownBy(() -> answers.fetch(chain.get(0), chain.get(1)))
        .isInstanceOf(SigningException.CertificateRefused.class);
    assertThat(hr.post(SEAL, Map.of()).status()).isEqualTo(202);
    refused(hr.post(SEAL, Map.of()), 409, "wrong-state");
    awaitState(hr, "filed");
    assertThat(seal(hr).path("number").asInt()).isEqualTo(2);
    desk.sealAndWait(keeper, contract);
    assertThat(hr.get(SEAL).json().path("seals")).hasSize(2);
    assertThat(vault.state(new KeyHandle("seal-" + YUNFAN + "-2")))
        .contains(KeyVault.KeyState.READY);
  }

  @Test
  void from_the_threshold_on_a_second_keeper_approves_and_never_the_first() {
    ApiClient hr = desk.login("hr.jiangnan");
    ApiClient keeper = desk.login("seal.jiangnan");
    ApiClient legal = desk.login("legal.jiangnan");
    awaitState(hr, "filed");
    String pay = desk.contractData().get("pay.monthly").toString();
    done(hr.post(SEAL + "/rule", Map.of("approvalFrom", pay)));
    try {
      String contract = halfSigned(hr);
      assertThat(keeper.post(sealOf(contract), Map.of()).status()).isEqualTo(202);
      assertThat(keeper.post(sealOf(contract), Map.of()).status()).isEqualTo(202);
      JsonNode use = newest(hr);
      assertThat(use.path("state").asString()).isEqualTo("waiting");
      assertThat(use.path("document").asString()).isEqualTo(contract);
      assertThat(state(hr, contract)).isEqualTo("half-signed");
      String approval = SEAL + "/uses/" + use.path("id").asString() + "/approval";
      refused(keeper.post(approval, Map.of()), 409, "same-person");
      refused(desk.login("seal.yunfan").post(approval, Map.of()), 404, "not-found");
      refused(hr.post(approval, Map.of()), 403, "not-allowed");

      done(legal.post(SEAL + "/uses/" + use.path("id").asString() + "/refusal", Map.of()));
      assertThat(newest(hr).path("state").asString()).isEqualTo("refused");
      refused(legal.post(approval, Map.of()), 409, "wrong-state");
      assertThat(keeper.post(sealOf(contract), Map.of()).status()).isEqualTo(202);
      String second = SEAL + "/uses/" + newest(hr).path("id").asString() + "/approval";
      assertThat(legal.post(second, Map.of()).status()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> state(hr, contract).equals("concluded"));
      await().atMost(PATIENCE).until(() -> newest(hr).path("state").asString().equals("done"));
      assertThat(newest(hr).path("askedByName").asString()).contains("吴刚");
      assertThat(newest(hr).path("decidedByName").asString()).contains("郑海");
      assertThat(desk.login("hr.yunfan").get(SEAL + "/uses").body())
          .asString()
          .doesNotContain(contract);
    } finally {
      done(hr.post(SEAL + "/rule", new HashMap<>(Map.of("approvalFrom", ""))));
    }
  }

  @Test
  void only_who_is_authorised_by_name_may_use_it_and_a_rule_for_two_needs_two() {
    ApiClient hr = desk.login("hr.jiangnan");
    ApiClient legal = desk.login("legal.jiangnan");
    awaitState(hr, "filed");
    String account = keeper(hr, "legal_representative").path("account").asString();
    done(hr.post(SEAL + "/keepers/" + account + "/end", Map.of()));
    try {
      assertThat(keeper(hr, "legal_representative").path("authorised").asBoolean()).isFalse();
      refused(hr.post(SEAL + "/rule", Map.of("approvalFrom", "1")), 409, "second-person-missing");
      refused(hr.post(SEAL + "/rule", Map.of("approvalFrom", "-1")), 422, "seal-amount-malformed");
      String contract = halfSigned(hr);
      refused(legal.post(sealOf(contract), Map.of()), 403, "not-a-seal-keeper");
      desk.sealAndWait(desk.login("seal.jiangnan"), contract);
    } finally {
      done(hr.post(SEAL + "/keepers/" + account + "/authorise", Map.of()));
    }
    assertThat(keeper(hr, "legal_representative").path("authorised").asBoolean()).isTrue();
  }

  @Test
  void each_seal_has_an_electronic_seal_that_others_can_examine() throws Exception {
    ApiClient hr = desk.login("hr.jiangnan");
    awaitState(hr, "filed");
    await().atMost(PATIENCE).until(() -> seal(hr).path("electronic").asBoolean());
    ApiClient.Answer answer = hr.get(SEAL + "/1/electronic");
    done(answer);
    ElectronicSeal seal = SealReader.seal(answer.body());
    assertThat(seal.info().property().name()).startsWith("江南").endsWith("合同专用章");
    assertThat(seal.info().picture().type()).isEqualTo("PNG");
    assertThat(ImageIO.read(new ByteArrayInputStream(seal.info().picture().data())).getWidth())
        .isEqualTo(480);
    var maker = Certificates.read(seal.makerCertificate());
    assertThat(Sm2.verifies(maker.getPublicKey(), seal.signedBytes(), seal.signature())).isTrue();
    refused(hr.get(SEAL + "/99/electronic"), 404, "not-found");
    assertThat(hr.get("/api/v1/organisations/mine/timeline").json().toString())
        .contains("electronic-seal.done");
  }

  private String halfSigned(ApiClient hr) {
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    return contract;
  }

  private static String sealOf(String contract) {
    return "/api/v1/contracts/" + contract + "/seal";
  }

  private static String state(ApiClient hr, String contract) {
    return hr.get("/api/v1/contracts/" + contract + "/status").json().path("state").asString();
  }

  private static JsonNode seal(ApiClient hr) {
    return hr.get(SEAL).json().path("seals").path(0);
  }

  private static JsonNode keeper(ApiClient hr, String role) {
    for (JsonNode person : hr.get(SEAL).json().path("people")) {
      if (person.path("role").asString().equals(role)) {
        return person;
      }
    }
    throw new AssertionError("nobody is " + role);
  }

  private static JsonNode newest(ApiClient hr) {
    return hr.get(SEAL + "/uses").json().path("uses").path(0);
  }

  private static void awaitState(ApiClient hr, String state) {
    await().atMost(PATIENCE).until(() -> seal(hr).path("state").asString().equals(state));
  }

  private static void done(ApiClient.Answer answer) {
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
  }

  private static void refused(ApiClient.Answer answer, int status, String code) {
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(status);
    assertThat(new String(answer.body())).contains(code);
  }
}
