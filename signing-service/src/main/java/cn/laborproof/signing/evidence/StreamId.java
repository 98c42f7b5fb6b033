package cn.laborproof.signing.evidence;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a stream of events: the history of one contract, one case, one warning.
 *
 * @param kind what the subject is, for example {@code contract} or {@code mediation}
 * @param subject the subject's identifier
 */
public record StreamId(String kind, UUID subject) {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,30}");

  /** Checks the kind. */
  public StreamId {
    Objects.requireNonNull(subject, "subject");
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("stream kind: " + kind + " (expected: " + KIND + ")");
    }
  }

  /** A contract's stream. */
  public static StreamId contract(UUID contract) {
    return new StreamId("contract", contract);
  }

  /** The name events carry, for example {@code contract/0198…}. */
  public String name() {
    return kind + "/" + subject;
  }
}
