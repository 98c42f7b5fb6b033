package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.face.clips.Performance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LivenessSessionTest {
  /** Frames until the baseline is found. */
  private static final int CALM = 10;

  /** So long a face must be in front to be seen in front; at twice the length it rests. */
  private static final int IN_FRONT = 4;

  /** Each movement's clip begins in front. */
  private static final int BEFORE_IT_MOVES = 3;

  @Test
  void a_living_person_who_does_what_was_drawn_passes_under_every_draw() {
    Draws.each(
        Draws.every(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON).play(Stage.performance(draw.movements()));

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
        });
  }

  @Test
  void a_person_who_only_knows_the_next_instruction_passes() {
    Draws.each(
        Draws.some(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON);
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
        });
  }

  @Test
  void the_record_holds_digests_and_no_pictures() {
    Draws.each(
        Draws.some(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON).play(Stage.performance(draw.movements()));
          SessionRecord record = stage.session.decide().record();

          assertThat(record.challengeId()).isEqualTo(draw.id());
          assertThat(record.asked()).isEqualTo(draw.movements());
          assertThat(record.seen()).isEqualTo(draw.movements());
          assertThat(record.mediaSha256()).matches("[0-9a-f]{64}");
          assertThat(record.portraitSha256()).matches("[0-9a-f]{64}");
          assertThat(record.models()).hasSize(4).containsKey("fr_liveness.onnx");
          assertThat(record.frames()).isEqualTo(stage.session.progress().nextSequence());
          assertThat(record.duration()).isPositive().isLessThan(FacePolicy.defaults().timeLimit());
        });
  }

  /** Each order is played to one other; with {@code laborproof.long}, to every other. */
  @Test
  void the_same_stream_under_another_draw_is_refused() {
    Draws.each(
        Draws.every(),
        recorded -> {
          List<byte[]> stream = Stage.performance(recorded.movements());

          for (Challenge other : Draws.otherThan(recorded)) {
            Stage stage = new Stage(other, Stage.PERSON).play(stream);

            assertThat(stage.refusal()).as("%s", other).isEqualTo(FaceReason.WRONG_MOVEMENT);
          }
        });
  }

  /**
   * A fifth movement of any kind, right after the fourth. It must begin before the face has rested
   * for four frames: with them the session is complete, and what the person does later is not
   * looked at. One kind for each draw; with {@code laborproof.long}, every kind.
   */
  @Test
  void one_movement_too_many_before_the_face_has_rested_is_refused() {
    Draws.each(
        Draws.every(),
        draw -> {
          for (Movement extra : tooMany(draw)) {
            Stage stage = new Stage(Draws.again(draw), Stage.PERSON);
            Performance person = Stage.CLIPS.performance(Stage.PERSON);
            stage.play(person.lookFront(CALM));
            for (Movement movement : draw.movements()) {
              stage.playUntilCounted(person.move(movement));
              stage.play(person.lookFront(IN_FRONT));
            }
            assertThat(stage.session.progress().state())
                .as("before %s", extra)
                .isEqualTo(Progress.State.RUNNING);

            List<byte[]> fifth = person.move(extra);
            stage.play(fifth.subList(BEFORE_IT_MOVES, fifth.size()));

            assertThat(stage.refusal()).as("then %s", extra).isEqualTo(FaceReason.WRONG_MOVEMENT);
            assertThat(stage.session.decide().record().seen())
                .hasSize(Challenge.LENGTH + 1)
                .startsWith(draw.movements().toArray(Movement[]::new))
                .endsWith(extra);
          }
        });
  }

  /** What a performance can still show: no more than two takes of a movement. */
  private static List<Movement> tooMany(Challenge draw) {
    List<Movement> kinds =
        Stream.of(Movement.values())
            .filter(kind -> Collections.frequency(draw.movements(), kind) < 2)
            .toList();
    int one = Math.floorMod(draw.id().hashCode(), kinds.size());
    return Draws.LONG ? kinds : kinds.subList(one, one + 1);
  }

  @Test
  void what_the_person_does_when_the_session_is_complete_is_not_looked_at() {
    Draws.each(
        Draws.some(),
        draw -> {
          List<byte[]> asked = Stage.performance(draw.movements());
          Stage stage = new Stage(draw, Stage.PERSON).play(asked);
          Progress complete = stage.session.progress();

          stage.show(new byte[0]);

          assertThat(complete.state()).isEqualTo(Progress.State.COMPLETE);
          assertThat(stage.session.progress()).isEqualTo(complete);
          assertThat(stage.session.decide()).isInstanceOf(FaceDecision.Passed.class);
        });
  }

  @Test
  void one_movement_too_few_is_refused() {
    Draws.each(
        Draws.every(),
        draw -> {
          List<Movement> three = draw.movements().subList(0, Challenge.LENGTH - 1);

          Stage stage = new Stage(draw, Stage.PERSON).play(Stage.performance(three));

          assertThat(stage.session.progress().state()).isEqualTo(Progress.State.RUNNING);
          assertThat(stage.refusal()).isEqualTo(FaceReason.INCOMPLETE);
        });
  }

  @Test
  void the_page_is_led_from_one_instruction_to_the_next() {
    Draws.each(
        Draws.some(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON);
          assertThat(stage.session.progress().instruction()).isEqualTo(Instruction.LOOK_FRONT);
          List<Instruction> given = new ArrayList<>();
          List<byte[]> frames = Stage.performance(draw.movements());

          for (int i = 0; i < frames.size(); i += Stage.STEP) {
            Instruction instruction = stage.show(frames.get(i)).instruction();
            if (given.isEmpty() || given.getLast() != instruction) {
              given.add(instruction);
            }
          }

          List<Instruction> expected = new ArrayList<>(List.of(Instruction.LOOK_FRONT));
          for (Movement movement : draw.movements()) {
            expected.add(Instruction.of(movement));
            expected.add(Instruction.LOOK_FRONT);
          }
          expected.add(Instruction.DONE);
          assertThat(given).isEqualTo(expected);
        });
  }

  @Test
  void a_challenge_serves_one_session_only() {
    Challenge challenge = Draws.any();
    Stage first = new Stage(challenge, Stage.PERSON);

    assertThat(first.session.challenge()).isSameAs(challenge);
    assertThatThrownBy(() -> new Stage(challenge, Stage.PERSON))
        .as("%s", challenge)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_decision_does_not_change_when_asked_again() {
    Stage stage = new Stage(Draws.any(), Stage.PERSON);
    FaceDecision first = stage.session.decide();

    stage.play(Stage.performance(stage.challenge.movements()));

    assertThat(stage.session.decide()).as("%s", stage.challenge).isSameAs(first);
    assertThat(stage.session.progress().state()).isEqualTo(Progress.State.REFUSED);
  }
}
