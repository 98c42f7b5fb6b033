package cn.laborproof.risk.columnar;

import java.time.YearMonth;

/** Months as numbers that can be counted with: {@code year * 12 + month - 1}. */
public final class Months {

  private Months() {}

  static int number(String month) {
    return number(YearMonth.parse(month));
  }

  static int number(YearMonth month) {
    return Math.toIntExact(month.getLong(java.time.temporal.ChronoField.PROLEPTIC_MONTH));
  }

  /** The month of a number. */
  public static YearMonth of(int number) {
    return YearMonth.of(Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
  }
}
