package cn.laborproof.risk.calendar;

import cn.laborproof.risk.VersionedProperties;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which days are working days: Monday to Friday, without public holidays, with make-up days.
 *
 * <p>A year without published arrangement counts ordinary weekends only; {@link #isProvisional}
 * says so, and whoever shows a date computed from it should say so too.
 */
public final class WorkingCalendar {

  private static final String CHINA = "cn-holidays.properties";

  private final Set<LocalDate> holidays;
  private final Set<LocalDate> makeUpDays;
  private final Set<Integer> publishedYears;
  // Double wage is counted in working days for every employment without a contract.
  private final Map<Integer, int[]> counted = new ConcurrentHashMap<>();

  private WorkingCalendar(
      Set<LocalDate> holidays, Set<LocalDate> makeUpDays, Set<Integer> publishedYears) {
    this.holidays = Set.copyOf(holidays);
    this.makeUpDays = Set.copyOf(makeUpDays);
    this.publishedYears = Set.copyOf(publishedYears);
  }

  /** The calendar of the People's Republic of China as shipped with this version. */
  public static WorkingCalendar china() {
    return of(VersionedProperties.shipped(WorkingCalendar.class, CHINA));
  }

  /**
   * Reads {@code YEAR.holidays} and {@code YEAR.makeup}: comma-separated ISO dates or {@code
   * first/last} ranges.
   */
  public static WorkingCalendar of(Properties years) {
    Set<LocalDate> holidays = new HashSet<>();
    Set<LocalDate> makeUpDays = new HashSet<>();
    Set<Integer> published = new HashSet<>();
    for (String name : years.stringPropertyNames()) {
      published.add(Integer.valueOf(name.substring(0, 4)));
      Set<LocalDate> days = name.endsWith(".makeup") ? makeUpDays : holidays;
      for (String range : years.getProperty(name).split(",")) {
        addRange(days, range.strip());
      }
    }
    return new WorkingCalendar(holidays, makeUpDays, published);
  }

  private static void addRange(Set<LocalDate> days, String range) {
    String[] ends = range.split("/");
    LocalDate last = LocalDate.parse(ends[ends.length - 1]);
    for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
      days.add(day);
    }
  }

  /** Whether people work on this day under the standard working-time system. */
  public boolean isWorkingDay(LocalDate day) {
    if (makeUpDays.contains(day)) {
      return true;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !holidays.contains(day);
  }

  /** Whether the arrangement of this day's year is not known yet. */
  public boolean isProvisional(LocalDate day) {
    return !publishedYears.contains(day.getYear());
  }

  /**
   * Working days from {@code first} to {@code last}, both included; 0 when last is before first.
   */
  public int workingDays(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      return 0;
    }
    int count = upTo(last) - upTo(first) + (isWorkingDay(first) ? 1 : 0);
    for (int year = first.getYear(); year < last.getYear(); year++) {
      int[] days = year(year);
      count += days[days.length - 1];
    }
    return count;
  }

  /** Working days from the first day of its year to that day. */
  private int upTo(LocalDate day) {
    return year(day.getYear())[day.getDayOfYear()];
  }

  /** For each day of a year, counted from 1, the working days up to and with it. */
  private int[] year(int year) {
    return counted.computeIfAbsent(
        year,
        _ -> {
          int[] days = new int[Year.of(year).length() + 1];
          for (int i = 1; i < days.length; i++) {
            days[i] = days[i - 1] + (isWorkingDay(LocalDate.ofYearDay(year, i)) ? 1 : 0);
          }
          return days;
        });
  }

  /** The n-th working day after {@code day}, the day itself not counted (民法典 201). */
  public LocalDate plusWorkingDays(LocalDate day, int n) {
    LocalDate result = day;
    for (int left = n; left > 0; ) {
      result = result.plusDays(1);
      if (isWorkingDay(result)) {
        left--;
      }
    }
    return result;
  }

  /** The day itself, or the first working day after it (民法典 203). */
  public LocalDate sameOrNextWorkingDay(LocalDate day) {
    return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
  }
}
