package cn.laborproof.signing.complaint.domain;

import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.contract.domain.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How long a labour office has, in working days in China; the day of the event does not count (民法典
 * art 201).
 *
 * @param calendar working days
 * @param acceptDays to decide whether it takes a complaint up
 * @param examineDays to examine it once it was taken up
 */
public record ComplaintClocks(WorkingCalendar calendar, int acceptDays, int examineDays) {
  /** The first instant at which the decision is late. */
  public Instant acceptBy(Instant raised) {
    return endOf(raised, acceptDays);
  }

  /** The first instant at which the examination is late. */
  public Instant examineBy(Instant accepted) {
    return endOf(accepted, examineDays);
  }

  private Instant endOf(Instant event, int days) {
    LocalDate last = calendar.workingDayAfter(LocalDate.ofInstant(event, SealingClock.ZONE), days);
    return last.plusDays(1).atStartOfDay(SealingClock.ZONE).toInstant();
  }
}
