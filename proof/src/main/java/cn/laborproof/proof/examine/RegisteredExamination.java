package cn.laborproof.proof.examine;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.FactsReader.UnreadablePartException;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.pack.PackageRefusedException;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.proof.verdict.VerdictRule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Scope {@code REGISTERED}: opens the package, asks every question about it, then the documents.
 */
final class RegisteredExamination {
  private static final List<PackageCheck> CHECKS =
      List.of(
          new ManifestCheck(),
          new StreamCheck(),
          new OpeningsCheck(),
          new CheckpointCheck(),
          new InclusionCheck(),
          new LedgerCheck(),
          new AnchorCheck(),
          new CourtCheck(),
          new RegisteredCheck(),
          new TimesCheck());

  private final TrustBundle trust;
  private final Instant at;
  private final DocumentPart documents;
  private final BesidePart beside;
  private final PackageLimits limits;

  RegisteredExamination(
      TrustBundle trust,
      Instant at,
      DocumentPart documents,
      BesidePart beside,
      PackageLimits limits) {
    this.trust = trust;
    this.at = at;
    this.documents = documents;
    this.beside = beside;
    this.limits = limits;
  }

  Verdict examine(String name, byte[] file) {
    RegisteredVerdict verdict = new RegisteredVerdict(name, file, trust, at);
    readFacts(file, verdict).ifPresent(facts -> judge(facts, verdict));
    return verdict.build();
  }

  /** As {@link #examine}; the verdict is about the document that was given. */
  Verdict examineWith(String name, byte[] document, byte[] file) {
    RegisteredVerdict verdict = new RegisteredVerdict(name, document, trust, at);
    verdict.require(EvidenceCheck.SAME_FILE);
    Optional<PackageFacts> facts = readFacts(file, verdict);
    facts.ifPresent(read -> {
      verdict.add(List.of(sameFile(read, name, document)));
      judge(read, verdict);
    });
    return verdict.build();
  }

  private Optional<PackageFacts> readFacts(byte[] file, RegisteredVerdict verdict) {
    try {
      EvidencePackage pack = EvidencePackage.open(file, limits);
      verdict.add(List.of(CheckResult.passed(EvidenceCheck.PACKAGE, "zip", countOf(pack))));
      PackageFacts facts = new FactsReader(pack, trust).read(at);
      verdict.add(List.of(CheckResult.passed(EvidenceCheck.PARTS, "zip")));
      return Optional.of(facts);
    } catch (PackageRefusedException e) {
      verdict.add(List.of(refused(e)));
    } catch (UnreadablePartException e) {
      verdict.add(List.of(unreadable(e)));
    }
    return Optional.empty();
  }

  private static Map<String, String> countOf(EvidencePackage pack) {
    return Map.of("count", "" + pack.manifest().members().size());
  }

  private static CheckResult refused(PackageRefusedException e) {
    Map<String, String> about = Map.of("part", e.part(), "detail", String.valueOf(e.getMessage()));
    String answer = e.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (e.fault()) {
      case TOO_LARGE ->
          CheckResult.indeterminate(
              EvidenceCheck.PACKAGE, e.part(), SubIndication.RESOURCE_LIMIT, answer, about);
      case DAMAGED_MEMBER, DIGEST_DIFFERS ->
          CheckResult.failed(
              EvidenceCheck.PACKAGE, e.part(), SubIndication.HASH_FAILURE, answer, about);
      default ->
          CheckResult.failed(
              EvidenceCheck.PACKAGE, e.part(), SubIndication.FORMAT_FAILURE, answer, about);
    };
  }

  private static CheckResult unreadable(UnreadablePartException e) {
    Map<String, String> about = Map.of("part", e.part(), "detail", String.valueOf(e.getMessage()));
    return e.missing()
        ? CheckResult.indeterminate(
            EvidenceCheck.PARTS, e.part(), SubIndication.EVIDENCE_MISSING, "missing", about)
        : CheckResult.failed(
            EvidenceCheck.PARTS, e.part(), SubIndication.FORMAT_FAILURE, "malformed", about);
  }

  private void judge(PackageFacts facts, RegisteredVerdict verdict) {
    CHECKS.forEach(check -> verdict.add(check.run(facts)));
    for (Member member : facts.pack().manifest().withRole(MemberRole.DOCUMENT)) {
      examineDocument(facts, member, verdict);
    }
    verdict.locate(facts);
  }

  private void examineDocument(PackageFacts facts, Member member, RegisteredVerdict verdict) {
    Optional<DocumentExamination> examined =
        documents.examine(
            member.path(), facts.pack().content(member), recordOf(member, facts.pack()));
    verdict.add(List.of(completeness(member, examined)));
    examined.ifPresent(examination -> {
      verdict.addDocument(examination);
      beside.examine(facts, member, examination.signers(), verdict);
      TimesCheck.ofDocument(facts, member, examination.times())
          .ifPresent(result -> verdict.add(List.of(result)));
      examination
          .reference()
          .flatMap(reference -> referenceFault(facts, member, reference))
          .ifPresent(result -> verdict.add(List.of(result)));
    });
  }

  /** {@code records/NAME.ers} belongs to {@code documents/NAME}. */
  private static Optional<byte[]> recordOf(Member document, EvidencePackage pack) {
    return pack.manifest().withRole(MemberRole.EVIDENCE_RECORD).stream()
        .filter(record -> record.fileName().equals(document.fileName() + ".ers"))
        .findFirst()
        .map(pack::content);
  }

  /** Whether everything that must be asked about this one document was asked. */
  private static CheckResult completeness(Member member, Optional<DocumentExamination> examined) {
    Map<String, String> about = Map.of("name", member.fileName());
    if (examined.isEmpty()) {
      return notExamined(member, "no-examiner", about);
    }
    boolean incomplete =
        VerdictRule.decide(examined.get().required(), examined.get().checks())
            .reason()
            .filter(SubIndication.NOT_EXAMINED::equals)
            .isPresent();
    return incomplete
        ? notExamined(member, "incomplete", about)
        : CheckResult.passed(EvidenceCheck.DOCUMENT, member.path());
  }

  private static CheckResult notExamined(Member member, String answer, Map<String, String> about) {
    return CheckResult.indeterminate(
        EvidenceCheck.DOCUMENT, member.path(), SubIndication.NOT_EXAMINED, answer, about);
  }

  /** Events may state the printed reference as a fact; then the document must bear that one. */
  private static Optional<CheckResult> referenceFault(
      PackageFacts facts, Member member, String reference) {
    List<String> stated =
        facts.events().stream().flatMap(logged -> logged.reference().stream()).toList();
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> about = Map.of("reference", reference);
    return Optional.of(
        stated.contains(reference)
            ? CheckResult.passed(EvidenceCheck.REFERENCE, member.path(), about)
            : CheckResult.failed(
                EvidenceCheck.REFERENCE,
                member.path(),
                SubIndication.SIG_CONSTRAINTS_FAILURE,
                "other-reference",
                about));
  }

  private static CheckResult sameFile(PackageFacts facts, String name, byte[] document) {
    Digest digest = Digest.sha256(document);
    boolean same =
        facts.pack().manifest().withRole(MemberRole.DOCUMENT).stream()
            .anyMatch(member -> member.sha256().equals(digest));
    Map<String, String> about = Map.of("name", name, "sha256", digest.hex());
    return same
        ? CheckResult.passed(EvidenceCheck.SAME_FILE, name, about)
        : CheckResult.failed(
            EvidenceCheck.SAME_FILE, name, SubIndication.HASH_FAILURE, "differs", about);
  }
}
