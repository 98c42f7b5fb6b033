package cn.laborproof.verify;

import cn.laborproof.document.examine.PdfExaminer;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.examine.UnreadableFileException;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The verifier of {@code proof} under the bundle this portal was given. Examines only so many files
 * at a time: whoever comes when all places are taken is told so instead of taking the memory of
 * those who wait.
 */
@Component
class PortalVerifier {

  private static final long PATIENCE_SECONDS = 20;

  private final TrustBundle trust;
  private final EvidenceVerifier verifier;
  private final Semaphore places;

  PortalVerifier(PortalProperties properties, Clock clock) throws IOException {
    this.trust = TrustBundle.load(properties.trust());
    // Named here and not looked for: no jar that lies about can become a judge of documents.
    this.verifier =
        EvidenceVerifier.of(trust, clock, List.of(new PdfExaminer()), PackageLimits.DEFAULT);
    this.places = new Semaphore(properties.concurrentExaminations(), true);
  }

  TrustBundle trust() {
    return trust;
  }

  /**
   * @throws UnreadableFileException when the file is neither a PDF nor an evidence package
   * @throws PortalBusyException when no place became free
   */
  Verdict verify(SubmittedFiles files) throws UnreadableFileException {
    takePlace();
    try {
      Optional<byte[]> evidence = files.evidencePackage();
      return evidence.isPresent()
          ? verifier.verify(files.name(), files.content(), evidence.get())
          : verifier.verify(files.name(), files.content());
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new PortalBusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortalBusyException();
    }
  }
}
