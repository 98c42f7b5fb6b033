package cn.laborproof.signing.signing;

import cn.laborproof.document.eseal.check.SealLife;
import cn.laborproof.document.examine.ArchiveLife;
import cn.laborproof.document.examine.detached.BesideLife;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.proof.examine.DetachedExaminer;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.DocumentExaminer;
import cn.laborproof.proof.examine.RecordedExaminer;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.VerdictRule;
import cn.laborproof.signing.organisation.SignatureSuite;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.BesideFiles.Beside;
import cn.laborproof.signing.vault.KeySuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Examines a finished document the way a court would, with the same verifier and the same trust
 * bundle, before it counts.
 */
@Component
class FinalExamination {
  private static final Logger LOG = LoggerFactory.getLogger(FinalExamination.class);

  private static final Set<String> NATIONAL = Set.of("SM2", "SM3");

  /** Four times as long as renewal is ahead of what it renews. */
  private static final Duration NATIONAL_AHEAD = ArchiveRenewal.AHEAD.multipliedBy(4);

  private final Installation installation;
  private final Clock clock;

  FinalExamination(Installation installation, Clock clock) {
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * What the examination came to.
   *
   * @param passed whether it is {@code TOTAL_PASSED}
   * @param indication the indication, with its first reason
   * @param trustFingerprint the trust bundle it was made with
   * @param signers who signed it
   */
  record Outcome(boolean passed, String indication, String trustFingerprint, List<Signer> signers) {
    Outcome {
      signers = List.copyOf(signers);
    }
  }

  /** What a signature beside the document comes to, as in an evidence package. */
  Indication beside(DetachedExaminer.Detached detached) {
    TrustBundle trust = trust();
    DetachedExaminer examiner =
        ServiceLoader.load(DetachedExaminer.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no examiner of detached signatures"));
    DocumentExamination examination = examiner.examine(detached, trust, clock.instant());
    Indication indication =
        VerdictRule.decide(examination.required(), examination.checks()).indication();
    if (indication != Indication.TOTAL_PASSED) {
      log(examination);
    }
    return indication;
  }

  /** What an evidence record over files beside a document comes to. */
  Indication record(RecordedExaminer.Recorded recorded) {
    RecordedExaminer examiner =
        ServiceLoader.load(RecordedExaminer.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no examiner of evidence records"));
    DocumentExamination examination =
        examiner.examine(recorded, trust(), clock.instant()).examination();
    Indication indication =
        VerdictRule.decide(examination.required(), examination.checks()).indication();
    if (indication != Indication.TOTAL_PASSED) {
      log(examination);
    }
    return indication;
  }

  /** Until when a record over files beside a document stands; now if nothing says so. */
  Instant life(RecordedExaminer.Recorded recorded) {
    return BesideLife.ofRecord(recorded.record(), recorded.files(), trust(), clock.instant())
        .orElseGet(clock::instant);
  }

  /** Until when what lies beside a document stands by itself; now if nothing says so. */
  Instant life(List<Beside> files) {
    TrustBundle trust = trust();
    Map<String, Beside> named =
        files.stream().collect(Collectors.toMap(Beside::name, Function.identity()));
    return files.stream()
        .filter(file -> !file.name().endsWith(BesideFiles.MATERIAL))
        .map(file -> life(file, named, trust).orElseGet(clock::instant))
        .min(Comparator.naturalOrder())
        .orElseGet(clock::instant);
  }

  private Optional<Instant> life(Beside file, Map<String, Beside> named, TrustBundle trust) {
    return file.name().endsWith(BesideFiles.SEALED)
        ? SealLife.of(file.content(), trust, clock.instant())
        : Optional.ofNullable(named.get(file.name() + ".json"))
            .flatMap(material ->
                BesideLife.ofSignature(
                    file.content(), material.content(), file.version(), trust, clock.instant()));
  }

  private static void log(DocumentExamination examination) {
    LOG.error(
        "our own verifier does not pass a finished document or what lies beside it: {}",
        examination.checks().stream()
            .filter(check -> !check.passed())
            .map(check -> check.code().id())
            .collect(Collectors.joining(", ")));
  }

  /**
   * Examines a PDF; throws if there is nothing to examine it with, so that the task is tried again.
   */
  Outcome examine(byte[] pdf) {
    return examine(pdf, Optional.empty());
  }

  /** The same of a document with its evidence record. */
  Outcome examine(byte[] pdf, Optional<byte[]> record) {
    TrustBundle trust = trust();
    DocumentExaminer examiner =
        ServiceLoader.load(DocumentExaminer.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.accepts(pdf))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no examiner accepts our own document"));
    DocumentExamination examination =
        examiner.examine("contract.pdf", pdf, record, trust, clock.instant());
    VerdictRule rule = VerdictRule.decide(examination.required(), examination.checks());
    boolean passed = rule.indication() == Indication.TOTAL_PASSED;
    if (!passed) {
      log(examination);
    }
    String reason = rule.reason().map(sub -> " " + sub.name()).orElse("");
    return new Outcome(
        passed,
        rule.indication().name() + reason,
        trust.fingerprint().hex(),
        examination.signers());
  }

  /** How long a document that passes stands by itself; throws as {@link #examine} does. */
  ArchiveLife life(byte[] pdf) {
    return life(pdf, Optional.empty());
  }

  /** How long a document stands with its evidence record; throws as {@link #examine} does. */
  ArchiveLife life(byte[] pdf, Optional<byte[]> record) {
    return ArchiveLife.of(pdf, record, trust(), clock.instant())
        .orElseThrow(() -> new IllegalStateException("the document has no archive timestamp"));
  }

  /**
   * The ends of algorithms that the trust bundle states now, in one line; empty while there is
   * none, as in the first seconds of a new installation.
   */
  Optional<String> algorithmEnds() {
    if (!Files.exists(installation.directory("trust").resolve("trust.json"))) {
      return Optional.empty();
    }
    return Optional.of(
        trust().algorithms().stream()
            .map(end -> end.algorithm() + " " + end.end())
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  /**
   * By which digest the next evidence record of a document is made: that of its suite, or, when SM2
   * or SM3 end soon, SHA-512, which carries the document beyond.
   */
  TreeDigest recordDigest(SignatureSuite suite) {
    return suite.inside() == KeySuite.NATIONAL && !nationalEndsSoon()
        ? TreeDigest.SM3
        : TreeDigest.SHA_512;
  }

  /** Whether a timestamp of the national suite would carry a document no further than it is. */
  boolean nationalEndsSoon() {
    Instant soon = clock.instant().plus(NATIONAL_AHEAD);
    return trust().algorithms().stream()
            .filter(listed -> NATIONAL.contains(listed.algorithm()))
            .filter(listed -> listed.end().isAfter(soon))
            .map(AlgorithmEnd::algorithm)
            .distinct()
            .count()
        < NATIONAL.size();
  }

  private TrustBundle trust() {
    try {
      return TrustBundle.load(installation.directory("trust"));
    } catch (IOException e) {
      throw new UncheckedIOException("the trust bundle cannot be read", e);
    }
  }
}
