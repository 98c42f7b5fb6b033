package cn.laborproof.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Rounds that do not count, until the compiler has nearly nothing left to compile: its time would
 * be counted as processor time of whoever runs meanwhile, and a service pays it once.
 */
final class WarmUp {
  private static final int LEAST = 100;
  private static final int MOST = 1000;

  /** Rounds over which the compiler's share is taken. */
  private static final int WINDOW = 20;

  /** Of the window's time. */
  private static final double QUIET = 0.05;

  private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
  private int rounds;
  private boolean over;
  private long windowStart = System.nanoTime();
  private long compiled = compiler.getTotalCompilationTime();

  /** Asked once before each round: whether it counts. */
  boolean isOver() {
    if (!over) {
      over = rounds >= LEAST && (rounds >= MOST || rounds % WINDOW == 0 && wasQuiet());
      rounds += over ? 0 : 1;
    }
    return over;
  }

  private boolean wasQuiet() {
    long now = System.nanoTime();
    long total = compiler.getTotalCompilationTime();
    double share = (total - compiled) * 1e6 / (now - windowStart);
    windowStart = now;
    compiled = total;
    return share < QUIET;
  }

  /** How many did not count. */
  int rounds() {
    return rounds;
  }
}
