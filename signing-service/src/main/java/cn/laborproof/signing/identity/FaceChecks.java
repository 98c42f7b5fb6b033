package cn.laborproof.signing.identity;

import cn.laborproof.face.CameraFrame;
import cn.laborproof.face.Challenge;
import cn.laborproof.face.FaceDecision;
import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.FacePolicy;
import cn.laborproof.face.LivenessSession;
import cn.laborproof.face.Portrait;
import cn.laborproof.face.PortraitOutcome;
import cn.laborproof.face.Progress;
import cn.laborproof.signing.shared.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Face checks that are going on. Portraits, frames and draws live in memory only and for minutes: a
 * stored one would be a stored biometric. After a restart the person shows the photo again and
 * meets a new draw.
 */
@Service
public class FaceChecks {
  /** How long a portrait waits for the camera. */
  private static final Duration PORTRAIT_LIFE = Duration.ofMinutes(15);

  /** More checks at once than a city starts in a quarter of an hour on one machine. */
  private static final int MOST_CHECKS = 5_000;

  private final ObjectProvider<FaceEngine> engine;
  private final FacePolicy policy;
  private final SecureRandom random;
  private final Clock clock;
  private final ConcurrentMap<UUID, Check> checks = new ConcurrentHashMap<>();

  FaceChecks(
      ObjectProvider<FaceEngine> engine, FacePolicy policy, SecureRandom random, Clock clock) {
    this.engine = engine;
    this.policy = policy;
    this.random = random;
    this.clock = clock;
  }

  private record Check(Portrait portrait, Instant until, @Nullable LivenessSession session) {}

  /** Reads the ID photo of a session; an accepted one replaces an earlier one. */
  public PortraitOutcome portrait(UUID session, byte[] image) {
    PortraitOutcome outcome = Portrait.read(image, engine.getObject(), policy.portraits());
    if (outcome instanceof PortraitOutcome.Accepted accepted) {
      sweep();
      if (checks.size() >= MOST_CHECKS) {
        throw new Refusal(IdentityRefusal.FACE_BUSY);
      }
      checks.put(
          session, new Check(accepted.portrait(), clock.instant().plus(PORTRAIT_LIFE), null));
    }
    return outcome;
  }

  /** Whether a portrait waits for the camera. */
  public boolean hasPortrait(UUID session) {
    Check check = checks.get(session);
    return check != null && clock.instant().isBefore(check.until());
  }

  /**
   * Draws a challenge; an earlier one of the session is dropped.
   *
   * @throws Refusal {@code portrait-needed}
   */
  public Opened open(UUID session) {
    Check check = checks.get(session);
    if (check == null || !clock.instant().isBefore(check.until())) {
      throw new Refusal(IdentityRefusal.PORTRAIT_NEEDED);
    }
    var challenge = Challenge.draw(random, clock.instant(), policy.timeLimit());
    var liveness =
        LivenessSession.open(challenge, check.portrait(), engine.getObject(), policy, clock);
    checks.put(session, new Check(check.portrait(), check.until(), liveness));
    return new Opened(challenge, liveness.progress());
  }

  /**
   * A challenge and where it stands.
   *
   * @param challenge the draw
   * @param progress what to show first
   */
  public record Opened(Challenge challenge, Progress progress) {}

  /** Takes a frame. */
  public Progress offer(UUID session, CameraFrame frame) {
    return liveness(session).offer(frame);
  }

  /** Ends the check; its portrait stays for another try, the draw is gone. */
  public FaceDecision decide(UUID session) {
    FaceDecision decision = liveness(session).decide();
    checks.computeIfPresent(
        session,
        (_, check) ->
            decision instanceof FaceDecision.Passed
                ? null
                : new Check(check.portrait(), check.until(), null));
    return decision;
  }

  private LivenessSession liveness(UUID session) {
    Check check = checks.get(session);
    LivenessSession liveness = check == null ? null : check.session();
    if (liveness == null) {
      throw new Refusal(IdentityRefusal.CHALLENGE_NEEDED);
    }
    return liveness;
  }

  private void sweep() {
    Instant now = clock.instant();
    checks.values().removeIf(check -> !now.isBefore(check.until()));
  }
}
