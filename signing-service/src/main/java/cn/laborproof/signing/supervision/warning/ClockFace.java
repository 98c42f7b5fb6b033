package cn.laborproof.signing.supervision.warning;

import java.time.Duration;
import java.time.Instant;

/**
 * A running clock as pages draw it.
 *
 * @param colour the design system's colour of its urgency
 * @param wordKey message key of how much is left or by how much it is over
 * @param large days, or hours when there is no day
 * @param small hours, or minutes when there is no day
 * @param elapsed how much of the time has gone, in percent from 0 to 100
 */
public record ClockFace(String colour, String wordKey, long large, long small, int elapsed) {
  private static final int WHOLE = 100;
  private static final int MOST_GONE = 75;

  public static ClockFace of(Instant start, Instant due, Instant now) {
    Duration left = Duration.between(now, due);
    boolean over = now.isAfter(due);
    Duration shown = left.abs();
    String unit = shown.toDays() > 0 ? "days" : "hours";
    long large = shown.toDays() > 0 ? shown.toDays() : shown.toHours();
    long small = shown.toDays() > 0 ? shown.toHoursPart() : shown.toMinutesPart();
    long whole = Math.max(1, Duration.between(start, due).toMillis());
    int elapsed =
        over
            ? WHOLE
            : Math.toIntExact(
                Math.clamp(Duration.between(start, now).toMillis() * WHOLE / whole, 0L, 100L));
    String colour = over ? "red" : elapsed >= MOST_GONE ? "orange" : "yellow";
    return new ClockFace(
        colour, "warning." + (over ? "over." : "left.") + unit, large, small, elapsed);
  }
}
