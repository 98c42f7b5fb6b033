package cn.laborproof.signing.supervision.credit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What an employer says about a public list or an entry of the ledger.
 *
 * @param tenant the employer's organisation, which owns the stream {@code credit-plea/<id>}
 * @param listing what it is about; empty for an entry
 * @param entry what it is about; empty for a listing
 * @param note sealed under the key of who wrote it
 * @param document the file that came with it
 * @param due last instant for the office's answer
 */
record Plea(
    UUID id,
    UUID tenant,
    UUID office,
    String region,
    Kind kind,
    Optional<UUID> listing,
    Optional<UUID> entry,
    String employer,
    String employerName,
    UUID account,
    String who,
    byte[] note,
    Optional<UUID> document,
    Instant givenAt,
    Instant due,
    State state,
    Optional<Decision> decision) {

  /** What is said. */
  enum Kind {
    /** Before the decision; the decision answers it. */
    STATEMENT,
    /** Against a listing or an entry, at any time. */
    APPEAL,
    /** To be taken off after repair. */
    REMOVAL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  /** Where it stands. */
  enum State {
    OPEN,
    ACCEPTED,
    REJECTED,
    /** A statement, weighed by the decision on the listing. */
    CONSIDERED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the office decided.
   *
   * @param reason sealed under the key of who decided; empty for a statement
   */
  record Decision(UUID account, String who, Optional<byte[]> reason, Instant at) {}
}
