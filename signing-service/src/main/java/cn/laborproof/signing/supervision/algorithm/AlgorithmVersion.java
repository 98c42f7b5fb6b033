package cn.laborproof.signing.supervision.algorithm;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of an entry as it was filed, and where its review stands.
 *
 * @param entry the system; its stream is {@code algorithm-entry/<entry>}
 * @param tenant the employer's organisation
 * @param region its registered place
 * @param number counted from 1
 * @param written the filing as its bytes were kept; events carry its digest
 * @param document the file that came with it
 * @param due last instant for the changes that were asked for
 */
record AlgorithmVersion(
    UUID id,
    UUID entry,
    UUID tenant,
    String region,
    String employer,
    String employerName,
    int number,
    Filing filing,
    String written,
    Optional<UUID> document,
    UUID account,
    String who,
    Instant filedAt,
    State state,
    Optional<Instant> due) {

  /** How an open term that has passed is called in lists. */
  static final String OVERDUE = "overdue";

  /** Where it stands. None of them says that a system is lawful or not. */
  enum State {
    /** Waits for the office. */
    FILED,
    /** The office has read it. */
    TAKEN_NOTE,
    /** The office asks for changes within a term. */
    CHANGES_ASKED,
    /** The employer took it back. */
    TAKEN_BACK;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<State> ofCode(String code) {
      return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
    }

    /** The whole machine. Asking may follow taking note: reading again may raise a question. */
    boolean mayBecome(State next) {
      return switch (next) {
        case FILED -> false;
        case TAKEN_NOTE -> this == FILED || this == CHANGES_ASKED;
        case CHANGES_ASKED -> this == FILED || this == TAKEN_NOTE;
        case TAKEN_BACK -> this != TAKEN_BACK;
      };
    }
  }

  /** The state, or that its term has passed. */
  String standing(Instant now) {
    return due.filter(end -> !end.isAfter(now)).isPresent() ? OVERDUE : state.code();
  }
}
