package cn.laborproof.risk.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** One computation of a score. Whole numbers throughout, so that parts always make their sums. */
final class Scorer {

  /** Tenths of a score of 100. */
  private static final int FULL = 1000;

  private static final int PERCENT = 100;

  private final Scorecard card;
  private final List<Tally> tallies;
  private final Set<String> known;

  Scorer(Scorecard card, List<Tally> tallies, Set<String> known) {
    this.card = card;
    this.tallies = tallies;
    this.known = known;
  }

  /**
   * A deduction before the score is known.
   *
   * @param taken percent of the point that its findings take after what others took
   */
  private record Taken(ControlPoint point, Tally tally, int taken) {
    /** Hundredths of a hundredth of the card. */
    int raw() {
      return point.weight() * taken;
    }
  }

  Score score() {
    List<ControlPoint> assessed = card.points().stream().filter(this::isAssessed).toList();
    List<Taken> all = card.points().stream().flatMap(point -> taken(point).stream()).toList();
    int base = weight(assessed);
    int[] tenths = shares(all.stream().mapToInt(Taken::raw).toArray(), base);
    int raw = all.stream().mapToInt(Taken::raw).sum();
    List<Score.OfPoint> points = new ArrayList<>();
    for (ControlPoint point : card.points()) {
      List<Score.Deduction> deductions =
          IntStream.range(0, all.size())
              .filter(i -> all.get(i).point().equals(point))
              .mapToObj(i -> deduction(all.get(i), tenths[i]))
              .toList();
      points.add(
          new Score.OfPoint(
              point.code(),
              assessed.contains(point),
              all.stream().filter(t -> t.point().equals(point)).mapToInt(Taken::taken).sum(),
              deductions.stream().mapToInt(Score.Deduction::lost).sum(),
              deductions));
    }
    int whole = Scorecard.WHOLE * PERCENT;
    int unknown = (Scorecard.WHOLE - base) * PERCENT;
    return new Score(
        card.key(),
        base < card.leastAssessed()
            ? OptionalInt.empty()
            : OptionalInt.of(FULL - IntStream.of(tenths).sum()),
        base,
        Math.floorDiv((whole - raw - unknown) * FULL, whole),
        Math.ceilDiv((whole - raw) * FULL, whole),
        dimensions(assessed, all, points),
        points);
  }

  private List<Score.OfDimension> dimensions(
      List<ControlPoint> assessed, List<Taken> all, List<Score.OfPoint> points) {
    return card.dimensions().stream()
        .map(dimension -> {
          String code = dimension.code();
          int base = weight(assessed.stream().filter(p -> p.dimension().equals(code)).toList());
          int raw =
              all.stream()
                  .filter(taken -> taken.point().dimension().equals(code))
                  .mapToInt(Taken::raw)
                  .sum();
          int lost =
              IntStream.range(0, points.size())
                  .filter(i -> card.points().get(i).dimension().equals(code))
                  .map(i -> points.get(i).lost())
                  .sum();
          return new Score.OfDimension(
              code,
              base == 0 ? OptionalInt.empty() : OptionalInt.of(FULL - rounded(raw, base)),
              base,
              lost);
        })
        .toList();
  }

  private static Score.Deduction deduction(Taken taken, int lost) {
    return new Score.Deduction(
        taken.tally().rule(), taken.tally().severity(), taken.tally().count(), taken.taken(), lost);
  }

  /** A finding that takes says that its facts were there, whatever else is known. */
  private boolean isAssessed(ControlPoint point) {
    return point.isAssessedWith(known)
        || tallies.stream()
            .anyMatch(
                tally -> point.takes().stream().anyMatch(group -> group.contains(tally.rule())));
  }

  private List<Taken> taken(ControlPoint point) {
    List<Taken> all = new ArrayList<>();
    int left = PERCENT;
    for (List<String> group : point.takes()) {
      String most =
          group.stream()
              .max(
                  Comparator.<String>comparingInt(rule -> asked(point, rule))
                      .thenComparing(Comparator.comparingInt(group::indexOf).reversed()))
              .orElseThrow();
      for (String rule : group) {
        for (Tally tally : of(rule)) {
          int asked = point.loss(tally.severity()).of(tally.count());
          int taken = rule.equals(most) ? Math.min(left, asked) : 0;
          left -= taken;
          all.add(new Taken(point, tally, taken));
        }
      }
    }
    for (String rule : point.shown()) {
      of(rule).forEach(tally -> all.add(new Taken(point, tally, 0)));
    }
    return all;
  }

  private int asked(ControlPoint point, String rule) {
    return of(rule).stream()
        .mapToInt(tally -> point.loss(tally.severity()).of(tally.count()))
        .sum();
  }

  /** By falling severity, as {@link Tally#together} has them. */
  private List<Tally> of(String rule) {
    return tallies.stream().filter(tally -> tally.rule().equals(rule)).toList();
  }

  private static int weight(List<ControlPoint> points) {
    return points.stream().mapToInt(ControlPoint::weight).sum();
  }

  private static int rounded(int raw, int base) {
    return Math.floorDiv(2 * raw * FULL + base * PERCENT, 2 * base * PERCENT);
  }

  /**
   * Tenths of each part, which together are the rounded whole: what is left after rounding down
   * goes to the largest remainders, the earlier first.
   */
  private static int[] shares(int[] raw, int base) {
    int[] shares = new int[raw.length];
    if (base == 0) {
      return shares;
    }
    int whole = base * PERCENT;
    int left = rounded(IntStream.of(raw).sum(), base);
    for (int i = 0; i < raw.length; i++) {
      shares[i] = raw[i] * FULL / whole;
      left -= shares[i];
    }
    int[] byRemainder =
        IntStream.range(0, raw.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> raw[i] * FULL % whole).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < left; i++) {
      shares[byRemainder[i]]++;
    }
    return shares;
  }
}
