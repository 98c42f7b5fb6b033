package cn.laborproof.risk.score;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a way to score.
 *
 * @param key its name and version, e.g. {@code seven-dimensions.v1}
 * @param from first day on which it applies
 * @param to last day on which it applies, empty while it is in force
 * @param region prefix of the GB/T 2260 code it applies to; empty for the whole country
 * @param source where it comes from, and what of it is the platform's
 * @param leastAssessed hundredths of the card that must be assessed before there is a score
 */
public record Scorecard(
    String key,
    int version,
    LocalDate from,
    Optional<LocalDate> to,
    String region,
    Named source,
    int leastAssessed,
    List<Dimension> dimensions,
    List<ControlPoint> points) {

  static final int WHOLE = 100;

  /**
   * @throws IllegalArgumentException when the parts do not fit each other
   */
  public Scorecard {
    dimensions = List.copyOf(dimensions);
    points = List.copyOf(points);
    int sum = points.stream().mapToInt(ControlPoint::weight).sum();
    require(sum == WHOLE, key + ": weights make " + sum + " (expected: 100)");
    require(
        leastAssessed >= 1 && leastAssessed <= WHOLE,
        key + ": least-assessed " + leastAssessed + " (expected: 1 to 100)");
    Set<String> fed = new HashSet<>();
    for (ControlPoint point : points) {
      require(point.weight() >= 1, key + ": " + point.code() + " weighs nothing");
      require(
          dimensions.stream().anyMatch(each -> each.code().equals(point.dimension())),
          key + ": " + point.code() + " is of no dimension");
      require(
          point.takes().isEmpty() == point.lacks().isPresent()
              && point.takes().isEmpty() == point.assessed().isEmpty(),
          key + ": " + point.code() + " needs rules and assessed, or lacks");
      point
          .rules()
          .forEach(rule -> require(fed.add(rule), key + ": " + rule + " feeds two points"));
    }
    for (Dimension dimension : dimensions) {
      require(dimension.weight() >= 1, key + ": " + dimension.code() + " has no control point");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A control point by its code. */
  public Optional<ControlPoint> point(String code) {
    return points.stream().filter(point -> point.code().equals(code)).findFirst();
  }

  /** The control point that a rule feeds. */
  public Optional<ControlPoint> fedBy(String rule) {
    return points.stream().filter(point -> point.rules().contains(rule)).findFirst();
  }

  /**
   * Scores one employer.
   *
   * @param findings what rules say; rules that feed no point of this card are left out
   * @param known what is known of the employer, as {@link Knowledge} names it
   */
  public Score score(Collection<Tally> findings, Set<String> known) {
    return new Scorer(this, Tally.together(findings), known).score();
  }
}
