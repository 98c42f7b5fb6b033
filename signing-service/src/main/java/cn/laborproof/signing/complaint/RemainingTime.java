package cn.laborproof.signing.complaint;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much time a clock has left.
 *
 * @param key message key: {@code complaint.left.days}, {@code .hours}, {@code .over} or {@code
 *     .none}
 * @param count what the message mentions
 * @param colour the design system's colour of its urgency
 */
public record RemainingTime(String key, long count, String colour) {
  private static final Duration SOON = Duration.ofDays(2);

  /** Time until an instant; none when no clock runs. */
  static RemainingTime until(@Nullable Instant due, Instant now) {
    if (due == null) {
      return new RemainingTime("complaint.left.none", 0, "plain");
    }
    Duration left = Duration.between(now, due);
    if (left.isNegative() || left.isZero()) {
      return new RemainingTime("complaint.left.over", -left.toDays(), "red");
    }
    String colour = left.compareTo(SOON) < 0 ? "orange" : "yellow";
    return left.toDays() > 0
        ? new RemainingTime("complaint.left.days", left.toDays(), colour)
        : new RemainingTime("complaint.left.hours", Math.max(1, left.toHours()), colour);
  }
}
