package cn.laborproof.face;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What can be said of a frame without looking at it: its turn in the sequence, its time, its size,
 * and whether it was sent before. Takes every admitted frame into the media digest.
 */
final class FrameGate {
  private final FacePolicy.Stream policy;
  private final MessageDigest media = Sha256.start();
  private final List<String> digests = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private long firstMillis;
  private long lastMillis;

  FrameGate(FacePolicy.Stream policy) {
    this.policy = policy;
  }

  /** What to do with a frame. */
  sealed interface Admission {
    /** Look at it. */
    record Fresh() implements Admission {}

    /**
     * Byte for byte the frame before: the camera has no new picture yet. Counted, not looked at.
     */
    record Unchanged() implements Admission {}

    /** The page repeats a call whose answer was lost. Not counted again. */
    record Repeated() implements Admission {}

    record Refused(FaceReason reason) implements Admission {}
  }

  /**
   * @param sinceFirst how long ago the first frame came, by the server's clock; zero for the first
   */
  Admission admit(CameraFrame frame, Duration sinceFirst) {
    if (frame.jpeg().length > policy.maxFrameBytes()) {
      return new Admission.Refused(FaceReason.FRAME_TOO_LARGE);
    }
    String digest = Sha256.hex(frame.jpeg());
    int expected = digests.size();
    if (frame.sequence() != expected) {
      boolean sentBefore =
          frame.sequence() >= 0
              && frame.sequence() < expected
              && digests.get(frame.sequence()).equals(digest);
      return sentBefore
          ? new Admission.Repeated()
          : new Admission.Refused(FaceReason.FRAME_OUT_OF_ORDER);
    }
    if (expected == policy.maxFrames()) {
      return new Admission.Refused(FaceReason.TOO_MANY_FRAMES);
    }
    if (!plausible(frame.capturedMillis(), sinceFirst)) {
      return new Admission.Refused(FaceReason.CLOCK_IMPLAUSIBLE);
    }
    boolean unchanged = expected > 0 && digests.getLast().equals(digest);
    if (!unchanged && !known.add(digest)) {
      return new Admission.Refused(FaceReason.FRAME_REPLAYED);
    }
    take(frame, digest);
    return unchanged ? new Admission.Unchanged() : new Admission.Fresh();
  }

  private boolean plausible(long millis, Duration sinceFirst) {
    if (digests.isEmpty()) {
      return millis >= 0;
    }
    // Frames may come late, never early: a page whose clock runs ahead is feeding a recording.
    long ahead = millis - firstMillis - sinceFirst.toMillis();
    return millis > lastMillis && ahead <= policy.clockTolerance().toMillis();
  }

  private void take(CameraFrame frame, String digest) {
    if (digests.isEmpty()) {
      firstMillis = frame.capturedMillis();
    }
    lastMillis = frame.capturedMillis();
    digests.add(digest);
    byte[] head =
        ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
            .putLong(frame.sequence())
            .putLong(frame.capturedMillis())
            .putInt(frame.jpeg().length)
            .array();
    media.update(head);
    media.update(frame.jpeg());
  }

  /** How many frames are in the digest; also the sequence number expected next. */
  int taken() {
    return digests.size();
  }

  /** The digest over all frames so far, lower-case hex. */
  String mediaSha256() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) media.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }
}
