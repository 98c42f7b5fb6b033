package cn.laborproof.face;

import cn.laborproof.face.clips.ClipLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** A server, its clock and a person before the camera. */
final class Stage {
  static final ClipLibrary CLIPS = new ClipLibrary(Path.of("clips"));
  static final String PERSON = "person-a";
  static final String STRANGER = "person-b";
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  /** Every second frame of a performance, so a page that sends five a second. */
  static final int STEP = 2;

  final TurnableClock clock = new TurnableClock();
  final Challenge challenge;
  final LivenessSession session;
  private int sequence;
  private long millis;

  Stage(Challenge challenge, String portrait) {
    this(challenge, portrait(portrait), FacePolicy.defaults());
  }

  Stage(Challenge challenge, Portrait portrait, FacePolicy policy) {
    this.challenge = challenge;
    session = LivenessSession.open(challenge, portrait, SharedEngine.INSTANCE, policy, clock);
  }

  static Challenge draw() {
    return draw(order -> true);
  }

  /** Draws until the draw pleases: there is no way to order one. */
  static Challenge draw(Predicate<List<Movement>> pleases) {
    SecureRandom random = new SecureRandom();
    while (true) {
      Challenge challenge = Challenge.draw(random, START, FacePolicy.defaults().timeLimit());
      if (pleases.test(challenge.movements())) {
        return challenge;
      }
    }
  }

  static Portrait portrait(String person) {
    try {
      var outcome =
          Portrait.read(
              CLIPS.portrait(person), SharedEngine.INSTANCE, FacePolicy.defaults().portraits());
      return ((PortraitOutcome.Accepted) outcome).portrait();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<byte[]> performance(List<Movement> movements) {
    try {
      return CLIPS.perform(PERSON, movements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stage play(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i += STEP) {
      show(frames.get(i));
    }
    return this;
  }

  Progress show(byte[] jpeg) {
    Duration pause = Duration.ofMillis((long) STEP * ClipLibrary.FRAME_MILLIS);
    clock.forward(pause);
    millis += pause.toMillis();
    return session.offer(new CameraFrame(sequence++, millis, jpeg));
  }

  static final class TurnableClock extends Clock {
    private Instant now = START;

    void forward(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
