package cn.laborproof.signing.supervision.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A proposal to enter an employer on a public list, and what came of it.
 *
 * @param id identifier, also of its evidence stream {@code public-listing/<id>}
 * @param book version of grounds and terms
 * @param claim what was not paid, and the order it was to be paid by
 * @param notice when the employer was told; empty before
 * @param decision who decided; empty before
 * @param term first and last day on the list; empty when it never was
 * @param endedAt when it came to its end, whichever
 */
record PublicListing(
    UUID id,
    UUID office,
    String region,
    String employer,
    String employerName,
    String ground,
    String article,
    String book,
    Claim claim,
    State state,
    By proposed,
    Optional<Notice> notice,
    Optional<By> decision,
    Optional<Term> term,
    Optional<Instant> endedAt) {

  /** Where it stands. */
  enum State {
    PROPOSED,
    NOTICED,
    LISTED,
    DROPPED,
    REMOVED,
    CORRECTED,
    EXPIRED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What the ground is held against.
   *
   * @param orderNumber of the order to pay
   * @param orderDue its last day
   * @param months how long the longest was not paid
   * @param amount in yuan
   */
  record Claim(String orderNumber, LocalDate orderDue, int workers, int months, long amount) {}

  /** Who did it and when. */
  record By(UUID account, String name, Instant at) {}

  /**
   * The notice before a decision.
   *
   * @param served {@code platform} or {@code by-hand}
   * @param until last instant for statements
   */
  record Notice(String served, Instant at, Instant until) {}

  /** Both days included. */
  record Term(LocalDate from, LocalDate to) {}

  /** Whether an appeal can still change something. */
  boolean canBeAppealed() {
    return switch (state) {
      case NOTICED, LISTED, REMOVED, EXPIRED -> true;
      case PROPOSED, DROPPED, CORRECTED -> false;
    };
  }
}
