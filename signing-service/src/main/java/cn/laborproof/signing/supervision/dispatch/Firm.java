package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A dispatch firm as facts and verifications show it.
 *
 * @param code 统一社会信用代码, or the key facts name it by
 * @param name registered name; the code where no fact says it
 * @param region division of its seat (GB/T 2260)
 * @param status stable name of its state in the enterprise register
 * @param licence the licence that ends last; empty when no fact names one
 * @param licenceState {@code valid}, {@code expiring}, {@code expired}, {@code future} or {@code
 *     none}
 * @param persons people it sends today
 * @param units where to
 * @param findings open findings of rules on dispatch about it
 * @param report the report on the year asked for
 */
record Firm(
    String code,
    String name,
    Optional<String> region,
    Optional<String> status,
    Optional<Licence> licence,
    String licenceState,
    long persons,
    long units,
    long findings,
    Report report) {

  /**
   * A licence as a fact states it.
   *
   * @param capital registered capital in yuan, two decimals
   * @param batch the delivery that says so, and {@code line} its line
   */
  record Licence(
      String number,
      LocalDate validFrom,
      LocalDate validTo,
      Optional<String> capital,
      UUID batch,
      long line) {}

  /**
   * Where the report on a year stands.
   *
   * @param verification its verification here, if one was opened
   * @param orderedAt when the running order was given
   * @param due its last instant
   */
  record Report(
      int year,
      String state,
      Optional<UUID> verification,
      Optional<LocalDate> reportedOn,
      Optional<Instant> orderedAt,
      Optional<Instant> due) {}
}
