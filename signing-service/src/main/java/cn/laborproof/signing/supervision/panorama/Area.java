package cn.laborproof.signing.supervision.panorama;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * One division of the grid.
 *
 * @param code its digits
 * @param exact whether the seats in it are known no more exactly than this
 * @param findings that stand today, and {@code breaches} of them
 * @param workers people at work as far as known; empty where no number is
 * @param known employers whose number of people is known
 * @param median tenths of the score; empty where nobody is scored
 */
record Area(
    String code,
    boolean exact,
    long findings,
    long breaches,
    Optional<Long> workers,
    long known,
    Optional<Integer> median) {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** How dark a tile is: by how its rate compares with that of all divisions together. */
  enum Shade {
    /** No number of people, so no rate. */
    UNKNOWN,
    FAR_BELOW,
    BELOW,
    ABOUT,
    ABOVE,
    FAR_ABOVE;

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NEARLY = new BigDecimal("0.9");
    private static final BigDecimal A_LITTLE_MORE = new BigDecimal("1.1");
    private static final BigDecimal MUCH_MORE = new BigDecimal("1.5");

    static Shade of(BigDecimal rate, BigDecimal overall) {
      if (rate.compareTo(overall.multiply(MUCH_MORE)) >= 0 && rate.signum() > 0) {
        return FAR_ABOVE;
      }
      if (rate.compareTo(overall.multiply(A_LITTLE_MORE)) > 0) {
        return ABOVE;
      }
      if (rate.compareTo(overall.multiply(NEARLY)) >= 0) {
        return ABOUT;
      }
      return rate.compareTo(overall.multiply(HALF)) >= 0 ? BELOW : FAR_BELOW;
    }

    /** Stable name, for example {@code far-above}. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Findings per 1000 workers, one decimal; empty where their number is not known, or nought. */
  Optional<BigDecimal> rate() {
    return workers.filter(people -> people > 0).map(people -> rate(findings, people));
  }

  static BigDecimal rate(long findings, long workers) {
    return BigDecimal.valueOf(findings)
        .multiply(THOUSAND)
        .divide(BigDecimal.valueOf(workers), 1, RoundingMode.HALF_UP);
  }

  Shade shade(Optional<BigDecimal> overall) {
    return rate().flatMap(rate -> overall.map(all -> Shade.of(rate, all))).orElse(Shade.UNKNOWN);
  }
}
