package cn.laborproof.risk.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The regression against numbers another program computed, and on data that has no spread. */
class LogisticFitTest {

  private static final Offset<Double> CLOSE = within(1e-7);
  private static final int LINES = 200;
  private static final boolean[] FREE = new boolean[3];

  /** The generator of the reference, so that both programs see the same 200 lines. */
  private long state = 20_261_122;

  private double[][] features = new double[LINES][];
  private boolean[] outcomes = new boolean[LINES];

  LogisticFitTest() {
    for (int i = 0; i < LINES; i++) {
      double a = next() * 2 - 1;
      double b = next() * 2 - 1;
      double c = 0.7 * a + 0.3 * (next() * 2 - 1);
      features[i] = new double[] {a, b, c};
      outcomes[i] = next() < 1 / (1 + Math.exp(0.5 - 1.5 * a + b - 0.5 * c));
    }
  }

  private double next() {
    state = (state * 1_103_515_245L + 12_345) % 2_147_483_648L;
    return state / 2_147_483_648.0;
  }

  /**
   * LogisticRegression(C=1/penalty, tol=1e-14, solver='newton-cholesky') of scikit-learn 1.9.1 on
   * these lines; its penalty leaves the intercept alone as ours does.
   */
  @Test
  void weights_are_those_of_scikit_learn() {
    assertThat(LogisticFit.of(features, outcomes, 1.0, FREE))
        .containsExactly(
            new double[] {
              -0.40155738316685197, 1.4360769899037977, -0.8077529878698054, 0.32850871729516495
            },
            CLOSE);
    assertThat(LogisticFit.of(features, outcomes, 0.1, FREE))
        .containsExactly(
            new double[] {
              -0.42370853108265316, 1.9228941053820077, -0.9102411608017776, -0.16551462710892137
            },
            CLOSE);
    assertThat(LogisticFit.of(features, outcomes, 10.0, FREE))
        .containsExactly(
            new double[] {
              -0.3347725994008362, 0.7729320445196147, -0.4202838118003712, 0.4645276896559304
            },
            CLOSE);
  }

  /** scipy.optimize.minimize of scipy 1.17.1, L-BFGS-B with bounds (0, None) on the weights. */
  @Test
  void weights_that_may_not_be_negative_are_those_of_scipy() {
    assertThat(LogisticFit.of(features, outcomes, 1.0, new boolean[] {true, true, true}))
        .containsExactly(
            new double[] {-0.4067471493525794, 1.299505017738945, 0.0, 0.33496050586859283},
            within(1e-5));
  }

  @Test
  void lines_that_are_separated_have_an_answer_that_grows_as_the_penalty_falls() {
    double[][] separated = {{-2}, {-1}, {1}, {2}};
    boolean[] apart = {false, false, true, true};
    double before = 0;
    for (double penalty : new double[] {10, 1, 0.1, 0.001}) {
      double[] weights = LogisticFit.of(separated, apart, penalty, new boolean[1]);
      assertThat(weights[1]).isFinite().isGreaterThan(before);
      before = weights[1];
    }
    assertThatThrownBy(() -> LogisticFit.of(separated, apart, 0, new boolean[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void two_features_that_say_the_same_share_the_weight() {
    double[][] twice =
        Arrays.stream(features)
            .map(line -> new double[] {line[0], line[0]})
            .toArray(double[][]::new);
    double[] weights = LogisticFit.of(twice, outcomes, 1.0, new boolean[2]);
    assertThat(weights[1]).isPositive().isCloseTo(weights[2], CLOSE);
  }

  @Test
  void a_feature_that_is_nought_everywhere_weighs_nothing() {
    double[][] constant =
        Arrays.stream(features).map(line -> new double[] {line[0], 0}).toArray(double[][]::new);
    assertThat(LogisticFit.of(constant, outcomes, 1.0, new boolean[2])[2]).isZero();
  }
}
