package cn.laborproof.signing.supervision.policy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Difference in differences with the plain numbers: the change of the treated divisions less that
 * of the compared ones, and the same with a pretended beginning in the middle of the time before,
 * which should show nothing.
 *
 * @param perThousand whether values are per 1000 workers; otherwise they are counts
 * @param treatedWorkers known today; 0 where they are not
 * @param difference how much more the treated changed
 * @param pretended the same before anything began
 * @param warnings codes: {@code few-months}, {@code not-parallel}, {@code no-workers}, {@code
 *     nothing-before}
 */
record BeforeAfter(
    List<Month> months,
    boolean perThousand,
    long treatedWorkers,
    long comparedWorkers,
    BigDecimal treatedBefore,
    BigDecimal treatedAfter,
    BigDecimal comparedBefore,
    BigDecimal comparedAfter,
    BigDecimal difference,
    BigDecimal pretended,
    List<String> warnings) {

  /** Fewer months than these on either side are too few; ours. */
  static final int LEAST_MONTHS = 6;

  private static final int DECIMALS = 2;
  private static final int MOST_DECIMALS = 10;
  private static final BigDecimal FEW = new BigDecimal("0.1");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  BeforeAfter {
    months = List.copyOf(months);
    warnings = List.copyOf(warnings);
  }

  /** What was counted in a month. */
  record Counted(YearMonth month, long treated, long compared) {}

  /**
   * A month of the series.
   *
   * @param after whether it lies after the beginning
   */
  record Month(
      YearMonth month,
      boolean after,
      long treatedCount,
      long comparedCount,
      BigDecimal treated,
      BigDecimal compared) {}

  /**
   * @param counted the oldest first, at least one month before the beginning and one after
   * @param first the first month after
   */
  static BeforeAfter of(
      List<Counted> counted, YearMonth first, long treatedWorkers, long comparedWorkers) {
    boolean perThousand = treatedWorkers > 0 && comparedWorkers > 0;
    List<Month> exact =
        counted.stream()
            .map(each ->
                new Month(
                    each.month(),
                    !each.month().isBefore(first),
                    each.treated(),
                    each.compared(),
                    value(each.treated(), perThousand ? treatedWorkers : 0),
                    value(each.compared(), perThousand ? comparedWorkers : 0)))
            .toList();
    List<Month> before = exact.stream().filter(each -> !each.after()).toList();
    List<Month> after = exact.stream().filter(Month::after).toList();
    BigDecimal treatedBefore = mean(before, true);
    BigDecimal treatedAfter = mean(after, true);
    BigDecimal comparedBefore = mean(before, false);
    BigDecimal comparedAfter = mean(after, false);
    BigDecimal difference =
        exactly(
            treatedAfter.subtract(treatedBefore).subtract(comparedAfter.subtract(comparedBefore)));
    int half = before.size() / 2;
    BigDecimal pretended =
        before.size() < 2
            ? BigDecimal.ZERO
            : exactly(change(before, half, true).subtract(change(before, half, false)));
    List<String> warnings = new ArrayList<>();
    if (before.size() < LEAST_MONTHS || after.size() < LEAST_MONTHS) {
      warnings.add("few-months");
    }
    if (before.stream().allMatch(each -> each.treatedCount() + each.comparedCount() == 0)) {
      warnings.add("nothing-before");
    } else if (pretended.signum() != 0
        && pretended.abs().multiply(TWO).compareTo(difference.abs()) >= 0) {
      // Half of it was there before anything began; the bound is ours.
      warnings.add("not-parallel");
    }
    if (!perThousand) {
      warnings.add("no-workers");
    }
    int decimals = decimals(difference);
    return new BeforeAfter(
        exact.stream()
            .map(each ->
                new Month(
                    each.month(),
                    each.after(),
                    each.treatedCount(),
                    each.comparedCount(),
                    shown(each.treated(), decimals),
                    shown(each.compared(), decimals)))
            .toList(),
        perThousand,
        treatedWorkers,
        comparedWorkers,
        shown(treatedBefore, decimals),
        shown(treatedAfter, decimals),
        shown(comparedBefore, decimals),
        shown(comparedAfter, decimals),
        shown(difference, decimals),
        shown(pretended, decimals),
        warnings);
  }

  private static BigDecimal change(List<Month> months, int half, boolean treated) {
    return mean(months.subList(half, months.size()), treated)
        .subtract(mean(months.subList(0, half), treated));
  }

  private static BigDecimal value(long count, long workers) {
    return workers == 0
        ? BigDecimal.valueOf(count)
        : BigDecimal.valueOf(count)
            .multiply(THOUSAND)
            .divide(BigDecimal.valueOf(workers), MathContext.DECIMAL64);
  }

  private static BigDecimal mean(List<Month> months, boolean treated) {
    return months.isEmpty()
        ? BigDecimal.ZERO
        : months.stream()
            .map(month -> treated ? month.treated() : month.compared())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(months.size()), MathContext.DECIMAL64);
  }

  /**
   * Two, or as many as show two digits of the difference: rare things among many people differ too.
   */
  private static int decimals(BigDecimal difference) {
    BigDecimal size = difference.abs();
    return size.compareTo(FEW) < 0 && size.signum() != 0
        ? Math.min(MOST_DECIMALS, size.scale() - size.precision() + 2)
        : DECIMALS;
  }

  /** Without what thirds and sixths leave behind. */
  private static BigDecimal exactly(BigDecimal value) {
    return value.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static BigDecimal shown(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }
}
