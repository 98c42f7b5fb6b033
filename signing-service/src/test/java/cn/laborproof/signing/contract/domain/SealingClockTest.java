package cn.laborproof.signing.contract.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SealingClockTest {
  private final SealingClock clock =
      new SealingClock(
          new WorkingCalendar(
              "test",
              Set.of(2026),
              Set.of(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-02")),
              Set.of(LocalDate.parse("2026-10-10"))),
          3);

  @ParameterizedTest(name = "signed {0}, overdue from {1}")
  @CsvSource({
    "2026-11-23T08:00:00Z, 2026-11-26T16:00:00Z", // Monday: to the end of Thursday in China
    "2026-11-20T08:00:00Z, 2026-11-25T16:00:00Z", // Friday: over the weekend
    "2026-11-20T17:00:00Z, 2026-11-25T16:00:00Z", // already Saturday in China
    "2026-09-30T01:00:00Z, 2026-10-07T16:00:00Z", // over holidays
    "2026-10-08T01:00:00Z, 2026-10-12T16:00:00Z" // a Saturday that is worked counts
  })
  void runs_to_the_end_of_the_third_working_day_in_china(String signed, String due) {
    assertThat(clock.dueAfter(Instant.parse(signed))).isEqualTo(Instant.parse(due));
  }
}
