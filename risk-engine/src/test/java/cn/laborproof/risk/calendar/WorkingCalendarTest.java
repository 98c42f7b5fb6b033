package cn.laborproof.risk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

  private final WorkingCalendar china = WorkingCalendar.china();

  @Test
  void works_on_make_up_days_and_rests_on_holidays() {
    assertThat(china.isWorkingDay(LocalDate.of(2026, 10, 10))).as("a Saturday to make up").isTrue();
    assertThat(china.isWorkingDay(LocalDate.of(2026, 10, 7))).as("a Wednesday off").isFalse();
    assertThat(china.isWorkingDay(LocalDate.of(2026, 11, 21))).as("a Saturday").isFalse();
  }

  @Test
  void three_working_days_over_national_day_end_after_the_holiday() {
    assertThat(china.plusWorkingDays(LocalDate.of(2026, 9, 29), 3))
        .isEqualTo(LocalDate.of(2026, 10, 9));
  }

  @Test
  void says_that_a_year_without_arrangement_is_provisional() {
    assertThat(china.isProvisional(LocalDate.of(2031, 1, 1))).isTrue();
    assertThat(china.isProvisional(LocalDate.of(2026, 1, 1))).isFalse();
  }
}
