package cn.laborproof.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The same figure from several rounds. */
record Spread(List<Double> rounds) {

  Spread {
    rounds = rounds.stream().sorted().toList();
  }

  static Spread of(double... rounds) {
    return new Spread(Arrays.stream(rounds).boxed().toList());
  }

  double median() {
    return rounds.get(rounds.size() / 2);
  }

  /** Median, least and greatest: {@code 12 345 (10 200 … 13 100)}. */
  @Override
  public String toString() {
    return figure(median())
        + " ("
        + figure(rounds.getFirst())
        + " … "
        + figure(rounds.getLast())
        + ")";
  }

  /** A figure with as many digits as it deserves. */
  static String figure(double value) {
    return value < 100
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
  }
}
