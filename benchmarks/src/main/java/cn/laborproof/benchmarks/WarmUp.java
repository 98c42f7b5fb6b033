package cn.laborproof.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Rounds that do not count, until the compiler has nearly nothing left to compile: its time would
 * be counted as processor time of whoever runs meanwhile, and a service pays it once.
 */
public final class WarmUp {

  /** Of the window's time. */
  private static final double QUIET = 0.05;

  private final int least;
  private final int most;
  private final int window;
  private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
  private int rounds;
  private boolean over;
  private long windowStart = System.nanoTime();
  private long compiled = compiler.getTotalCompilationTime();

  /** For rounds of milliseconds. */
  WarmUp() {
    this(100, 1000, 20);
  }

  /**
   * @param least so many rounds never count
   * @param most so many rounds at most do not count
   * @param window rounds over which the compiler's share is taken
   */
  public WarmUp(int least, int most, int window) {
    this.least = least;
    this.most = most;
    this.window = window;
  }

  /** Asked once before each round: whether it counts. */
  public boolean isOver() {
    if (!over) {
      over = rounds >= least && (rounds >= most || rounds % window == 0 && wasQuiet());
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
  public int rounds() {
    return rounds;
  }
}
