package cn.laborproof.risk.score;

import cn.laborproof.risk.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the findings about one employer amount to under one card. All values are tenths of a point
 * of a score that runs from 0 to 100, unless said otherwise.
 *
 * @param card the version of the card, e.g. {@code seven-dimensions.v1}
 * @param tenths the score over what was assessed; empty where too little was
 * @param assessed hundredths of the card that were assessed
 * @param atLeast the score over the whole card if everything not assessed were lost
 * @param atMost the same if nothing of it were
 * @param dimensions in the order of the card
 * @param points in the order of the card
 */
public record Score(
    String card,
    OptionalInt tenths,
    int assessed,
    int atLeast,
    int atMost,
    List<OfDimension> dimensions,
    List<OfPoint> points) {

  public Score {
    dimensions = List.copyOf(dimensions);
    points = List.copyOf(points);
  }

  /**
   * A dimension.
   *
   * @param tenths the score over what was assessed of it; empty where nothing was
   * @param assessed hundredths of the card that were assessed of it
   * @param lost what the score loses by it
   */
  public record OfDimension(String code, OptionalInt tenths, int assessed, int lost) {}

  /**
   * A control point.
   *
   * @param assessed whether enough was known; otherwise it takes no part in the score
   * @param percent of the point that is lost
   * @param lost what the score loses by it, the sum over its deductions: what it gains when all of
   *     them are settled
   */
  public record OfPoint(
      String code, boolean assessed, int percent, int lost, List<Deduction> deductions) {
    public OfPoint {
      deductions = List.copyOf(deductions);
    }
  }

  /**
   * What the findings of a rule take.
   *
   * @param count of its findings of that severity
   * @param percent of the point that they take
   * @param lost what the score loses by them; 0 where another rule that sees the same fact counts
   *     instead, or the point is lost already
   */
  public record Deduction(String rule, Severity severity, long count, int percent, int lost) {}

  /** What the score loses in all. */
  public int lost() {
    return points.stream().mapToInt(OfPoint::lost).sum();
  }

  /** The part about one control point. */
  public Optional<OfPoint> point(String code) {
    return points.stream().filter(point -> point.code().equals(code)).findFirst();
  }
}
