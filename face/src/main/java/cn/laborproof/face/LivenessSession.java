package cn.laborproof.face;

import java.time.Clock;

/**
 * One attempt of one person before the camera: takes the frames of the page one by one, follows the
 * movements against the draw, and ends in a {@link FaceDecision}.
 *
 * <p>The frames are looked at and forgotten; a running digest, some scores and a handful of
 * embeddings stay in memory until the session is dropped. Nothing of it is written down, so a
 * session cannot be resumed: after a restart of the server, or when the page was reloaded, the
 * caller opens a new session with a new draw. That is on purpose: a stored session would be a
 * stored biometric, and a draw that outlives its session could be answered at leisure.
 *
 * <p>Thread-safe: calls of one session run one after the other. Sequence numbers make a repeated
 * call harmless: a frame that was already taken is answered with the present progress.
 */
public final class LivenessSession {
  private final Challenge challenge;
  private final FaceEngine engine;

  private LivenessSession(Challenge challenge, FaceEngine engine) {
    this.challenge = challenge;
    this.engine = engine;
  }

  /** Begins a session. Open it only after the person's separate consent to face processing. */
  public static LivenessSession open(
      Challenge challenge, Portrait portrait, FaceEngine engine, FacePolicy policy, Clock clock) {
    return new LivenessSession(challenge, engine);
  }

  public Challenge challenge() {
    return challenge;
  }

  /**
   * Takes the next frame. Never throws for what the page sent: a bad frame refuses the session,
   * with its reason.
   */
  public synchronized Progress offer(CameraFrame frame) {
    throw new UnsupportedOperationException("coming: " + frame + engine);
  }

  /** Where the session stands, without a new frame. */
  public synchronized Progress progress() {
    throw new UnsupportedOperationException("coming");
  }

  /** Ends the session and says what it comes to; asked again, it says the same. */
  public synchronized FaceDecision decide() {
    throw new UnsupportedOperationException("coming");
  }
}
