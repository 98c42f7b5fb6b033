package cn.laborproof.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the movements against the draw. A movement is established by some frames in a row; it
 * counts once, until the face was frontal again or another movement began. What was not asked for
 * at this point refuses the session, so that no stream can hold all movements in all orders.
 */
final class Choreography {
  private final List<Movement> asked;
  private final int sustained;
  private final List<Movement> seen = new ArrayList<>();
  private Attitude established = Attitude.FRONT;
  private Attitude candidate = Attitude.FRONT;
  private int candidateFrames;

  Choreography(List<Movement> asked, int sustained) {
    this.asked = asked;
    this.sustained = sustained;
  }

  /**
   * Takes the next frame's attitude; the answer is empty as long as nothing speaks against the
   * session.
   */
  Optional<FaceReason> offer(Attitude attitude) {
    candidateFrames = attitude == candidate ? candidateFrames + 1 : 1;
    candidate = attitude;
    if (candidateFrames != sustained || attitude == Attitude.BETWEEN) {
      return Optional.empty();
    }
    Attitude before = established;
    established = attitude;
    return switch (attitude) {
      case FRONT, BETWEEN -> Optional.empty();
      case FLAT -> Optional.of(FaceReason.FLAT_PICTURE);
      case TURNED_LEFT -> moved(before != attitude, Movement.TURN_LEFT);
      case TURNED_RIGHT -> moved(before != attitude, Movement.TURN_RIGHT);
      case LOWERED -> moved(before != attitude, Movement.LOOK_DOWN);
      case CLOSE -> moved(before != attitude, Movement.COME_CLOSER);
    };
  }

  private Optional<FaceReason> moved(boolean anew, Movement movement) {
    if (!anew) {
      return Optional.empty();
    }
    boolean expected = seen.size() < asked.size() && asked.get(seen.size()) == movement;
    seen.add(movement);
    return expected ? Optional.empty() : Optional.of(FaceReason.WRONG_MOVEMENT);
  }

  /** A frame without a usable face interrupts what was about to be established. */
  void interrupt() {
    candidateFrames = 0;
  }

  boolean danced() {
    return seen.size() >= asked.size();
  }

  /** How long the face has been frontal, in frames, up to now. */
  int framesInFront() {
    return established == Attitude.FRONT && candidate == Attitude.FRONT ? candidateFrames : 0;
  }

  Instruction instruction() {
    return danced() || established != Attitude.FRONT
        ? Instruction.LOOK_FRONT
        : Instruction.of(asked.get(seen.size()));
  }

  List<Movement> seen() {
    return List.copyOf(seen);
  }
}
