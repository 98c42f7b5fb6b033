package cn.laborproof.signing.contract.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long an employer has to seal what a worker has signed: to the end of so many working days in
 * China.
 *
 * @param calendar working days
 * @param workingDays how many
 */
public record SealingClock(WorkingCalendar calendar, int workingDays) {
  /** Where the days begin and end. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The first instant at which the seal is overdue. */
  public Instant dueAfter(Instant signed) {
    LocalDate last = calendar.workingDayAfter(LocalDate.ofInstant(signed, ZONE), workingDays);
    return last.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
