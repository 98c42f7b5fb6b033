package cn.laborproof.face;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Waits until the person has looked into the camera calmly for some frames, and makes the baseline
 * of them.
 */
final class Calibration {
  /** A frontal face reads from −9° to +15°; beyond this it is turned. */
  private static final double MAX_YAW = 22;

  private static final double CALM_DEGREES = 6;
  private static final double CALM_SIZE = 0.08;

  private final int frames;
  private final Deque<Measured> window = new ArrayDeque<>();

  Calibration(int frames) {
    this.frames = frames;
  }

  /**
   * A frontal frame with its scores, kept until it is known whether it belongs to the calm ones.
   */
  record Measured(Sighting.Seen seen, Embedding embedding, double liveness) {}

  boolean fits(Sighting.Seen seen) {
    return Math.abs(seen.pose().yaw()) <= MAX_YAW;
  }

  /** Begins anew: the face turned away or was lost. */
  void clear() {
    window.clear();
  }

  Optional<Baseline> offer(Measured frame) {
    window.addLast(frame);
    if (window.size() > frames) {
      window.removeFirst();
    }
    return window.size() == frames && calm() ? Optional.of(baseline()) : Optional.empty();
  }

  /** The frames the baseline was made of. */
  List<Measured> calmFrames() {
    return List.copyOf(window);
  }

  private boolean calm() {
    return spread(s -> s.pose().yaw()) <= CALM_DEGREES
        && spread(s -> s.pose().pitch()) <= CALM_DEGREES
        && spread(s -> s.face().size()) <= CALM_SIZE * median(s -> s.face().size());
  }

  private Baseline baseline() {
    int points = window.getFirst().seen().landmarks().count();
    double[] xy = new double[2 * points];
    for (int i = 0; i < points; i++) {
      int point = i;
      xy[2 * i] = median(s -> s.landmarks().x(point));
      xy[2 * i + 1] = median(s -> s.landmarks().y(point));
    }
    return new Baseline(
        median(s -> s.pose().yaw()),
        median(s -> s.pose().pitch()),
        median(s -> s.face().size()),
        median(Sighting.Seen::aspect),
        Points.of(xy));
  }

  private double median(ToDoubleFunction<Sighting.Seen> value) {
    return Median.of(window.stream().mapToDouble(f -> value.applyAsDouble(f.seen())).toArray());
  }

  private double spread(ToDoubleFunction<Sighting.Seen> value) {
    var all = window.stream().mapToDouble(f -> value.applyAsDouble(f.seen())).summaryStatistics();
    return all.getMax() - all.getMin();
  }
}
