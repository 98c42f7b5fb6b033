package cn.laborproof.signing.evidence.log;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes one waiting loop. Rings while nobody waits are kept as one, so none is lost and none piles
 * up.
 */
public final class Bell {

  private final Semaphore rung = new Semaphore(0);

  /** Wakes the loop, now or when it waits next. */
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Waits for a ring, at most so long. An interrupt ends the wait and stays set. */
  public void await(Duration most) {
    try {
      if (rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        rung.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
