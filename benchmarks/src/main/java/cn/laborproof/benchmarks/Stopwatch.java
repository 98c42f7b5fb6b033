package cn.laborproof.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Wall time by step, one figure for each round. A step inside another is taken off the outer one,
 * so that the figures add up to the whole.
 */
final class Stopwatch {
  private final Map<String, List<Double>> rounds = new LinkedHashMap<>();
  private final Map<String, Long> current = new LinkedHashMap<>();
  private long inner;

  <T> T time(String step, Callable<T> work) throws Exception {
    long outer = inner;
    inner = 0;
    long start = System.nanoTime();
    try {
      return work.call();
    } finally {
      long spent = System.nanoTime() - start;
      current.merge(step, spent - inner, Long::sum);
      inner = outer + spent;
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
      current.forEach(
          (step, nanos) -> rounds.computeIfAbsent(step, s -> new ArrayList<>()).add(nanos / 1e6));
    }
    current.clear();
  }

  /** The median of a step's rounds in milliseconds. */
  double median(String step) {
    double[] values = sorted(step);
    return values[values.length / 2];
  }

  /** The best round in milliseconds. */
  double least(String step) {
    return sorted(step)[0];
  }

  /** Steps in the order they first ran. */
  List<String> steps() {
    return List.copyOf(rounds.keySet());
  }

  private double[] sorted(String step) {
    double[] values =
        rounds.getOrDefault(step, List.of(0.0)).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(values);
    return values;
  }
}
