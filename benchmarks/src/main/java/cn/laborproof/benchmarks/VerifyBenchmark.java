package cn.laborproof.benchmarks;

import cn.laborproof.document.examine.PdfExaminer;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.TrustedRoot;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.VerdictRule;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it costs to validate the demo's contract of two parties (B-LTA) by our default path, and by
 * EU DSS with and without its visual comparison, iText's validator and pyHanko (in a process of its
 * own, started once), in turn in the same run. Offline: revocation comes from the file. They do not
 * do the same work: DSS writes reports, we account for every byte.
 */
public final class VerifyBenchmark {
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 40;
  private static final int SLOW_EVERY = 10;
  private static final int MANY = 27;
  private static final String OURS = "ours";
  private static final String PLAIN = "EU DSS without visual comparison";
  private static final String VISUAL = "EU DSS as it comes";
  private static final String ITEXT = "iText";
  private static final String PYHANKO = "pyHanko";

  private final Stopwatch watch = new Stopwatch();

  private VerifyBenchmark() {}

  /** Takes the folder {@code judges}, where pyHanko's script is. */
  public static void main(String[] arguments) throws Exception {
    Path judges = Path.of(arguments[0]);
    Path directory = Files.createTempDirectory("verify-benchmark");
    try (SigningDesk desk = SigningDesk.open(directory)) {
      byte[] one = new DocumentFreezer().freeze(SampleContract.request());
      byte[] many = new DocumentFreezer().freeze(SampleContract.request(MANY));
      OurSigning ours = new OurSigning(desk, new Stopwatch());
      EuDssSigning dss = new EuDssSigning(desk);
      List<Subject> subjects =
          List.of(
              new Subject("one contract", ours.sign(one), true),
              new Subject("one contract of some 80 pages", ours.sign(many), true),
              new Subject(
                  "20 MB of scanned pages, signed by EU DSS", dss.signFreely(Scan.pdf()), false));
      for (Subject subject : subjects) {
        Path file = Files.write(directory.resolve("subject.pdf"), subject.pdf());
        try (PyHanko pyHanko = PyHanko.start(judges, file, desk, directory)) {
          VerifyBenchmark benchmark = new VerifyBenchmark();
          benchmark.run(subject, desk, pyHanko);
          benchmark.print(subject.name(), subject.pdf().length);
        }
      }
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }

  /**
   * @param ours whether it came from our signing and so has to pass; who did not sign through us
   *     has no signing profile, and the verdict says that
   */
  private record Subject(String name, byte[] pdf, boolean ours) {}

  private void run(Subject subject, SigningDesk desk, PyHanko pyHanko) throws Exception {
    Instant at = Instant.now().plusSeconds(60);
    PdfExaminer examiner = new PdfExaminer();
    TrustBundle trust = trust(desk);
    CommonCertificateVerifier verifier = verifier(desk);
    byte[] pdf = subject.pdf();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      DocumentExamination examination =
          watch.timed(OURS, () -> examiner.examine("contract.pdf", pdf, trust, at));
      requireGood(subject, examination);
      watch.time(PLAIN, () -> validate(pdf, verifier, false));
      if (round % SLOW_EVERY == 0) {
        watch.time(VISUAL, () -> validate(pdf, verifier, true));
        watch.time(ITEXT, () -> ItextValidation.report(pdf, desk));
        watch.time(PYHANKO, pyHanko::validate);
      }
      watch.endRound(round >= 0);
    }
  }

  private static void requireGood(Subject subject, DocumentExamination examination) {
    VerdictRule rule = VerdictRule.decide(examination.required(), examination.checks());
    if (rule.indication() == Indication.TOTAL_FAILED
        || subject.ours() && rule.indication() != Indication.TOTAL_PASSED) {
      throw new IllegalStateException("what is measured must not fail: " + rule);
    }
  }

  private static Object validate(byte[] pdf, CommonCertificateVerifier verifier, boolean visual) {
    PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
    validator.setCertificateVerifier(verifier);
    if (!visual) {
      DefaultPdfDifferencesFinder finder = new DefaultPdfDifferencesFinder();
      finder.setMaximalPagesAmountForVisualComparison(0);
      PdfBoxDefaultObjectFactory factory = new PdfBoxDefaultObjectFactory();
      factory.setPdfDifferencesFinder(finder);
      validator.setPdfObjFactory(factory);
    }
    return validator.validateDocument();
  }

  private static CommonCertificateVerifier verifier(SigningDesk desk)
      throws GeneralSecurityException {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(DSSUtils.loadCertificate(desk.root().getEncoded()));
    trusted.addCertificate(DSSUtils.loadCertificate(desk.timestampRoot().getEncoded()));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    return verifier;
  }

  private static TrustBundle trust(SigningDesk desk) {
    Instant end = Instant.parse("2036-01-01T00:00:00Z");
    return new TrustBundle(
        "benchmark",
        1,
        Instant.parse("2026-11-21T00:00:00Z"),
        true,
        List.of(
            new TrustedRoot(RootUse.SIGNER, "signers", desk.root()),
            new TrustedRoot(RootUse.TSA, "time", desk.timestampRoot())),
        List.of(),
        WitnessTrust.none(),
        null,
        List.of(),
        false,
        List.of(),
        List.of(
            new AlgorithmEnd("SHA-256", end),
            new AlgorithmEnd("SHA-512", end),
            new AlgorithmEnd("ECDSA-P-256", end),
            new AlgorithmEnd("RSA-3072", end)),
        List.of());
  }

  private void print(String what, int size) {
    System.out.printf(
        Locale.ROOT,
        "validating %s, two parties, B-LTA, %d bytes: median (best) wall ms of %d rounds after %d%n",
        what,
        size,
        ROUNDS,
        WARM_UP);
    for (String who : List.of(OURS, PLAIN, VISUAL, ITEXT, PYHANKO)) {
      System.out.printf(
          Locale.ROOT,
          "  %-36s %9.2f (%8.2f), processor %9.2f%n",
          who,
          watch.median(who),
          watch.least(who),
          watch.processorMean(who));
    }
    System.out.printf(Locale.ROOT, "  %s rounds for the last three lines%n", ROUNDS / SLOW_EVERY);
  }
}
