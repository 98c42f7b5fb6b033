package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The service did what was asked, died, and the answer never reached the phone: the worker goes on
 * where they stand, and nobody who holds less than they do gets further by it.
 */
@JourneyTest
final class LostAnswersTest {
  private static final ClipLibrary CLIPS = new ClipLibrary(Path.of("..", "face", "clips"));
  private static final String SESSION = "/api/v1/signing/session";

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private Desk desk;
  private ApiClient hr;

  @BeforeEach
  void openTheDesk() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 3));
    hr = desk.login("hr.jiangnan");
  }

  @Test
  void whoever_lost_the_answer_to_the_identity_shows_it_again_and_signs() {
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, desk.freeze(hr)), "bank-card");
    phone.postLosingTheAnswer(SESSION + "/bank-card", Map.of("card", desk.resident().get("card")));

    Desk.step(phone.get(SESSION), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
  }

  @Test
  void the_link_alone_reads_nothing_of_what_an_identified_worker_may_read() {
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, desk.freeze(hr)), "bank-card");
    phone.postLosingTheAnswer(SESSION + "/bank-card", Map.of("card", desk.resident().get("card")));

    refused(phone.get(SESSION + "/reading"), "not-this-step");
    refused(phone.get(SESSION + "/document"), "not-this-step");
    String other = Residents.at(installation.authoritiesUri(), 2).get("card");
    refused(phone.post(SESSION + "/bank-card", Map.of("card", other)), "identity-mismatch");
    refused(phone.get(SESSION + "/reading"), "not-this-step");
  }

  @Test
  void a_face_that_is_refused_raises_nobody_although_the_worker_was_identified_before()
      throws IOException {
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, desk.freeze(hr)), "bank-card");
    phone.postLosingTheAnswer(SESSION + "/bank-card", Map.of("card", desk.resident().get("card")));
    Desk.step(
        phone.post(SESSION + "/route", Map.of("route", "face", "faceConsent", true)), "portrait");
    Desk.step(
        phone.upload(SESSION + "/portrait", CLIPS.portrait("person-b"), "image/jpeg"), "camera");
    phone.post(SESSION + "/challenge", Map.of());

    var decision = phone.post(SESSION + "/decision", Map.of()).json();

    assertThat(decision.path("outcome").asString()).isNotEqualTo("passed");
    assertThat(decision.path("step").asString()).isEqualTo("camera");
    refused(phone.get(SESSION + "/reading"), "not-this-step");
  }

  @Test
  void every_other_step_goes_on_after_its_answer_was_lost() {
    String token = desk.invite(hr, desk.freeze(hr));
    ApiClient phone = desk.phone();
    phone.postLosingTheAnswer(SESSION + "s", Map.of("token", token));
    Desk.step(phone.post(SESSION + "s", Map.of("token", token)), "notice");
    phone.postLosingTheAnswer(SESSION + "/agree", Map.of());
    refused(phone.post(SESSION + "/agree", Map.of()), "not-this-step");
    Desk.step(phone.get(SESSION), "route");
    phone.postLosingTheAnswer(SESSION + "/route", Map.of("route", "bank-card"));
    Set<String> before = desk.codesSoFar();
    Map<String, String> number = Map.of("idNumber", desk.resident().get("idNumber"));
    phone.postLosingTheAnswer(SESSION + "/number", number);
    refused(phone.post(SESSION + "/number", number), "not-this-step");
    phone.postLosingTheAnswer(SESSION + "/code", Map.of("code", desk.code(before)));
    Desk.step(phone.get(SESSION), "bank-card");
    desk.bankCard(phone);

    String sha256 = phone.get(SESSION + "/reading").json().path("sha256").asString();
    phone.postLosingTheAnswer(SESSION + "/reading", Map.of("reachedEnd", true, "seconds", 40));
    Set<String> earlier = desk.codesSoFar();
    phone.postLosingTheAnswer(SESSION + "/will/code", Map.of());
    refused(phone.post(SESSION + "/will/code", Map.of()), "too-many-requests");
    Map<String, Object> will =
        Map.of("sha256", sha256, "code", desk.code(earlier), "signature", Desk.SIGNATURE);
    phone.postLosingTheAnswer(SESSION + "/will", will);
    assertThat(phone.post(SESSION + "/will", will).status()).isEqualTo(200);
    desk.waitFor(phone, "half-signed");
  }

  @Test
  void the_copy_of_somebody_who_lost_the_answer_to_the_code_asks_for_another_code() {
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);

    ApiClient later = desk.phone();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> later.post(SESSION + "s", Map.of("token", desk.newestLink())).status() == 200);
    Set<String> before = desk.codesSoFar();
    later.post(SESSION + "/number", Map.of("idNumber", desk.resident().get("idNumber")));
    later.postLosingTheAnswer(SESSION + "/code", Map.of("code", desk.code(before)));
    Desk.step(later.get(SESSION), "code");
    refused(later.get(SESSION + "/copy"), "not-this-step");

    Set<String> used = desk.codesSoFar();
    Desk.step(later.post(SESSION + "/code/again", Map.of()), "code");
    Desk.step(later.post(SESSION + "/code", Map.of("code", desk.code(used))), "half-signed");
    assertThat(later.get(SESSION + "/copy").status()).isEqualTo(200);
  }

  private static void refused(ApiClient.Answer answer, String code) {
    assertThat(answer.code()).as(new String(answer.body())).isEqualTo(code);
  }
}
