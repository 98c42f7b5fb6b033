package cn.laborproof.risk.warning;

import cn.laborproof.risk.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long somebody has.
 *
 * @param length hours, calendar days or working days
 * @param remind how long before the end to remind
 * @param escalateBefore how long before the end the office above is told; zero for at the end
 * @param extensions how often it may be extended, each time by {@code extension}
 * @param source where the length comes from; "platform" marks this platform's own choice
 */
public record ClockRule(
    Length length,
    List<Duration> remind,
    Duration escalateBefore,
    int extensions,
    Length extension,
    String source) {

  /** Working days and ends of days are those of China. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public ClockRule {
    remind = remind.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** The last instant in time, both for the first length and with extensions. */
  public Instant end(Instant start, int extended, WorkingCalendar calendar) {
    Instant end = length.after(start, calendar);
    for (int i = 0; i < extended; i++) {
      end = extension.beyond(end, calendar);
    }
    return end;
  }

  /**
   * A length of time.
   *
   * @param amount how many
   * @param unit of what
   */
  public record Length(int amount, Unit unit) {
    private static final Pattern FORM = Pattern.compile("([0-9]+)(h|d|wd)");

    /** What is counted. */
    public enum Unit {
      /** Hours from the event on, through nights and holidays (民法典 201). */
      HOURS,
      /** Calendar days, the day of the event not counted; ends at 24:00 (民法典 201, 203). */
      DAYS,
      /** Working days, the day of the event not counted; ends at 24:00. */
      WORKING_DAYS
    }

    /**
     * Reads {@code 6h}, {@code 3d} or {@code 5wd}.
     *
     * @throws IllegalArgumentException for another form
     */
    static Length parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("length: " + text + " (expected: 6h, 3d or 5wd)");
      }
      Unit unit =
          switch (matcher.group(2)) {
            case "h" -> Unit.HOURS;
            case "d" -> Unit.DAYS;
            default -> Unit.WORKING_DAYS;
          };
      return new Length(Integer.parseInt(matcher.group(1)), unit);
    }

    /**
     * The last instant of the period that an event starts. A period of days ends at 24:00, which is
     * 00:00 of the day after.
     */
    Instant after(Instant event, WorkingCalendar calendar) {
      return unit == Unit.HOURS
          ? event.plus(Duration.ofHours(amount))
          : endOf(LocalDate.ofInstant(event, ZONE), calendar);
    }

    /**
     * The same from the end of a period on: an end at 00:00 belongs to the day that ended there.
     */
    Instant beyond(Instant end, WorkingCalendar calendar) {
      return unit == Unit.HOURS
          ? end.plus(Duration.ofHours(amount))
          : endOf(LocalDate.ofInstant(end.minusNanos(1), ZONE), calendar);
    }

    private Instant endOf(LocalDate day, WorkingCalendar calendar) {
      LocalDate last =
          unit == Unit.DAYS ? day.plusDays(amount) : calendar.plusWorkingDays(day, amount);
      return last.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
  }
}
