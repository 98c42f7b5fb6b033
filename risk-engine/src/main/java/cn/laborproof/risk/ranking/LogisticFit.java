package cn.laborproof.risk.ranking;

import java.util.Arrays;

/**
 * Logistic regression with an L2 penalty on the weights, none on the intercept, and bounds below
 * for some of them: projected Newton steps (Bertsekas, SIAM J. Control Optim. 20, 1982), halved
 * until the loss falls. The loss is strictly convex, so there is one answer and the order of lines
 * changes it by rounding alone.
 */
final class LogisticFit {

  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 60;
  private static final double ENOUGH = 1e-4;
  private static final double PRECISE = 1e-9;

  /** Keeps the intercept's row solvable when every probability is nearly 0 or 1. */
  private static final double RIDGE = 1e-12;

  private final double[][] features;
  private final boolean[] outcomes;
  private final double penalty;
  private final boolean[] notNegative;
  private final int width;

  /**
   * @param features lines of equal length
   * @param notNegative for each feature, whether its weight stays at 0 or above
   */
  private LogisticFit(
      double[][] features, boolean[] outcomes, double penalty, boolean[] notNegative) {
    this.features = features;
    this.outcomes = outcomes;
    this.penalty = penalty;
    this.notNegative = notNegative;
    this.width = notNegative.length + 1;
  }

  /** The intercept, then a weight for each feature. */
  static double[] of(
      double[][] features, boolean[] outcomes, double penalty, boolean[] notNegative) {
    if (penalty <= 0) {
      throw new IllegalArgumentException("without a penalty separated lines have no answer");
    }
    return new LogisticFit(features, outcomes, penalty, notNegative).solve();
  }

  private double[] solve() {
    double[] weights = new double[width];
    double loss = loss(weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] slope = new double[width];
      double[][] curve = new double[width][width];
      derive(weights, slope, curve);
      boolean[] held = held(weights, slope);
      if (largest(slope, held) <= PRECISE * (1 + outcomes.length)) {
        return weights;
      }
      double[] direction = direction(slope, curve, held);
      double length = 1;
      double[] next = moved(weights, direction, length);
      double after = loss(next);
      int halvings = 0;
      while (after > loss - ENOUGH * gain(slope, weights, next) && halvings < MOST_HALVINGS) {
        length /= 2;
        next = moved(weights, direction, length);
        after = loss(next);
        halvings++;
      }
      if (after >= loss) {
        // As good as numbers of this size allow.
        return weights;
      }
      weights = next;
      loss = after;
    }
    return weights;
  }

  private boolean isBounded(int place) {
    return place > 0 && notNegative[place - 1];
  }

  /** Weights at their bound that would go below it. */
  private boolean[] held(double[] weights, double[] slope) {
    boolean[] held = new boolean[width];
    for (int j = 0; j < width; j++) {
      held[j] = isBounded(j) && weights[j] <= 0 && slope[j] > 0;
    }
    return held;
  }

  private static double largest(double[] slope, boolean[] held) {
    double largest = 0;
    for (int j = 0; j < slope.length; j++) {
      largest = held[j] ? largest : Math.max(largest, Math.abs(slope[j]));
    }
    return largest;
  }

  private static double gain(double[] slope, double[] from, double[] to) {
    double gain = 0;
    for (int j = 0; j < slope.length; j++) {
      gain += slope[j] * (from[j] - to[j]);
    }
    return gain;
  }

  private double[] moved(double[] weights, double[] direction, double length) {
    double[] moved = new double[width];
    for (int j = 0; j < width; j++) {
      moved[j] = weights[j] - length * direction[j];
      if (isBounded(j)) {
        moved[j] = Math.max(0, moved[j]);
      }
    }
    return moved;
  }

  private double loss(double[] weights) {
    double loss = 0;
    for (int i = 0; i < outcomes.length; i++) {
      double odds = odds(weights, features[i]);
      // ln(1 + e^t) without overflow
      loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
      loss -= outcomes[i] ? odds : 0;
    }
    for (int j = 1; j < width; j++) {
      loss += penalty / 2 * weights[j] * weights[j];
    }
    return loss;
  }

  private void derive(double[] weights, double[] slope, double[][] curve) {
    for (int i = 0; i < outcomes.length; i++) {
      double probability = probability(odds(weights, features[i]));
      double error = probability - (outcomes[i] ? 1 : 0);
      double bend = probability * (1 - probability);
      for (int j = 0; j < width; j++) {
        double left = at(features[i], j);
        slope[j] += error * left;
        for (int k = 0; k <= j; k++) {
          curve[j][k] += bend * left * at(features[i], k);
        }
      }
    }
    curve[0][0] += RIDGE;
    for (int j = 1; j < width; j++) {
      slope[j] += penalty * weights[j];
      curve[j][j] += penalty;
    }
  }

  private static double at(double[] line, int place) {
    return place == 0 ? 1 : line[place - 1];
  }

  static double odds(double[] weights, double[] line) {
    double odds = weights[0];
    for (int j = 1; j < weights.length; j++) {
      odds += weights[j] * line[j - 1];
    }
    return odds;
  }

  static double probability(double odds) {
    return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
  }

  /** Cholesky over the weights that are not held; those stay where they are. */
  private double[] direction(double[] slope, double[][] curve, boolean[] held) {
    int[] free = new int[width];
    int n = 0;
    for (int j = 0; j < width; j++) {
      if (!held[j]) {
        free[n++] = j;
      }
    }
    free = Arrays.copyOf(free, n);
    double[][] lower = new double[n][n];
    double[] solved = new double[n];
    for (int j = 0; j < n; j++) {
      double right = slope[free[j]];
      for (int k = 0; k <= j; k++) {
        double sum = curve[free[j]][free[k]];
        for (int m = 0; m < k; m++) {
          sum -= lower[j][m] * lower[k][m];
        }
        lower[j][k] = j == k ? Math.sqrt(Math.max(sum, RIDGE)) : sum / lower[k][k];
      }
      for (int m = 0; m < j; m++) {
        right -= lower[j][m] * solved[m];
      }
      solved[j] = right / lower[j][j];
    }
    for (int j = n - 1; j >= 0; j--) {
      for (int m = j + 1; m < n; m++) {
        solved[j] -= lower[m][j] * solved[m];
      }
      solved[j] /= lower[j][j];
    }
    double[] direction = new double[width];
    for (int j = 0; j < n; j++) {
      direction[free[j]] = solved[j];
    }
    return direction;
  }
}
