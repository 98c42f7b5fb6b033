package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoreographyTest {
  private final Choreography choreography =
      new Choreography(
          List.of(Movement.TURN_LEFT, Movement.LOOK_DOWN, Movement.TURN_RIGHT, Movement.TURN_LEFT),
          2);

  @Test
  void a_single_frame_makes_no_movement() {
    assertThat(offer(Attitude.TURNED_LEFT)).isEmpty();
    assertThat(offer(Attitude.BETWEEN)).isEmpty();
    assertThat(offer(Attitude.TURNED_LEFT)).isEmpty();

    assertThat(choreography.seen()).isEmpty();
  }

  @Test
  void a_movement_counts_once_however_long_it_is_held_or_interrupted() {
    offer(Attitude.TURNED_LEFT, Attitude.TURNED_LEFT, Attitude.TURNED_LEFT, Attitude.BETWEEN);

    assertThat(offer(Attitude.BETWEEN, Attitude.TURNED_LEFT, Attitude.TURNED_LEFT)).isEmpty();
    assertThat(choreography.seen()).containsExactly(Movement.TURN_LEFT);
    assertThat(choreography.instruction()).isEqualTo(Instruction.LOOK_FRONT);
  }

  @Test
  void the_same_movement_again_after_the_front_is_one_too_many() {
    offer(Attitude.TURNED_LEFT, Attitude.TURNED_LEFT, Attitude.FRONT, Attitude.FRONT);

    assertThat(offer(Attitude.TURNED_LEFT, Attitude.TURNED_LEFT))
        .contains(FaceReason.WRONG_MOVEMENT);
  }

  @Test
  void the_other_way_round_is_refused() {
    assertThat(offer(Attitude.TURNED_RIGHT, Attitude.TURNED_RIGHT))
        .contains(FaceReason.WRONG_MOVEMENT);
  }

  @Test
  void movements_may_follow_each_other_without_a_rest() {
    assertThat(
            offer(
                Attitude.TURNED_LEFT,
                Attitude.TURNED_LEFT,
                Attitude.LOWERED,
                Attitude.LOWERED,
                Attitude.TURNED_RIGHT,
                Attitude.TURNED_RIGHT))
        .isEmpty();
    assertThat(choreography.seen()).hasSize(3);
    assertThat(choreography.danced()).isFalse();
  }

  @Test
  void a_lost_frame_interrupts_what_was_about_to_be_a_movement() {
    offer(Attitude.TURNED_LEFT);
    choreography.interrupt();
    offer(Attitude.TURNED_LEFT);

    assertThat(choreography.seen()).isEmpty();
  }

  @Test
  void a_turned_plane_is_refused() {
    assertThat(offer(Attitude.FLAT, Attitude.FLAT)).contains(FaceReason.FLAT_PICTURE);
  }

  @Test
  void after_the_last_movement_the_face_rests() {
    offer(Attitude.TURNED_LEFT, Attitude.TURNED_LEFT, Attitude.LOWERED, Attitude.LOWERED);
    offer(Attitude.TURNED_RIGHT, Attitude.TURNED_RIGHT, Attitude.FRONT, Attitude.FRONT);
    offer(Attitude.TURNED_LEFT, Attitude.TURNED_LEFT, Attitude.FRONT);
    assertThat(choreography.framesInFront()).isZero();

    offer(Attitude.FRONT, Attitude.FRONT);

    assertThat(choreography.danced()).isTrue();
    assertThat(choreography.framesInFront()).isEqualTo(3);
  }

  private Optional<FaceReason> offer(Attitude... attitudes) {
    Optional<FaceReason> reason = Optional.empty();
    for (Attitude attitude : attitudes) {
      reason = choreography.offer(attitude);
    }
    return reason;
  }
}
