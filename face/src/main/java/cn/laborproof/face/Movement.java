package cn.laborproof.face;

/**
 * What a challenge can ask of the person. Left and right are the <em>person's own</em>: the camera
 * does not mirror, so the person's left is the right side of the picture. A page that shows a
 * mirrored preview must mirror the preview only and send the frames as the camera gave them; then
 * "turn to your left" moves the mirrored face to the left, as in a mirror.
 */
public enum Movement {
  /**
   * Turn the head to your own left: the nose moves to the right side of the unmirrored picture, the
   * yaw grows.
   */
  TURN_LEFT,
  /**
   * Turn the head to your own right: the nose moves to the left side of the unmirrored picture, the
   * yaw falls.
   */
  TURN_RIGHT,
  /** Lower the chin towards the chest: the pitch grows. */
  LOOK_DOWN,
  /** Bring the face closer to the camera: the face grows in the picture. */
  COME_CLOSER
}
