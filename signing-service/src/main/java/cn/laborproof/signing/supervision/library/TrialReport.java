package cn.laborproof.signing.supervision.library;

import java.time.LocalDate;
import java.util.List;

/**
 * What a rule would have said with other parameters, on the facts known today.
 *
 * @param employers how many were looked at
 * @param failed how many of them could not be judged
 * @param days oldest first
 * @param began employers the rule would newly speak of, the first few
 * @param ended employers it would no longer speak of, the first few
 */
record TrialReport(
    long employers, long failed, List<Day> days, List<Case> began, List<Case> ended) {

  TrialReport {
    days = List.copyOf(days);
    began = List.copyOf(began);
    ended = List.copyOf(ended);
  }

  /**
   * One day.
   *
   * @param findingsBefore findings with the parameters in force
   * @param findingsAfter findings with the proposed ones
   * @param employersBefore employers these are about
   */
  record Day(
      LocalDate day,
      long findingsBefore,
      long findingsAfter,
      long employersBefore,
      long employersAfter) {}

  /** An employer and the newest of the days on which it makes a difference. */
  record Case(String employer, LocalDate day) {}
}
