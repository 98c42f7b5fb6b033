package cn.laborproof.signing.supervision.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What one recorded act says for or against an employer.
 *
 * @param office whose act it was
 * @param source what kind of act: {@code inspection}, {@code dispatch}, {@code warning}, {@code
 *     answer}
 * @param act the act it stands on
 * @param opens what the act belongs to: a task, a report, a warning, an answer
 * @param book by which it counts
 * @param countsUntil last day on which it counts
 * @param withdrawn when it was taken back, and why; empty while it stands
 */
record CreditEntry(
    UUID id,
    UUID office,
    String region,
    String employer,
    String employerName,
    String kind,
    String source,
    UUID act,
    UUID opens,
    LocalDate happenedOn,
    String book,
    int points,
    LocalDate countsUntil,
    Optional<Withdrawn> withdrawn) {

  /**
   * Taken back.
   *
   * @param why {@code act-undone} or {@code corrected}
   */
  record Withdrawn(Instant at, String why) {}

  /** Whether it counts on a day. */
  boolean counts(LocalDate day) {
    return withdrawn.isEmpty() && !happenedOn.isAfter(day) && !countsUntil.isBefore(day);
  }
}
