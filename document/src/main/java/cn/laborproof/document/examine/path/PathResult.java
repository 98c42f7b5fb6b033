package cn.laborproof.document.examine.path;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A path from a certificate to a root, and what is wrong with it.
 *
 * @param certificates the certificate first, the root last; without root when none was found
 * @param fault what is wrong, if anything
 * @param detail technical detail in English; empty when nothing is wrong
 */
public record PathResult(List<X509Certificate> certificates, Optional<Fault> fault, String detail) {
  /** What can be wrong with a path. */
  public enum Fault {
    /** No path leads to a root believed for this use. */
    NO_PATH,
    /** A certificate on the path breaks a rule of RFC 5280 §6.1. */
    RULE,
    /** A certificate on the path had expired at the time asked for. */
    EXPIRED,
    /** A certificate on the path was not yet valid at the time asked for. */
    NOT_YET_VALID
  }

  /** Copies the list. */
  public PathResult {
    certificates = List.copyOf(certificates);
  }

  /** The certificates below the root, each of which may have been revoked. */
  public List<X509Certificate> belowRoot() {
    return certificates.isEmpty() ? List.of() : certificates.subList(0, certificates.size() - 1);
  }
}
