package cn.laborproof.signing.access;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts acts per key in fixed windows and says when it is too many. Kept in memory of this replica
 * only; what must hold across replicas (the tries of a one-time code) is counted in the database
 * instead.
 */
final class RateLimiter {

  /** Keys remembered at most; the oldest go first, so a flood of keys cannot fill the memory. */
  private static final int KEYS = 20_000;

  private final int limit;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > KEYS;
        }
      };

  private RateLimiter(int limit, Duration window, Clock clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  static RateLimiter perMinute(int limit, Clock clock) {
    return new RateLimiter(limit, Duration.ofMinutes(1), clock);
  }

  /** Counts one act and says whether it is still within the limit. */
  synchronized boolean allows(String key) {
    long number = clock.millis() / window.toMillis();
    Count count =
        counts.merge(
            key, new Count(number, 1), (old, one) -> old.window == number ? old.next() : one);
    return count.acts <= limit;
  }

  /** Starts anew for this key. */
  synchronized void forget(String key) {
    counts.remove(key);
  }

  private record Count(long window, int acts) {
    Count next() {
      return new Count(window, acts + 1);
    }
  }
}
