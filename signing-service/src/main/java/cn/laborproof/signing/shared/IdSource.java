package cn.laborproof.signing.shared;

import java.util.UUID;

/**
 * Gives identifiers. The only place the application takes a new UUID from, so that a test can know
 * them.
 *
 * <p>Implementations MUST be safe for use by many threads and MUST NOT repeat a value.
 */
public interface IdSource {

  /**
   * Returns a new UUID version 7 (RFC 9562 §5.7): time-ordered, so that index pages stay warm.
   * Never a secret.
   */
  UUID next();
}
