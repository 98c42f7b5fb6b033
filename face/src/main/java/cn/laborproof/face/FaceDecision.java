package cn.laborproof.face;

/**
 * What a session comes to. Whether a refused person may try again, and how often, is the caller's
 * rule.
 */
public sealed interface FaceDecision {

  /** What stays of the session, whatever it came to. */
  SessionRecord record();

  /**
   * Alive as far as these means can tell, did what was drawn, and is the person of the portrait.
   *
   * @param face the face before the camera; biometric data, dropped unless the person agreed apart
   */
  record Passed(FaceScores scores, SessionRecord record, Embedding face) implements FaceDecision {}

  /** Not accepted. */
  record Refused(FaceReason reason, SessionRecord record) implements FaceDecision {}

  /**
   * All movements seen, but a score lies between the thresholds: a trained person decides, or
   * another way is taken.
   */
  record Review(FaceReason reason, FaceScores scores, SessionRecord record)
      implements FaceDecision {}
}
