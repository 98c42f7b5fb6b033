package cn.laborproof.risk.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.warning.ClockRule.Length;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningClocksTest {

  private final WorkingCalendar china = WorkingCalendar.china();

  @ParameterizedTest
  @CsvSource({
    // Hours run through nights, weekends and holidays.
    "6h,  2026-11-20T22:30, 2026-11-21T04:30",
    "2h,  2026-12-31T23:00, 2027-01-01T01:00",
    "24h, 2028-02-28T08:00, 2028-02-29T08:00",
    "24h, 2027-02-28T08:00, 2027-03-01T08:00",
    // The day of the event is not counted, a day ends at 24:00.
    "1d,  2026-11-20T00:00, 2026-11-22T00:00",
    "1d,  2026-11-20T23:59:59, 2026-11-22T00:00",
    "1d,  2028-02-28T12:00, 2028-03-01T00:00",
    "1d,  2026-04-30T12:00, 2026-05-02T00:00",
    // Friday to Monday.
    "1wd, 2026-11-20T17:00, 2026-11-24T00:00",
    "1wd, 2026-11-21T17:00, 2026-11-24T00:00",
    // 2026-10-01 … 07 are off, Saturday 10 October is worked.
    "1wd, 2026-09-30T17:00, 2026-10-09T00:00",
    "3wd, 2026-09-30T17:00, 2026-10-11T00:00",
    "4wd, 2026-09-30T17:00, 2026-10-13T00:00",
    // Saturday 14 February 2026 is worked, 15 … 23 are off.
    "1wd, 2026-02-13T09:00, 2026-02-15T00:00",
    "2wd, 2026-02-13T09:00, 2026-02-25T00:00",
    // Leap day, a Tuesday.
    "1wd, 2028-02-28T09:00, 2028-03-01T00:00",
    // Month and year end; 2027 is not published yet: ordinary weekends.
    "2wd, 2026-12-31T09:00, 2027-01-05T00:00",
  })
  void a_period_ends_here(String length, LocalDateTime start, LocalDateTime end) {
    assertThat(Length.parse(length).after(china(start), china)).isEqualTo(china(end));
  }

  @Test
  void an_extension_counts_from_the_day_the_period_ended() {
    var rule =
        new ClockRule(
            Length.parse("3wd"), List.of(), Duration.ZERO, 2, Length.parse("1wd"), "platform: x");
    Instant friday = china(LocalDateTime.parse("2026-11-20T09:00"));
    assertThat(rule.end(friday, 0, china)).isEqualTo(china("2026-11-26T00:00"));
    assertThat(rule.end(friday, 1, china)).isEqualTo(china("2026-11-27T00:00"));
    assertThat(rule.end(friday, 2, china))
        .as("after Friday 27")
        .isEqualTo(china("2026-11-28T00:00"));
    var hours =
        new ClockRule(
            Length.parse("6h"), List.of(), Duration.ZERO, 1, Length.parse("2h"), "platform: x");
    assertThat(hours.end(friday, 1, china)).isEqualTo(friday.plus(Duration.ofHours(8)));
  }

  @Test
  void a_clock_exactly_due_has_not_run_out_and_one_nanosecond_later_it_has() {
    Instant end = china("2026-11-24T00:00");
    var clock = new WarningState.Running(ClockKind.HANDLE, end.minusSeconds(60), 0, end);
    assertThat(clock.isOver(end)).isFalse();
    assertThat(clock.isOver(end.plusNanos(1))).isTrue();
  }

  @Test
  void the_published_periods_are_six_and_two_hours() {
    Scheme xuanen = WarningBook.shipped().find("xuanen/1").orElseThrow();
    Instant found = china("2026-10-01T03:00");
    assertThat(xuanen.level(1).clock(ClockKind.REPORT).end(found, 0, china))
        .isEqualTo(china("2026-10-01T09:00"));
    assertThat(xuanen.level(2).clock(ClockKind.REPORT).end(found, 0, china))
        .isEqualTo(china("2026-10-01T05:00"));
  }

  static Instant china(String time) {
    return china(LocalDateTime.parse(time));
  }

  private static Instant china(LocalDateTime time) {
    return time.atZone(ClockRule.ZONE).toInstant();
  }
}
