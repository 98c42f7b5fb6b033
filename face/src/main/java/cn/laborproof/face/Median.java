package cn.laborproof.face;

import java.util.Arrays;

/**
 * The middle value; of an even number of values the lower of the two in the middle, which is the
 * stricter one for scores.
 */
final class Median {
  private Median() {}

  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }
}
