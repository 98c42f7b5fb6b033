package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thresholds, with scores given directly: no stream of frames hits a border exactly. */
class ScoringTest {
  private static final SessionRecord RECORD =
      new SessionRecord("c", List.of(), List.of(), 8, "m", "p", Map.of(), Duration.ZERO);

  @ParameterizedTest
  @CsvSource({
    "0.90, 0.90, PASSED",
    "0.51, 0.51, PASSED",
    "0.49, 0.90, LIKENESS_UNCERTAIN",
    "0.43, 0.90, LIKENESS_UNCERTAIN",
    "0.41, 0.90, NOT_THE_PORTRAIT",
    "-0.20, 0.90, NOT_THE_PORTRAIT",
    "0.90, 0.49, LIVENESS_UNCERTAIN",
    "0.90, 0.31, LIVENESS_UNCERTAIN",
    "0.90, 0.29, NOT_LIVE",
    "0.41, 0.29, NOT_LIVE",
  })
  void scores_lead_to_a_pass_a_review_or_a_refusal(double alike, double live, String expected) {
    assertThat(verdict(judged(alike, Collections.nCopies(9, live)))).isEqualTo(expected);
  }

  @Test
  void the_median_decides_and_not_the_best_frames() {
    List<Double> mostlyRecaptured = List.of(0.99, 0.99, 0.99, 0.99, 0.05, 0.05, 0.05, 0.05);

    assertThat(verdict(judged(0.9, mostlyRecaptured))).isEqualTo("NOT_LIVE");
  }

  @Test
  void seven_frontal_frames_are_not_enough() {
    Scoring scoring = scoring(0.9);
    List<Calibration.Measured> seven = Collections.nCopies(7, measured(0.9));

    scoring.calibrated(seven);

    assertThat(scoring.enough()).isFalse();
  }

  private static FaceDecision judged(double alike, List<Double> live) {
    Scoring scoring = scoring(alike);
    scoring.calibrated(live.stream().map(ScoringTest::measured).toList());
    return scoring.judge(RECORD);
  }

  private static Scoring scoring(double alike) {
    Embedding portrait =
        Embedding.of(new float[] {(float) alike, (float) Math.sqrt(1 - alike * alike)});
    return new Scoring(SharedEngine.INSTANCE, portrait, FacePolicy.defaults().scores());
  }

  private static Calibration.Measured measured(double live) {
    return new Calibration.Measured(null, Embedding.of(new float[] {1, 0}), live);
  }

  private static String verdict(FaceDecision decision) {
    return switch (decision) {
      case FaceDecision.Passed passed -> "PASSED";
      case FaceDecision.Review review -> review.reason().name();
      case FaceDecision.Refused refused -> refused.reason().name();
    };
  }
}
