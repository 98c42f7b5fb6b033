package cn.laborproof.signing.supervision.answer;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What an employer answers to a finding.
 *
 * @param tenant the employer's organisation, which owns the stream
 * @param told the finding as it was told at that moment, JSON
 * @param note sealed under the key of who answered
 * @param document the file that came with it
 */
record FindingAnswer(
    UUID id,
    UUID tenant,
    UUID office,
    String region,
    UUID finding,
    String employer,
    String employerName,
    String rule,
    String told,
    UUID account,
    String who,
    byte[] note,
    Optional<UUID> document,
    Instant answeredAt,
    State state,
    Optional<Decision> decision) {

  /** Where it stands. */
  enum State {
    OPEN,
    ACCEPTED,
    REJECTED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the office decided.
   *
   * @param reason sealed under the key of who decided
   */
  record Decision(UUID account, String who, byte[] reason, Instant at) {}
}
