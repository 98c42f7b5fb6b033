package cn.laborproof.face;

/**
 * Why a session was refused or needs a person's review. The code is stable: it appears in evidence,
 * in the API and in message files.
 */
public enum FaceReason {
  /** Bytes that are no JPEG, are damaged, or hold more pixels than a camera frame may. */
  FRAME_UNREADABLE("face.frame-unreadable"),
  FRAME_TOO_LARGE("face.frame-too-large"),
  TOO_MANY_FRAMES("face.too-many-frames"),
  /** A sequence number was skipped, or used twice for different pictures. */
  FRAME_OUT_OF_ORDER("face.frame-out-of-order"),
  /** A picture came back that was sent before: cameras do not repeat themselves to the byte. */
  FRAME_REPLAYED("face.frame-replayed"),
  /** The page's clock went backwards, or far from the server's. */
  CLOCK_IMPLAUSIBLE("face.clock-implausible"),
  /** The time limit passed before all movements were seen. */
  EXPIRED("face.expired"),
  /** The decision was asked for before all movements were seen. */
  INCOMPLETE("face.incomplete"),
  NO_FACE("face.no-face"),
  SEVERAL_FACES("face.several-faces"),
  /** A movement that was not asked for at this point: another draw, or a mistake. */
  WRONG_MOVEMENT("face.wrong-movement"),
  /** The turned face follows a plane: a picture was turned, not a head. */
  FLAT_PICTURE("face.flat-picture"),
  /** Not the same person in all frames. */
  NOT_ONE_PERSON("face.not-one-person"),
  /** The frames carry the traces of a screen or a print. */
  NOT_LIVE("face.not-live"),
  /** The traces are not clear enough either way. */
  LIVENESS_UNCERTAIN("face.liveness-uncertain"),
  /** Another person than on the ID photo. */
  NOT_THE_PORTRAIT("face.not-the-portrait"),
  /** Alike, but not enough for a machine to decide. */
  LIKENESS_UNCERTAIN("face.likeness-uncertain");

  private final String code;

  FaceReason(String code) {
    this.code = code;
  }

  /** The stable code, {@code face.…}. */
  public String code() {
    return code;
  }
}
