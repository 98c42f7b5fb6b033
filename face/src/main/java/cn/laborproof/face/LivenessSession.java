package cn.laborproof.face;

import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.PictureException;
import cn.laborproof.face.image.PictureReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of one person before the camera: takes the frames of the page one by one, follows the
 * movements against the draw, and ends in a {@link FaceDecision}.
 *
 * <p>The frames are looked at and forgotten; a running digest, some scores and a few embeddings
 * stay in memory until the session is dropped. Nothing of it is written down, so a session cannot
 * be resumed: after a restart of the server, or when the page was reloaded, the caller opens a new
 * session with a new draw. That is on purpose: a stored session would be a stored biometric, and a
 * draw that outlives its session could be answered at leisure.
 *
 * <p>Thread-safe: calls of one session run one after the other. Sequence numbers make a repeated
 * call harmless: a frame that was already taken is answered with the present progress.
 */
public final class LivenessSession {
  /** So long the face must rest after the last movement: a movement too many is still seen. */
  private static final int FRAMES_AT_REST = 4;

  private final Challenge challenge;
  private final Portrait portrait;
  private final FaceEngine engine;
  private final FacePolicy policy;
  private final Clock clock;
  private final FrameGate gate;
  private final Calibration calibration;
  private final Choreography choreography;
  private final Scoring scoring;

  private Optional<Baseline> baseline = Optional.empty();
  private Optional<Instant> firstFrameAt = Optional.empty();
  private Instant lastFrameAt;
  private Progress.State state = Progress.State.RUNNING;
  private Hint hint = Hint.NONE;
  private boolean faceSeen;
  private int framesWithoutFace;
  private int framesWithSeveral;
  private Optional<FaceReason> refusal = Optional.empty();
  private Optional<FaceDecision> decision = Optional.empty();

  private LivenessSession(
      Challenge challenge, Portrait portrait, FaceEngine engine, FacePolicy policy, Clock clock) {
    this.challenge = challenge;
    this.portrait = portrait;
    this.engine = engine;
    this.policy = policy;
    this.clock = clock;
    this.gate = new FrameGate(policy.stream());
    this.calibration = new Calibration(policy.motion().baselineFrames());
    this.choreography = new Choreography(challenge.movements(), policy.motion().sustainedFrames());
    this.scoring = new Scoring(engine, portrait.embedding(), policy.scores());
    this.lastFrameAt = challenge.drawnAt();
  }

  /**
   * Begins a session. Open it only after the person's separate consent to face processing.
   *
   * @param clock the server's clock, the one the challenge was drawn by
   * @throws IllegalStateException when the challenge was used before
   */
  public static LivenessSession open(
      Challenge challenge, Portrait portrait, FaceEngine engine, FacePolicy policy, Clock clock) {
    challenge.use();
    return new LivenessSession(challenge, portrait, engine, policy, clock);
  }

  public Challenge challenge() {
    return challenge;
  }

  /**
   * Takes the next frame. Never throws for what the page sent: a bad frame refuses the session,
   * with its reason.
   *
   * @throws FaceEngineException when the engine is broken; the session can go on with the same
   *     frame once it works again
   */
  public synchronized Progress offer(CameraFrame frame) {
    expire();
    if (state != Progress.State.RUNNING) {
      return progress();
    }
    Instant now = clock.instant();
    Duration sinceFirst = firstFrameAt.map(t -> Duration.between(t, now)).orElse(Duration.ZERO);
    switch (gate.admit(frame, sinceFirst)) {
      case FrameGate.Admission.Refused(FaceReason reason) -> refuse(reason);
      case FrameGate.Admission.Repeated() -> hint = Hint.NOT_NEW;
      case FrameGate.Admission.Unchanged() -> taken(now, Hint.NOT_NEW);
      case FrameGate.Admission.Fresh() -> {
        taken(now, Hint.NONE);
        look(frame.jpeg());
      }
    }
    return progress();
  }

