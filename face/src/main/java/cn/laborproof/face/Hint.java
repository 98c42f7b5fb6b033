package cn.laborproof.face;

/** What keeps the last frame from being of use; help for the person, not a decision. */
public enum Hint {
  /** The frame is good. */
  NONE,
  NO_FACE,
  SEVERAL_FACES,
  TOO_FAR,
  TOO_CLOSE,
  TOO_DARK,
  TOO_BRIGHT,
  /** The face leaves the picture. */
  OFF_CENTRE,
  /** The picture is the same as the one before: the camera has not delivered a new one yet. */
  NOT_NEW
}
