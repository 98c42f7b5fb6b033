package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.supervision.sample.SamplePanel.By;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A form sent to the employers of a panel, to their workers, or to both.
 *
 * @param sha256 digest of the form's JSON
 * @param smallest answers of workers below which nothing is shown of them
 * @param closesAt from when on nothing is taken, if it is not closed before
 */
record Questionnaire(
    UUID id,
    UUID office,
    String region,
    UUID panel,
    Form form,
    String sha256,
    boolean employers,
    boolean workers,
    int smallest,
    Instant closesAt,
    By made,
    Optional<By> published,
    Optional<By> closed) {

  /** Where it stands. */
  enum State {
    DRAFT,
    OPEN,
    CLOSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  State state(Instant now) {
    if (published.isEmpty()) {
      return State.DRAFT;
    }
    return closed.isPresent() || !now.isBefore(closesAt) ? State.CLOSED : State.OPEN;
  }
}
