package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The face route over the API, with real clips, real models and the server's own draw. */
@JourneyTest
final class JourneyWithFaceTest {
  private static final String SESSION = "/api/v1/signing/session";

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private final BeforeTheCamera camera = new BeforeTheCamera();

  private Desk desk;
  private ApiClient phone;

  @BeforeEach
  void comeToTheIdPhoto() {
    desk = new Desk(port, installation.data(), Residents.first(installation.authoritiesUri()));
    ApiClient hr = desk.login("hr.jiangnan");
    phone = desk.towardsIdentity(desk.invite(hr, desk.freeze(hr)), "face");
  }

  @Test
  void the_person_of_the_photo_who_follows_the_draw_signs() throws IOException {
    Desk.step(upload("person-a"), "camera");

    JsonNode decision = camera.perform(phone, "person-a");

    assertThat(decision.path("outcome").asString())
        .as("%s after %s", decision, camera.asked())
        .isEqualTo("passed");
    desk.readAndSign(phone);
  }

  @Test
  void another_person_than_on_the_photo_is_refused_and_may_take_the_other_way() throws IOException {
    Desk.step(upload("person-b"), "camera");

    JsonNode decision = camera.perform(phone, "person-a");

    assertThat(decision.path("reason").asString())
        .as("%s after %s", decision, camera.asked())
        .isEqualTo("face.not-the-portrait");
    assertThat(decision.path("outcome").asString()).isEqualTo("refused");
    Desk.step(phone.post(SESSION + "/route", Map.of("route", "bank-card")), "bank-card");
    desk.bankCard(phone);
  }

  @Test
  void a_photo_without_a_face_is_refused_with_its_reason() {
    ApiClient.Answer answer = phone.upload(SESSION + "/portrait", new byte[2000], "image/jpeg");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("portrait-refused");
  }

  private ApiClient.Answer upload(String person) throws IOException {
    return camera.portrait(phone, person);
  }
}
