package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.face.clips.ClipLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server, its clock and a person before the camera. */
final class Stage {
  static final ClipLibrary CLIPS = new ClipLibrary(Path.of("clips"));
  static final String PERSON = "person-a";
  static final String STRANGER = "person-b";
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  /** Every second frame of a performance, so a page that sends five a second. */
  static final int STEP = 2;

  private static final Map<String, Portrait> PORTRAITS = new HashMap<>();

  final TurnableClock clock = new TurnableClock();
  final Challenge challenge;
  final LivenessSession session;
  private int sequence;
  private long millis;

  Stage(Challenge challenge, String portrait) {
    this.challenge = challenge;
    session =
        LivenessSession.open(
            challenge, portrait(portrait), SharedEngine.INSTANCE, FacePolicy.defaults(), clock);
  }

  static Portrait portrait(String person) {
    return PORTRAITS.computeIfAbsent(person, Stage::readPortrait);
  }

  private static Portrait readPortrait(String person) {
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

  /** Why this session was refused; fails when it was not, and names its draw. */
  FaceReason refusal() {
    FaceDecision decision = session.decide();
    assertThat(decision).as("%s", challenge).isInstanceOf(FaceDecision.Refused.class);
    return ((FaceDecision.Refused) decision).reason();
  }

  Stage play(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i += STEP) {
      show(frames.get(i));
    }
    return this;
  }

  /** Plays a movement only until it has counted. */
  Stage playUntilCounted(List<byte[]> movement) {
    int before = session.progress().movementsDone();
    for (int i = 0;
        i < movement.size() && session.progress().movementsDone() == before;
        i += STEP) {
      show(movement.get(i));
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
