package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.face.clips.Performance;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LivenessSessionTest {

  @Test
  void a_living_person_who_does_what_was_drawn_passes() {
    Challenge challenge = Stage.draw();

    Stage stage = new Stage(challenge, Stage.PERSON).play(Stage.performance(challenge.movements()));

    assertThat(stage.session.progress().state()).isEqualTo(Progress.State.COMPLETE);
    assertThat(stage.session.progress().instruction()).isEqualTo(Instruction.DONE);
    assertThat(stage.session.decide())
        .isInstanceOfSatisfying(
            FaceDecision.Passed.class,
            passed -> {
              assertThat(passed.scores().likeness()).isGreaterThan(800);
              assertThat(passed.scores().liveness()).isGreaterThan(950);
              assertThat(passed.scores().samePerson()).isGreaterThan(700);
            });
  }

  @Test
  void every_draw_can_be_passed() {
    Map<List<Movement>, Challenge> draws = new HashMap<>();
    SecureRandom random = new SecureRandom();
    while (draws.size() < 62) {
      Challenge challenge = Challenge.draw(random, Stage.START, FacePolicy.defaults().timeLimit());
      draws.put(challenge.movements(), challenge);
    }

    assertThat(draws.values())
        .allSatisfy(challenge ->
            assertThat(
                    new Stage(challenge, Stage.PERSON)
                        .play(Stage.performance(challenge.movements()))
                        .session
                        .decide())
                .isInstanceOf(FaceDecision.Passed.class));
  }

  @Test
  void a_person_who_only_knows_the_next_instruction_passes() throws Exception {
    Stage stage = new Stage(Stage.draw(), Stage.PERSON);
    Performance person = Stage.CLIPS.performance(Stage.PERSON);

    Progress progress = stage.session.progress();
    while (progress.state() == Progress.State.RUNNING) {
      List<byte[]> shown =
          progress.instruction() == Instruction.LOOK_FRONT
              ? person.lookFront(1)
              : person.move(Movement.valueOf(progress.instruction().name()));
      for (byte[] frame : shown) {
        progress = stage.show(frame);
      }
    }

    assertThat(stage.session.decide()).isInstanceOf(FaceDecision.Passed.class);
  }

  @Test
  void the_record_holds_digests_and_no_pictures() {
    Challenge challenge = Stage.draw();

    Stage stage = new Stage(challenge, Stage.PERSON).play(Stage.performance(challenge.movements()));
    SessionRecord record = stage.session.decide().record();

    assertThat(record.challengeId()).isEqualTo(challenge.id());
    assertThat(record.asked()).isEqualTo(challenge.movements());
    assertThat(record.seen()).isEqualTo(challenge.movements());
    assertThat(record.mediaSha256()).matches("[0-9a-f]{64}");
    assertThat(record.portraitSha256()).matches("[0-9a-f]{64}");
    assertThat(record.models()).hasSize(4).containsKey("fr_liveness.onnx");
    assertThat(record.frames()).isEqualTo(stage.session.progress().nextSequence());
    assertThat(record.duration()).isPositive().isLessThan(FacePolicy.defaults().timeLimit());
  }

  @Test
  void the_same_stream_under_another_draw_is_refused() {
    Challenge first = Stage.draw();
    Challenge second = Stage.draw(order -> !order.equals(first.movements()));

    Stage stage = new Stage(second, Stage.PERSON).play(Stage.performance(first.movements()));

    assertThat(stage.session.decide())
        .isInstanceOfSatisfying(
            FaceDecision.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(FaceReason.WRONG_MOVEMENT));
  }

  @Test
  void one_movement_too_many_is_refused() {
    Challenge challenge = Stage.draw(order -> !order.contains(Movement.LOOK_DOWN));
    List<byte[]> asked = Stage.performance(challenge.movements());
    List<byte[]> extra = Stage.performance(List.of(Movement.LOOK_DOWN));

    Stage stage = new Stage(challenge, Stage.PERSON);
    stage.play(asked.subList(0, asked.size() - 12));
    stage.play(extra.subList(18, extra.size() - 12));

    assertThat(stage.session.decide().record().seen()).hasSize(5).endsWith(Movement.LOOK_DOWN);
    assertThat(reason(stage)).isEqualTo(FaceReason.WRONG_MOVEMENT);
  }

  @Test
  void one_movement_too_few_is_refused() {
    Challenge challenge = Stage.draw();

    Stage stage =
        new Stage(challenge, Stage.PERSON)
            .play(Stage.performance(challenge.movements().subList(0, 3)));

    assertThat(stage.session.progress().state()).isEqualTo(Progress.State.RUNNING);
    assertThat(reason(stage)).isEqualTo(FaceReason.INCOMPLETE);
  }

  @Test
  void the_page_is_led_from_one_instruction_to_the_next() {
    Challenge challenge = Stage.draw();
    Stage stage = new Stage(challenge, Stage.PERSON);
    assertThat(stage.session.progress().instruction()).isEqualTo(Instruction.LOOK_FRONT);
    List<Instruction> given = new ArrayList<>();
    List<byte[]> frames = Stage.performance(challenge.movements());

    for (int i = 0; i < frames.size(); i += Stage.STEP) {
      Instruction instruction = stage.show(frames.get(i)).instruction();
      if (given.isEmpty() || given.getLast() != instruction) {
        given.add(instruction);
      }
    }

    List<Instruction> expected = new ArrayList<>(List.of(Instruction.LOOK_FRONT));
    for (Movement movement : challenge.movements()) {
      expected.add(Instruction.of(movement));
      expected.add(Instruction.LOOK_FRONT);
    }
    expected.add(Instruction.DONE);
    assertThat(given).isEqualTo(expected);
  }

  @Test
  void a_challenge_serves_one_session_only() {
    Challenge challenge = Stage.draw();
    Stage first = new Stage(challenge, Stage.PERSON);

    assertThat(first.session.challenge()).isSameAs(challenge);
    assertThatThrownBy(() -> new Stage(challenge, Stage.PERSON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_decision_does_not_change_when_asked_again() {
    Stage stage = new Stage(Stage.draw(), Stage.PERSON);
    FaceDecision first = stage.session.decide();

    stage.play(Stage.performance(stage.challenge.movements()));

    assertThat(stage.session.decide()).isSameAs(first);
    assertThat(stage.session.progress().state()).isEqualTo(Progress.State.REFUSED);
  }

  static FaceReason reason(Stage stage) {
    return ((FaceDecision.Refused) stage.session.decide()).reason();
  }
}
