package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.face.Movement;
import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.face.clips.Performance;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The face route over the API, with real clips, real models and the server's own draw. */
@JourneyTest
final class JourneyWithFaceTest {
  private static final ClipLibrary CLIPS = new ClipLibrary(Path.of("..", "face", "clips"));
  private static final String SESSION = "/api/v1/signing/session";

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  /** What the server asked for, one after the other: as much of the draw as a page learns. */
  private final List<String> asked = new ArrayList<>();

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

    JsonNode decision = perform(CLIPS.performance("person-a"));

    assertThat(decision.path("outcome").asString())
        .as("%s after %s", decision, asked)
        .isEqualTo("passed");
    desk.readAndSign(phone);
  }

  @Test
  void another_person_than_on_the_photo_is_refused_and_may_take_the_other_way() throws IOException {
    Desk.step(upload("person-b"), "camera");

    JsonNode decision = perform(CLIPS.performance("person-a"));

    assertThat(decision.path("reason").asString())
        .as("%s after %s", decision, asked)
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
    return phone.upload(SESSION + "/portrait", CLIPS.portrait(person), "image/jpeg");
  }

  /**
   * Answers one instruction after the other, as a person before the page does. Each frame carries
   * the time it is really shown at: on a fast machine any fixed pace would run ahead of the
   * server's clock, and be refused.
   */
  private JsonNode perform(Performance performance) {
    JsonNode progress = phone.post(SESSION + "/challenge", Map.of()).json().path("progress");
    Deque<byte[]> movement = new ArrayDeque<>();
    String doing = "";
    long begun = System.nanoTime();
    long millis = 0;
    while ("running".equals(progress.path("state").asString())) {
      String instruction = progress.path("instruction").asString();
      if (!instruction.equals(doing)) {
        doing = instruction;
        asked.add(instruction);
        movement.clear();
        if (!instruction.equals("look-front")) {
          movement.addAll(performance.move(movementOf(instruction)));
        }
      }
      byte[] frame =
          movement.isEmpty() ? performance.lookFront(1).getFirst() : movement.removeFirst();
      progress =
          phone
              .upload(
                  SESSION
                      + "/frames?sequence="
                      + progress.path("nextSequence").asInt()
                      + "&millis="
                      + millis,
                  frame,
                  "image/jpeg")
              .json();
      millis = Math.max(millis + 1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
    return phone.post(SESSION + "/decision", Map.of()).json();
  }

  private static Movement movementOf(String instruction) {
    return Movement.valueOf(instruction.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
