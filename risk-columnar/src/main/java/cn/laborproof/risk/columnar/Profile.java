package cn.laborproof.risk.columnar;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the time of a scan went, added up over all workers. */
public final class Profile {

  private final Map<String, Long> nanos = new LinkedHashMap<>();

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
