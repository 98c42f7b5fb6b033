package cn.laborproof.document.examine.pdf;

import java.util.function.LongSupplier;

/**
 * Spends {@link WorkLimits}: each loop of the examination that a file can lengthen asks here, so
 * that an examination ends by itself instead of being killed. Not thread-safe: one examination, one
 * thread.
 */
public final class WorkBudget {
  private static final int CLOCK_EVERY = 2048;

  private final WorkLimits limits;
  private final LongSupplier nanoTime;
  private final long deadline;
  private long decoded;
  private int objects;
  private int values;
  private int sinceClock;

  /**
   * Starts the clock.
   *
   * @param limits what may be spent
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public WorkBudget(WorkLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.deadline = nanoTime.getAsLong() + limits.time().toNanos();
  }

  /** The limits this budget spends. */
  public WorkLimits limits() {
    return limits;
  }

  /** One small step: a token, a comparison, an operator. */
  public void step() {
    if (++sinceClock >= CLOCK_EVERY) {
      sinceClock = 0;
      if (nanoTime.getAsLong() - deadline > 0) {
        throw new LimitReachedException("time: " + limits.time());
      }
    }
  }

  /** One indirect object was read. */
  public void object() {
    step();
    if (++objects > limits.objects()) {
      throw new LimitReachedException("objects: " + limits.objects());
    }
  }

  /** One value was read at this depth. */
  public void value(int depth) {
    depth(depth);
    if (++values > limits.values()) {
      throw new LimitReachedException("values: " + limits.values());
    }
  }

  /** Bytes came out of a decompressed stream. */
  public void decoded(int bytes) {
    step();
    decoded += bytes;
    if (decoded > limits.decodedBytes()) {
      throw new LimitReachedException("decoded bytes: " + limits.decodedBytes());
    }
  }

  /** Nesting has reached this depth. */
  public void depth(int depth) {
    step();
    if (depth > limits.depth()) {
      throw new LimitReachedException("depth: " + limits.depth());
    }
  }
}
