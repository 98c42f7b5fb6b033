package cn.laborproof.authorities.ca;

import java.util.Locale;
import java.util.Optional;

/** Whom the issuing authority certifies, and for how long. */
public enum LeafProfile {
  /**
   * A worker's key for one signing session. It lives longer than any sealing deadline, since the
   * signature must still be good when the employer seals.
   */
  WORKER(30),
  /** An employer's or mediation body's seal key. */
  ORGANISATION(3 * 365),
  /** A mediator's key. */
  MEDIATOR(365),
  /** Who makes electronic seals for others; issued under the root of seal makers. */
  SEAL_MAKER(5 * 365),
  /** A timestamp authority beside the built-in one; issued under the timestamp root. */
  TSA(5 * 365);

  private final int days;

  LeafProfile(int days) {
    this.days = days;
  }

  int days() {
    return days;
  }

  /** The name in enrolment paths. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LeafProfile> labelled(String label) {
    for (LeafProfile profile : values()) {
      if (profile.label().equals(label)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }
}
