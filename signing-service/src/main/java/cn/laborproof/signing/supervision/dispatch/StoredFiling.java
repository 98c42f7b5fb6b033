package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a firm's report on a year as it filed it.
 *
 * @param id of the version
 * @param filing of the firm's report on that year; its stream is {@code dispatch-filing/<filing>}
 * @param tenant the firm's organisation
 * @param region its registered place
 * @param number counted from 1
 * @param written the report as its bytes were kept; events carry its digest
 * @param documents files that came with it
 * @param firstAt when the first version was filed: that is the day of the report
 * @param due last instant for another version that was asked for
 */
record StoredFiling(
    UUID id,
    UUID filing,
    UUID tenant,
    String region,
    String firm,
    String firmName,
    int year,
    int number,
    FilingText text,
    String written,
    List<UUID> documents,
    UUID account,
    String who,
    Instant filedAt,
    Instant firstAt,
    State state,
    Optional<Instant> due) {

  /** How an open term that has passed is called in lists. */
  static final String OVERDUE = "overdue";

  StoredFiling {
    documents = List.copyOf(documents);
  }

  /** Where it stands. */
  enum State {
    /** Waits for the office. */
    FILED,
    /** The office verifies it. */
    TAKEN,
    /** The office asks for another version within a term. */
    SENT_BACK;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State ofCode(String code) {
      return Arrays.stream(values())
          .filter(state -> state.code().equals(code))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Something that was done about a filing.
   *
   * @param id what makes a second press of the same button the same act
   * @param kind {@code filed taken sent-back told answered}
   * @param about for {@code told} the act of the verification
   * @param note what was written, sealed under the key of who wrote it
   * @param due the end of the term that was given
   */
  record Act(
      UUID id,
      int version,
      String kind,
      Optional<String> about,
      UUID account,
      String who,
      Optional<byte[]> note,
      Optional<Instant> due,
      Instant at) {}

  /** Where the verification stands that it led to, or that was opened without it. */
  record Verified(UUID id, String state, Optional<Instant> orderedAt, Optional<Instant> due) {

    /** The state, or that an order's last instant has passed. */
    String standing(Instant now) {
      return state.equals("rectifying") && due.filter(end -> !end.isAfter(now)).isPresent()
          ? OVERDUE
          : state;
    }
  }

  /** The state, or that its term has passed. */
  String standing(Instant now) {
    return due.filter(end -> !end.isAfter(now)).isPresent() ? OVERDUE : state.code();
  }

  /** Whether the firm may file another version, or a first one. */
  static boolean mayFile(Optional<StoredFiling> current, Optional<Verified> verified) {
    boolean open =
        verified
            .map(Verified::state)
            .map(List.of("missing", "filed", "rectifying")::contains)
            .orElse(true);
    boolean ordered = verified.map(Verified::state).filter("rectifying"::equals).isPresent();
    return open && (ordered || current.map(each -> each.state() != State.TAKEN).orElse(true));
  }

  /** Whether the firm has something to answer to. */
  static boolean mayAnswer(Optional<Verified> verified) {
    return verified
        .map(Verified::state)
        .filter(List.of("rectifying", "submitted", "referred", "no-business")::contains)
        .isPresent();
  }
}
