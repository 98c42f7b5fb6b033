package cn.laborproof.face;

import java.time.Duration;

/**
 * All thresholds of the face check, in four groups. The defaults are measured
 * (docs/adr/0005-limits-of-the-face-engine.md) on small sets: they are indicative, and an operator
 * with data of its own changes them here and nowhere else.
 */
public record FacePolicy(
    Portraits portraits, Stream stream, Scores scores, Motion motion, Duration timeLimit) {

  /** The defaults; 60 seconds from the draw to the last frame. */
  public static FacePolicy defaults() {
    return new FacePolicy(
        Portraits.defaults(),
        Stream.defaults(),
        Scores.defaults(),
        Motion.defaults(),
        Duration.ofSeconds(60));
  }

  /**
   * The ID photo.
   *
   * @param maxBytes size of the upload
   * @param maxPixels width times height, read from the header before decoding
   * @param minFaceHeight in pixels; under 100 genuine comparisons begin to fail
   */
  public record Portraits(int maxBytes, long maxPixels, int minFaceHeight) {
    static Portraits defaults() {
      return new Portraits(12 << 20, 50_000_000L, 100);
    }
  }

  /**
   * The stream of frames.
   *
   * @param maxFrames per session
   * @param maxFrameBytes per JPEG
   * @param maxFramePixels per JPEG, read from the header before decoding
   * @param clockTolerance how far the page's clock may run ahead of the server's
   * @param maxFramesWithoutFace in a row, once a face was seen
   * @param maxFramesWithSeveral in all
   * @param minFaceWidth in pixels; smaller faces make the passive score unreliable
   */
  public record Stream(
      int maxFrames,
      int maxFrameBytes,
      long maxFramePixels,
      Duration clockTolerance,
      int maxFramesWithoutFace,
      int maxFramesWithSeveral,
      int minFaceWidth) {
    static Stream defaults() {
      return new Stream(600, 512 << 10, 1_300_000L, Duration.ofSeconds(3), 15, 2, 80);
    }
  }

  /**
   * The scores, 0 to 1.
   *
   * @param likenessAccept at least: the person of the portrait
   * @param likenessReview at least: a person decides; below: refused
   * @param samePerson lowest cosine of a frame with the mean of the session
   * @param samePersonTurned lowest cosine of a turned frame with it; below, the turn does not count
   * @param livenessAccept median at least: no trace of a recaptured picture
   * @param livenessReview median at least: a person decides; below: refused
   * @param minLivenessFrames frontal frames the median needs
   */
  public record Scores(
      double likenessAccept,
      double likenessReview,
      double samePerson,
      double samePersonTurned,
      double livenessAccept,
      double livenessReview,
      int minLivenessFrames) {
    public Scores {
      if (likenessReview > likenessAccept || livenessReview > livenessAccept) {
        throw new IllegalArgumentException("a review threshold lies above its accept threshold");
      }
    }

    static Scores defaults() {
      return new Scores(0.50, 0.42, 0.42, 0.70, 0.50, 0.30, 8);
    }
  }

  /**
   * The movements, relative to the person's own frontal baseline, because a resting head reads
   * anything from −9° to +15°.
   *
   * @param baselineFrames frontal frames in a row whose medians make the baseline
   * @param sustainedFrames so many frames in a row make a movement, so that one bad frame makes
   *     none
   * @param turnDegrees a turn begins here
   * @param downDegrees a lowered chin begins here
   * @param closerRatio the face has come closer at this multiple of its size
   * @param frontDegrees within this the face counts as frontal
   * @param plane what gives a flat picture away
   */
  public record Motion(
      int baselineFrames,
      int sustainedFrames,
      double turnDegrees,
      double downDegrees,
      double closerRatio,
      double frontDegrees,
      Plane plane) {
    static Motion defaults() {
      return new Motion(5, 2, 18, 14, 1.18, 10, new Plane(0.85, 0.022, 12));
    }
  }

  /**
   * What a real turn of the head keeps and a turned photograph does not. Measured beyond 18°: real
   * turns keep 0.96 to 1.03 of the aspect, show a relief of 0.025 to 0.046, nod by at most 4° and
   * stay at 0.80 or more of the person's own likeness; flat pictures miss at least one of the four
   * (see {@link Scores#samePersonTurned()} for the last).
   *
   * @param minAspect width to height of the face as a share of the frontal one: a head is as deep
   *     as it is wide, a photograph narrows
   * @param minRelief departure from the best plane, see {@link Relief}
   * @param maxPitchDegrees a turn that also nods so much proves nothing: tilted photographs look
   *     like it
   */
  public record Plane(double minAspect, double minRelief, double maxPitchDegrees) {}
}
