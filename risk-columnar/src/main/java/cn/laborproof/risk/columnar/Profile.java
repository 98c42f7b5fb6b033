package cn.laborproof.risk.columnar;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the processor time of a scan went, added up over all workers. The database has no threads
 * of its own: a question is answered by the worker that asks it.
 */
public final class Profile {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Long> nanos = new LinkedHashMap<>();

  /** Processor time of this thread in nanoseconds. */
  static long spent() {
    return THREADS.getCurrentThreadCpuTime();
  }

  synchronized void add(String step, long spent) {
    nanos.merge(step, spent, Long::sum);
  }

  /** Time of each step, in the order in which they first ran. */
  public synchronized Map<String, Duration> steps() {
    Map<String, Duration> steps = new LinkedHashMap<>();
    nanos.forEach((step, spent) -> steps.put(step, Duration.ofNanos(spent)));
    return steps;
  }
}
