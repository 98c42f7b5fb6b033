package cn.laborproof.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Wall and processor time by step, one figure for each round. A step inside another is taken off
 * the outer one, so that the figures add up to the whole. Processor time is that of the whole
 * process, all its threads: what a core is kept busy with, whoever else is on the machine.
 */
final class Stopwatch {
  private final Map<String, List<Double>> rounds = new LinkedHashMap<>();
  private final Map<String, Long> current = new LinkedHashMap<>();
  private final Map<String, List<Double>> processorRounds = new LinkedHashMap<>();
  private final Map<String, Long> processorCurrent = new LinkedHashMap<>();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long inner;
  private long processorInner;

  <T> T time(String step, Callable<T> work) throws Exception {
    long outer = inner;
    long processorOuter = processorInner;
    inner = 0;
    processorInner = 0;
    long processorStart = system.getProcessCpuTime();
    long start = System.nanoTime();
    try {
      return work.call();
    } finally {
      long spent = System.nanoTime() - start;
      current.merge(step, spent - inner, Long::sum);
      inner = outer + spent;
      long worked = system.getProcessCpuTime() - processorStart;
      processorCurrent.merge(step, worked - processorInner, Long::sum);
      processorInner = processorOuter + worked;
    }
  }

  /** The same for work that throws nothing. */
  <T> T timed(String step, Supplier<T> work) {
    try {
      return time(step, work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends a round; a warm-up round is forgotten. */
  void endRound(boolean counts) {
    if (counts) {
      keep(current, rounds);
      keep(processorCurrent, processorRounds);
    }
    current.clear();
    processorCurrent.clear();
  }

  private static void keep(Map<String, Long> nanos, Map<String, List<Double>> kept) {
    nanos.forEach(
        (step, spent) -> kept.computeIfAbsent(step, s -> new ArrayList<>()).add(spent / 1e6));
  }

  /** The median of a step's rounds in milliseconds. */
  double median(String step) {
    double[] values = sorted(rounds, step);
    return values[values.length / 2];
  }

  /**
   * The mean of the milliseconds of processor time a step took. Not the median: the system counts
   * it in hundredths of a second, which only add up over many rounds.
   */
  double processorMean(String step) {
    return processorRounds.getOrDefault(step, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  /** The best round in milliseconds. */
  double least(String step) {
    return sorted(rounds, step)[0];
  }

  /** Steps in the order they first ran. */
  List<String> steps() {
    return List.copyOf(rounds.keySet());
  }

  private static double[] sorted(Map<String, List<Double>> kept, String step) {
    double[] values =
        kept.getOrDefault(step, List.of(0.0)).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(values);
    return values;
  }
}
