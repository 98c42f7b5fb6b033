package cn.laborproof.risk.rule;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.calendar.WorkingCalendar;
import java.time.LocalDate;

/**
 * The second wage of LCL art 82 over a span of days: a full calendar month counts the monthly wage,
 * a part month its working days over the working days of that month (劳动争议解释（二） art 6).
 *
 * @param first first day of exposure, included
 * @param last last day of exposure, included
 * @param workingDays working days in the span
 * @param amount the second wage alone, without the wage that was due anyway
 */
record DoubleWage(LocalDate first, LocalDate last, int workingDays, Money amount) {

  static DoubleWage over(
      LocalDate first, LocalDate last, Money monthlyWage, WorkingCalendar calendar) {
    Money amount = Money.ZERO;
    for (LocalDate month = first.withDayOfMonth(1);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      LocalDate monthEnd = month.plusMonths(1).minusDays(1);
      LocalDate from = first.isAfter(month) ? first : month;
      LocalDate to = last.isBefore(monthEnd) ? last : monthEnd;
      boolean whole = from.equals(month) && to.equals(monthEnd);
      amount =
          amount.plus(
              whole
                  ? monthlyWage
                  : monthlyWage.times(
                      calendar.workingDays(from, to), calendar.workingDays(month, monthEnd)));
    }
    return new DoubleWage(first, last, calendar.workingDays(first, last), amount);
  }

  /**
   * Working days weigh more in some months than in others, so that eleven months counted in parts
   * may come to more than eleven wages (LCL-Reg art 7).
   */
  DoubleWage atMost(Money bound) {
    return amount.compareTo(bound) > 0 ? new DoubleWage(first, last, workingDays, bound) : this;
  }
}
