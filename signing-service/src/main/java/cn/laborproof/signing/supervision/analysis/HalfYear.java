package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.time.Month;

/**
 * 1 January to 30 June, or 1 July to 31 December, in China.
 *
 * @param second whether the second of the year
 */
record HalfYear(int year, boolean second) {

  /**
   * Of a code such as {@code 2026-H1}.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static HalfYear ofCode(String code) {
    if (!code.matches("20[0-9]{2}-H[12]")) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new HalfYear(Integer.parseInt(code.substring(0, 4)), code.endsWith("2"));
  }

  /** The one a day lies in. */
  static HalfYear of(LocalDate day) {
    return new HalfYear(day.getYear(), day.getMonthValue() > 6);
  }

  HalfYear before() {
    return second ? new HalfYear(year, false) : new HalfYear(year - 1, true);
  }

  String code() {
    return year + (second ? "-H2" : "-H1");
  }

  LocalDate first() {
    return LocalDate.of(year, second ? Month.JULY : Month.JANUARY, 1);
  }

  LocalDate last() {
    return second ? LocalDate.of(year, Month.DECEMBER, 31) : LocalDate.of(year, Month.JUNE, 30);
  }

  /** For example 2026年上半年. */
  String chinese() {
    return year + (second ? "年下半年" : "年上半年");
  }
}