  private void taken(Instant now, Hint newHint) {
    firstFrameAt = Optional.of(firstFrameAt.orElse(now));
    lastFrameAt = now;
    hint = newHint;
  }

  private void look(byte[] jpeg) {
    Picture picture;
    try {
      picture = PictureReader.frame(jpeg, policy.stream().maxFramePixels());
    } catch (PictureException e) {
      refuse(
          switch (e.problem()) {
            case UNREADABLE -> FaceReason.FRAME_UNREADABLE;
            case TOO_LARGE -> FaceReason.FRAME_TOO_LARGE;
          });
      return;
    }
    switch (Sighting.of(picture, engine, policy.stream().minFaceWidth())) {
      case Sighting.Useless(Hint reason) -> useless(reason);
      case Sighting.Seen seen -> seen(seen);
    }
  }

  private void useless(Hint reason) {
    hint = reason;
    choreography.interrupt();
    calibration.clear();
    if (reason == Hint.SEVERAL_FACES
        && ++framesWithSeveral > policy.stream().maxFramesWithSeveral()) {
      refuse(FaceReason.SEVERAL_FACES);
    }
    if (reason == Hint.NO_FACE
        && ++framesWithoutFace > policy.stream().maxFramesWithoutFace()
        && faceSeen) {
      refuse(FaceReason.NO_FACE);
    }
  }

  private void seen(Sighting.Seen seen) {
    faceSeen = true;
    framesWithoutFace = 0;
    if (baseline.isPresent()) {
      follow(seen, baseline.orElseThrow());
    } else if (calibration.fits(seen)) {
      baseline = calibration.offer(scoring.measure(seen));
      if (baseline.isPresent()) {
        scoring.calibrated(calibration.calmFrames());
        calibration.clear(); // lets the pictures go
      }
    } else {
      calibration.clear();
    }
  }

  private void follow(Sighting.Seen seen, Baseline own) {
    Attitude attitude = scoring.offer(seen, own.attitude(seen, policy.motion()));
    choreography.offer(attitude).ifPresent(this::refuse);
    if (state == Progress.State.RUNNING
        && choreography.danced()
        && choreography.framesInFront() >= FRAMES_AT_REST
        && scoring.enough()) {
      state = Progress.State.COMPLETE;
    }
  }

  private void refuse(FaceReason reason) {
    state = Progress.State.REFUSED;
    refusal = Optional.of(reason);
  }

  private void expire() {
    if (state == Progress.State.RUNNING && !clock.instant().isBefore(challenge.expiresAt())) {
      refuse(faceSeen ? FaceReason.EXPIRED : FaceReason.NO_FACE);
    }
  }

  /** Where the session stands, without a new frame. */
  public synchronized Progress progress() {
    expire();
    Instruction instruction =
        state != Progress.State.RUNNING
            ? Instruction.DONE
            : baseline.isEmpty() ? Instruction.LOOK_FRONT : choreography.instruction();
    int done = Math.min(Challenge.LENGTH, choreography.seen().size());
    return new Progress(state, instruction, hint, done, gate.taken());
  }

  /** Ends the session and says what it comes to; asked again, it says the same. */
  public synchronized FaceDecision decide() {
    if (decision.isEmpty()) {
      expire();
      decision = Optional.of(conclude());
    }
    return decision.orElseThrow();
  }

  private FaceDecision conclude() {
    if (state == Progress.State.COMPLETE) {
      return scoring.judge(record());
    }
    if (refusal.isEmpty()) {
      refuse(faceSeen ? FaceReason.INCOMPLETE : FaceReason.NO_FACE);
    }
    return new FaceDecision.Refused(refusal.orElseThrow(), record());
  }

  private SessionRecord record() {
    return new SessionRecord(
        challenge.id(),
        challenge.movements(),
        choreography.seen(),
        gate.taken(),
        gate.mediaSha256(),
        portrait.imageSha256(),
        engine.models(),
        Duration.between(challenge.drawnAt(), lastFrameAt));
  }
}
