package cn.laborproof.signing.evidence.log;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes one waiting loop. Rings while nobody waits are kept as one, so none is lost and none piles
 * up.
 */
final class Bell {

  private final Semaphore rung = new Semaphore(0);

  /** Wakes the loop, now or when it waits next. */
  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Waits for a ring, at most so long. */
  void await(Duration most) throws InterruptedException {
    if (rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
