package cn.laborproof.face;

/** The one thing the page asks of the person now. */
public enum Instruction {
  /** Look straight into the camera; also asked for between two movements and at the end. */
  LOOK_FRONT,
  /** Turn to your own left. */
  TURN_LEFT,
  /** Turn to your own right. */
  TURN_RIGHT,
  LOOK_DOWN,
  COME_CLOSER,
  /** Nothing more to do: the session is over, see the decision. */
  DONE;

  static Instruction of(Movement movement) {
    return switch (movement) {
      case TURN_LEFT -> TURN_LEFT;
      case TURN_RIGHT -> TURN_RIGHT;
      case LOOK_DOWN -> LOOK_DOWN;
      case COME_CLOSER -> COME_CLOSER;
    };
  }
}
