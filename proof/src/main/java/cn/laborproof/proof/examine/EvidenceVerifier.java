package cn.laborproof.proof.examine;

import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.ExaminedFile;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.LongConsumer;

/**
 * How a court checks: give it a file, get a verdict. Needs nothing but the trust bundle it was made
 * with; opens no connection. Thread-safe.
 *
 * <pre>{@code
 * TrustBundle trust = TrustBundle.load(Path.of("trust"));
 * EvidenceVerifier verifier = EvidenceVerifier.of(trust, Clock.systemUTC());
 * Verdict verdict = verifier.verify(Path.of("contract.pdf"));
 * }</pre>
 */
public final class EvidenceVerifier {
  private static final int FIRST_BYTES = 4;

  private final TrustBundle trust;
  private final Clock clock;
  private final List<DocumentExaminer> examiners;
  private final BesidePart beside;
  private final PackageLimits limits;

  private EvidenceVerifier(
      TrustBundle trust, Clock clock, List<DocumentExaminer> examiners, PackageLimits limits) {
    this.trust = trust;
    this.clock = clock;
    this.examiners = List.copyOf(examiners);
    this.beside =
        new BesidePart(
            new DetachedPart(installed(DetachedExaminer.class)),
            new SealPart(installed(SealedExaminer.class)),
            installed(RecordedExaminer.class));
    this.limits = limits;
  }

  /** A verifier with the document examiners that are installed and the default bounds. */
  public static EvidenceVerifier of(TrustBundle trust, Clock clock) {
    return new EvidenceVerifier(
        trust, clock, installed(DocumentExaminer.class), PackageLimits.DEFAULT);
  }

  private static <T> List<T> installed(Class<T> kind) {
    return ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** A verifier with examiners and bounds of the caller's choice. */
  public static EvidenceVerifier of(
      TrustBundle trust, Clock clock, List<DocumentExaminer> examiners, PackageLimits limits) {
    return new EvidenceVerifier(trust, clock, examiners, limits);
  }

  /**
   * Examines a document alone, scope {@code DOCUMENT}, or an evidence package, scope {@code
   * REGISTERED}, whichever the file is.
   *
   * @param name how the verdict names the file
   * @throws UnreadableFileException if it is neither
   */
  public Verdict verify(String name, byte[] file) throws UnreadableFileException {
    Instant at = clock.instant();
    if (EvidencePackage.looksLikeOne(file)) {
      return registered(at).examine(name, file);
    }
    return alone(name, file, Optional.empty(), at);
  }

  /**
   * Examines a document together with its evidence record (RFC 4998), scope {@code DOCUMENT}: the
   * record must speak of these bytes, and takes over where their last timestamp ends.
   *
   * @param evidenceRecord DER
   * @throws UnreadableFileException if the file is no document
   */
  public Verdict verifyWithRecord(String name, byte[] document, byte[] evidenceRecord)
      throws UnreadableFileException {
    return alone(name, document, Optional.of(evidenceRecord), clock.instant());
  }

  private Verdict alone(String name, byte[] file, Optional<byte[]> evidenceRecord, Instant at)
      throws UnreadableFileException {
    return documents(at)
        .examine(name, file, evidenceRecord)
        .map(examination -> Verdicts.ofDocument(name, file, examination, trust, at))
        .orElseThrow(() -> unreadable(name));
  }

  /**
   * Examines a file on disk as {@link #verify(String, byte[])} does. A file beyond the bounds is
   * hashed but not looked into: the verdict is then {@code RESOURCE_LIMIT}.
   */
  public Verdict verify(Path file) throws IOException, UnreadableFileException {
    return verify(file, _ -> {});
  }

  /**
   * The same for somebody who waits.
   *
   * @param progress told how many bytes of a file beyond the bounds are hashed, again and again
   */
  public Verdict verify(Path file, LongConsumer progress)
      throws IOException, UnreadableFileException {
    String name = String.valueOf(file.getFileName());
    if (Files.size(file) <= limits.bytes()) {
      return verify(name, Files.readAllBytes(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(FIRST_BYTES);
      Scope scope = EvidencePackage.looksLikeOne(beginning) ? Scope.REGISTERED : Scope.DOCUMENT;
      ExaminedFile hashed = FileDigests.of(file, name, progress);
      return Verdicts.ofTooLarge(hashed, scope, trust, clock.instant());
    }
  }

  /**
   * Examines a document together with its package, scope {@code REGISTERED}: what {@link #verify}
   * asks of the package, and that the file is a document in it, byte for byte.
   *
   * @throws UnreadableFileException if the file is no document or the package no package
   */
  public Verdict verify(String name, byte[] document, byte[] evidencePackage)
      throws UnreadableFileException {
    Instant at = clock.instant();
    if (!EvidencePackage.looksLikeOne(evidencePackage)) {
      throw unreadable("package");
    }
    if (!documents(at).accepts(document)) {
      throw unreadable(name);
    }
    return registered(at).examineWith(name, document, evidencePackage);
  }

  private DocumentPart documents(Instant at) {
    return new DocumentPart(examiners, trust, at);
  }

  private RegisteredExamination registered(Instant at) {
    return new RegisteredExamination(trust, at, documents(at), beside, limits);
  }

  private static UnreadableFileException unreadable(String name) {
    return new UnreadableFileException(name + ": neither a document nor an evidence package");
  }
}
