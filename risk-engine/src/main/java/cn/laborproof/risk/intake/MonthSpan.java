package cn.laborproof.risk.intake;

import java.io.Serializable;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Months from the first to the last, each as {@code year * 12 + month - 1}.
 *
 * @param last {@link #OPEN} where no end is known
 */
public record MonthSpan(int first, int last) implements Serializable {

  /** Later than any month. */
  public static final int OPEN = 99_999;

  private static final int YEAR = 12;

  /** A month as a number. */
  public static int number(YearMonth month) {
    return Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
  }

  /** The month of a number that is not {@link #OPEN}. */
  public static YearMonth month(int number) {
    return YearMonth.of(Math.floorDiv(number, YEAR), Math.floorMod(number, YEAR) + 1);
  }

  /** From the first month of both to the last of both. */
  public MonthSpan around(MonthSpan other) {
    return new MonthSpan(Math.min(first, other.first), Math.max(last, other.last));
  }

  /** The months that are in both. */
  Optional<MonthSpan> within(MonthSpan other) {
    int from = Math.max(first, other.first);
    int to = Math.min(last, other.last);
    return from <= to ? Optional.of(new MonthSpan(from, to)) : Optional.empty();
  }

  /** Whether all months of the other are in this one. */
  boolean holds(MonthSpan other) {
    return first <= other.first && other.last <= last;
  }
}
