package cn.laborproof.face;

import java.util.Objects;

/**
 * One picture of the camera as the page sent it.
 *
 * @param sequence 0 for the first frame of a session, then one more each time, without a gap
 * @param capturedMillis when the page took it, in milliseconds of the page's own monotonic clock
 *     since its first frame; strictly growing
 * @param jpeg a baseline JPEG, unmirrored, at the camera's own resolution; not copied, the caller
 *     must not change it afterwards
 */
public record CameraFrame(int sequence, long capturedMillis, byte[] jpeg) {
  public CameraFrame {
    Objects.requireNonNull(jpeg, "jpeg");
  }

  @Override
  public String toString() {
    return "CameraFrame[" + sequence + ", " + capturedMillis + " ms, " + jpeg.length + " bytes]";
  }
}
