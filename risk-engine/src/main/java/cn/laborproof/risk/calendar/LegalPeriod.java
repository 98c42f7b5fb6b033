package cn.laborproof.risk.calendar;

import java.time.LocalDate;

/**
 * Periods as the Civil Code counts them (民法典 200–203): years, months and days of the calendar; the
 * day of the event is not counted; a month ends on the corresponding day of the last month, or on
 * that month's last day when there is none.
 *
 * @param extendOverRestDays whether a last day that is a rest day moves to the next working day
 *     (民法典 203). Whether this reaches the one-month limit of LCL art 10 is not settled, so it is a
 *     parameter of the rule book.
 */
public record LegalPeriod(WorkingCalendar calendar, boolean extendOverRestDays) {

  /** The last day of a period of months that is counted from an event on {@code day}. */
  public LocalDate lastDayOfMonths(LocalDate day, int months) {
    // LocalDate.plusMonths clamps 31 January + 1 month to the end of February: 民法典 202.
    LocalDate last = day.plusMonths(months);
    return extendOverRestDays ? calendar.sameOrNextWorkingDay(last) : last;
  }
}
