package cn.laborproof.face;

/**
 * The person's own frontal face, against which all movements are measured.
 *
 * @param yaw in degrees
 * @param pitch in degrees
 * @param size of the face in pixels
 * @param aspect width to height of the face
 * @param landmarks the median of the 68 points
 */
record Baseline(double yaw, double pitch, double size, double aspect, Points landmarks) {

  /** In between: the face is near enough to its resting size to count as frontal. */
  private static final double SIZE_TOLERANCE = 0.12;

  Attitude attitude(Sighting.Seen seen, FacePolicy.Motion policy) {
    double turn = seen.pose().yaw() - yaw;
    double down = seen.pose().pitch() - pitch;
    double closer = seen.face().size() / size;
    if (Math.abs(turn) >= policy.turnDegrees()) {
      return turned(seen, turn, down, policy.plane());
    }
    if (down >= policy.downDegrees()) {
      return Attitude.LOWERED;
    }
    if (closer >= policy.closerRatio()) {
      return Attitude.CLOSE;
    }
    boolean front =
        Math.abs(turn) < policy.frontDegrees()
            && Math.abs(down) < policy.frontDegrees()
            && Math.abs(closer - 1) < SIZE_TOLERANCE;
    return front ? Attitude.FRONT : Attitude.BETWEEN;
  }

  private Attitude turned(Sighting.Seen seen, double turn, double down, FacePolicy.Plane plane) {
    if (Math.abs(down) > plane.maxPitchDegrees()) {
      return Attitude.BETWEEN;
    }
    boolean flat =
        seen.aspect() < plane.minAspect() * aspect
            || !(Relief.of(landmarks, seen.landmarks()) >= plane.minRelief());
    if (flat) {
      return Attitude.FLAT;
    }
    return turn > 0 ? Attitude.TURNED_LEFT : Attitude.TURNED_RIGHT;
  }
}
