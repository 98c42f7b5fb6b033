package cn.laborproof.signing.mediation;

import static cn.laborproof.signing.mediation.MediationRoom.AGREEMENTS;
import static cn.laborproof.signing.mediation.MediationRoom.status;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.PdfExaminer;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.VerdictRule;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Residents;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@JourneyTest
final class MediationAgreementTest {
  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private MediationRoom room;
  private ApiClient mediator;
  private ApiClient respondentsKeeper;
  private ApiClient bodysKeeper;

  @BeforeEach
  void openTheRoom() {
    room =
        new MediationRoom(
            port, installation.data(), Residents.at(installation.authoritiesUri(), 1));
    mediator = room.login("mediator");
    respondentsKeeper = room.login("seal.jiangnan");
    bodysKeeper = room.login("seal.mediation");
  }

  @Test
  void four_signatures_on_one_pdf_pass_our_verifier_and_put_the_agreement_in_force()
      throws IOException {
    String id = room.freeze(mediator, respondentsKeeper);
    ApiClient phone = room.workerSigns(mediator, id);
    room.respondentSeals(respondentsKeeper, id);
    room.mediatorSigns(mediator, id);
    room.bodySeals(bodysKeeper, id);

    JsonNode status = status(respondentsKeeper, id);
    assertThat(status.path("inForce").asBoolean()).isTrue();
    assertThat(times(status)).hasSize(4).doesNotContain("");
    assertThat(indication(mediator.get(AGREEMENTS + "/" + id + "/document").body()))
        .isEqualTo(Indication.TOTAL_PASSED);
    assertThat(phone.get("/api/v1/signing/session").json().path("step").asString())
        .isEqualTo("concluded");
    assertThat(kinds(mediator.get(AGREEMENTS + "/" + id + "/timeline").json()))
        .containsSubsequence(
            "agreement.drafted",
            "agreement.frozen",
            "invitation.made",
            "consent.e-form",
            "identity-check.done",
            "agreement.read",
            "will.confirmed",
            "worker-signature.done",
            "seal.asked",
            "employer-seal.done",
            "will.confirmed",
            "mediator-certificate.done",
            "mediator-signature.done",
            "seal.asked",
            "mediation-body-seal.done",
            "archive-timestamp.done",
            "agreement.concluded");
    JsonNode reference = reference(status);
    assertThat(reference.path("kind").asString()).isEqualTo("mediation-agreement");
    assertThat(reference.path("inForce").asBoolean()).isTrue();
  }

  @Test
  void it_is_not_in_force_while_any_of_the_four_signatures_is_missing() throws IOException {
    String id = room.freeze(mediator, respondentsKeeper);
    refusedOutOfTurn(id, "frozen");

    room.workerSigns(mediator, id);
    notInForce(id, "worker-signed", 1);
    assertThat(bodysKeeper.post(AGREEMENTS + "/" + id + "/seal", Map.of()).code())
        .isEqualTo("wrong-state");
    assertThat(mediator.post(AGREEMENTS + "/" + id + "/mediator-code", Map.of()).code())
        .isEqualTo("wrong-state");

    room.respondentSeals(respondentsKeeper, id);
    notInForce(id, "respondent-signed", 2);
    assertThat(bodysKeeper.post(AGREEMENTS + "/" + id + "/seal", Map.of()).code())
        .isEqualTo("wrong-state");

    room.mediatorSigns(mediator, id);
    notInForce(id, "mediator-signed", 3);
    assertThat(respondentsKeeper.post(AGREEMENTS + "/" + id + "/seal", Map.of()).code())
        .isEqualTo("not-allowed");

    assertThat(
            respondentsKeeper
                .post(AGREEMENTS + "/" + id + "/respondent-refusal", Map.of())
                .json()
                .path("state")
                .asString())
        .isEqualTo("withdrawn");
    assertThat(bodysKeeper.post(AGREEMENTS + "/" + id + "/seal", Map.of()).code())
        .isEqualTo("wrong-state");
    assertThat(status(mediator, id).path("inForce").asBoolean()).isFalse();
  }

  @Test
  void another_employer_sees_nothing_of_it() {
    String id = room.freeze(mediator, respondentsKeeper);
    ApiClient stranger = room.login("legal.yunfan");

    assertThat(stranger.get(AGREEMENTS + "/" + id).code()).isEqualTo("not-found");
    assertThat(stranger.post(AGREEMENTS + "/" + id + "/respondent-seal", Map.of()).code())
        .isEqualTo("not-found");
    assertThat(stranger.get(AGREEMENTS).json().path("agreements").size()).isZero();
  }

  @Test
  void a_respondent_that_is_not_registered_is_named_beside_its_field() {
    var answer = mediator.post(AGREEMENTS, Map.of("data", room.data("91350100M000100Y43")));

    assertThat(answer.code()).isEqualTo("invalid-input");
    assertThat(answer.json().path("fields").get(0).path("field").asString())
        .isEqualTo("respondent.creditCode");
  }

  private void refusedOutOfTurn(String id, String state) {
    assertThat(status(mediator, id).path("state").asString()).isEqualTo(state);
    assertThat(
            respondentsKeeper.post(AGREEMENTS + "/" + id + "/respondent-seal", Map.of()).status())
        .isEqualTo(404);
  }

  private void notInForce(String id, String state, int signatures) throws IOException {
    JsonNode status = status(mediator, id);
    assertThat(status.path("state").asString()).isEqualTo(state);
    assertThat(status.path("inForce").asBoolean()).isFalse();
    assertThat(times(status).stream().filter(time -> !time.isEmpty())).hasSize(signatures);
    assertThat(reference(status).path("inForce").asBoolean()).isFalse();
    assertThat(indication(mediator.get(AGREEMENTS + "/" + id + "/document").body()))
        .isNotEqualTo(Indication.TOTAL_PASSED);
  }

  private JsonNode reference(JsonNode status) {
    return room.worker()
        .phone()
        .get("/api/v1/public/references/" + status.path("reference").asString())
        .json();
  }

  private Indication indication(byte[] pdf) throws IOException {
    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    var examination = new PdfExaminer().examine("agreement.pdf", pdf, trust, Instant.now());
    return VerdictRule.decide(examination.required(), examination.checks()).indication();
  }

  private static List<String> times(JsonNode status) {
    var times = new ArrayList<String>();
    status.path("places").forEach(place -> times.add(place.path("signedAt").asString("")));
    return times;
  }

  private static List<String> kinds(JsonNode timeline) {
    var kinds = new ArrayList<String>();
    timeline.forEach(event -> kinds.add(event.path("kind").asString()));
    return kinds;
  }
}
