package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.SigningException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One batch at a time, and nobody waits for it: the threads of the scheduler are few, and
 * signatures, seals and messages need them. While the authorities are away nobody gathers a batch
 * for nothing either.
 */
final class BatchTurn {
  /** Who came meanwhile looks again after this time and finds its document prolonged. */
  static final Duration AGAIN = Duration.ofMinutes(5);

  /** How long nobody asks again where an authority did not answer. */
  static final Duration QUIET = Duration.ofMinutes(30);

  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile Instant quietUntil = Instant.MIN;

  BatchTurn(Clock clock) {
    this.clock = clock;
  }

  /**
   * Runs the batch if it is its turn.
   *
   * @return what the batch says, or when to come again
   */
  Optional<Instant> take(Supplier<Optional<Instant>> batch) {
    Instant quiet = quietUntil;
    if (clock.instant().isBefore(quiet)) {
      return Optional.of(quiet);
    }
    if (!oneAtATime.tryLock()) {
      return Optional.of(clock.instant().plus(AGAIN));
    }
    try {
      return batch.get();
    } catch (SigningException e) {
      quietUntil = clock.instant().plus(QUIET);
      throw e;
    } finally {
      oneAtATime.unlock();
    }
  }
}
