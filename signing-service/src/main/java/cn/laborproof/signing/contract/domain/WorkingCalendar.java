package cn.laborproof.signing.contract.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Working days: Monday to Friday, without holidays, with make-up days (调休).
 *
 * @param source who published the days
 * @param years years the days are known for
 * @param holidays days off that would be working days
 * @param makeUpDays working days that would be weekends
 */
public record WorkingCalendar(
    String source, Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {
  /** Copies the sets. */
  public WorkingCalendar {
    years = Set.copyOf(years);
    holidays = Set.copyOf(holidays);
    makeUpDays = Set.copyOf(makeUpDays);
  }

  /** Whether people work on a day; in years without published days only weekends are off. */
  public boolean isWorkingDay(LocalDate day) {
    if (makeUpDays.contains(day)) {
      return true;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !holidays.contains(day);
  }

  /** The n-th working day after a day; the day itself does not count (民法典 art 201). */
  public LocalDate workingDayAfter(LocalDate day, int n) {
    LocalDate at = day;
    for (int left = n; left > 0; ) {
      at = at.plusDays(1);
      if (isWorkingDay(at)) {
        left--;
      }
    }
    return at;
  }
}
