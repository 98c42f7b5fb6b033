package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.document.sign.SigningException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<TreeDigest, Instant> quietUntil = new ConcurrentHashMap<>();

  BatchTurn(Clock clock) {
    this.clock = clock;
  }

  /**
   * Runs the batch if it is its turn.
   *
   * @return what the batch says, or when to come again
   */
  Optional<Instant> take(Supplier<Optional<Instant>> batch) {
    if (!oneAtATime.tryLock()) {
      return Optional.of(clock.instant().plus(AGAIN));
    }
    try {
      return batch.get();
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * Until when nobody asks the authorities of this digest; empty when they may be asked. Each suite
   * has its own, and one that is away keeps nobody else from its timestamp.
   */
  Optional<Instant> quiet(TreeDigest digest) {
    return Optional.ofNullable(quietUntil.get(digest)).filter(clock.instant()::isBefore);
  }

  /** Asks the authorities of this digest; where they do not answer, it is quiet for a while. */
  <T> T asking(TreeDigest digest, Supplier<T> authorities) {
    try {
      return authorities.get();
    } catch (SigningException e) {
      quietUntil.put(digest, clock.instant().plus(QUIET));
      throw e;
    }
  }
}
