package cn.laborproof.document.examine;

import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.facts.FactReader;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.pdf.WorkLimits;
import cn.laborproof.proof.trust.TrustBundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an archived document of ours stands by itself: as long as its last document timestamp.
 *
 * @param end first instant at which the certificate or an algorithm of that timestamp no longer
 *     counts; the document must have been renewed before
 * @param freeFields how often it can be renewed in the file
 */
public record ArchiveLife(Instant end, int freeFields) {

  /**
   * Reads it from a document that its examiner passes; empty when it ends with no document
   * timestamp of a known certificate and believed algorithms.
   */
  public static Optional<ArchiveLife> of(byte[] pdf, TrustBundle trust, Instant at) {
    return of(pdf, Optional.empty(), trust, at);
  }

  /** The same of a document with its evidence record: then it stands as long as the record does. */
  public static Optional<ArchiveLife> of(
      byte[] pdf, Optional<byte[]> record, TrustBundle trust, Instant at) {
    WorkBudget budget = new WorkBudget(WorkLimits.STANDARD, System::nanoTime);
    try {
      DocumentFacts facts = new FactReader("document", trust, at, budget).read(pdf, record);
      int used = facts.timestamps().size();
      return facts.signatures().isEmpty() || !facts.signatures().getLast().isTimestamp()
          ? Optional.empty()
          : end(facts.containers().getLast(), trust)
              .map(end -> new ArchiveLife(end, SigningProfile.timestampFields().size() - used));
    } catch (MalformedPdfException e) {
      return Optional.empty(); // its examiner says what is wrong with it
    }
  }

  private static Optional<Instant> end(Container timestamp, TrustBundle trust) {
    Optional<Instant> certificate =
        timestamp.cms().signer().map(X509Certificate::getNotAfter).map(last -> last.toInstant());
    return DocumentChecks.algorithmsEnd(timestamp, trust)
        .flatMap(algorithms -> certificate.map(c -> c.isBefore(algorithms) ? c : algorithms));
  }
}
