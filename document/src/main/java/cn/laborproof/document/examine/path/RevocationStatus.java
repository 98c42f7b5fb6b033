package cn.laborproof.document.examine.path;

import java.time.Instant;

/** Whether a certificate counted as revoked at a time. */
public sealed interface RevocationStatus {
  /** Good, as of the answer. */
  record Good(RevocationAnswer answer) implements RevocationStatus {}

  /**
   * Revoked at or before the time asked about.
   *
   * @param answer who says so
   */
  record Revoked(Instant since, RevocationAnswer answer) implements RevocationStatus {}

  /** No answer in the document that is verified and fresh enough. */
  record Unknown(String why) implements RevocationStatus {}

  /** The certificate lives so short that its issuer never revokes it (ETSI EN 319 412-1 §5.2). */
  record Exempt() implements RevocationStatus {}
}
