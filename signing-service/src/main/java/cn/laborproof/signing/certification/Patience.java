package cn.laborproof.signing.certification;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long an authority may let us wait within one call. What takes longer is given up without
 * being refused: the task that asked is persistent and asks again.
 *
 * @param most all waits of one call together
 * @param clock against which dates in {@code Retry-After} are read
 * @param pause waits
 */
record Patience(Duration most, InstantSource clock, Pause pause) {
  /** Waits for a time. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  static Patience of(Duration most) {
    return new Patience(most, InstantSource.system(), Thread::sleep);
  }
}
