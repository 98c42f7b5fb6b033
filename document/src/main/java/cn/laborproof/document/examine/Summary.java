package cn.laborproof.document.examine;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.check.CertificateNames;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.CertificatePolicies;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.signature.CmsFacts;
import cn.laborproof.document.examine.signature.PdfDate;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.document.examine.signature.SignatureFacts.DocumentTimestamp;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.Sm2;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts facts and answers into the words of a verdict: who signed, when, and who says so. */
final class Summary {
  /** 1.2.156.10197.1, under which all its algorithms and types are, as DER writes it. */
  private static final String NATIONAL_ARC = "\u002a\u0081\u001c\u00cf\u0055\u0001";

  private final DocumentFacts facts;
  private final List<CheckResult> checks;

  Summary(DocumentFacts facts, List<CheckResult> checks) {
    this.facts = facts;
    this.checks = checks;
  }

  /**
   * Whether a demo authority vouches for any of it, or the document says itself that it is a demo.
   */
  boolean demo() {
    boolean profile = facts.profile().found().map(SigningProfile::demo).orElse(false);
    boolean certificates =
        facts.containers().stream()
            .flatMap(container ->
                container.path().map(PathResult::certificates).orElse(List.of()).stream())
            .anyMatch(certificate -> demo(CertificatePolicies.of(certificate)));
    boolean tokens =
        facts.signatures().stream()
            .flatMap(Summary::token)
            .anyMatch(token -> demo(List.of(token.policy())));
    return profile || certificates || tokens;
  }

  private boolean demo(List<String> policies) {
    return policies.stream().anyMatch(facts.trust().demoPolicies()::contains);
  }

  List<Signer> signers() {
    return facts.parties().stream().flatMap(signature -> signer(signature).stream()).toList();
  }

  private Optional<Signer> signer(SignatureFacts signature) {
    String field = signature.field().name();
    return signature
        .cms()
        .flatMap(CmsFacts::signer)
        .map(certificate ->
            new Signer(
                field,
                role(field),
                CertificateNames.commonName(certificate).orElse(""),
                CertificateNames.organisation(certificate).orElse(null),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                digest(certificate),
                level(signature),
                PdfDate.of(signature.dictionary(), "M").orElse(null),
                token(signature).map(TimestampFacts::time).findFirst().orElse(null),
                indication(field),
                Materials.of(signature, facts).orElse(null)));
  }

  /**
   * How many parties signed in SM2; of a container that cannot be read, whether it names anything
   * of the national suite.
   */
  int national() {
    return (int) facts.parties().stream().filter(Summary::isNational).count();
  }

  private static boolean isNational(SignatureFacts signature) {
    return signature
        .cms()
        .map(cms ->
            cms.digestName().filter("SM3"::equals).isPresent()
                || cms.signer().filter(signer -> Sm2.isKey(signer.getPublicKey())).isPresent())
        .orElseGet(() ->
            signature.dictionary().entries().get("Contents") instanceof PdfValue.Text text
                && text.bytes().contains(NATIONAL_ARC));
  }

  private String role(String field) {
    return facts.profile().found().stream()
        .flatMap(profile -> profile.slots().stream())
        .filter(slot -> slot.field().equals(field))
        .map(SignatureSlot::role)
        .map(role -> role.code())
        .findFirst()
        .orElse("");
  }

  private String level(SignatureFacts signature) {
    if (token(signature).findAny().isEmpty()) {
      return "B-B";
    }
    if (!facts.validationData().present()) {
      return "B-T";
    }
    boolean archived =
        checks.stream()
            .anyMatch(check -> check.code() == DocumentCode.ARCHIVE_LEVEL && check.passed());
    return archived ? "B-LTA" : "B-LT";
  }

  /** The worst answer about this signature and its timestamp. */
  private Indication indication(String field) {
    return checks.stream()
        .filter(
            check -> check.subject().equals(field) || check.subject().equals(field + "/timestamp"))
        .map(CheckResult::indication)
        .min(
            Comparator.comparingInt(indication ->
                List.of(Indication.TOTAL_FAILED, Indication.INDETERMINATE, Indication.TOTAL_PASSED)
                    .indexOf(indication)))
        .orElse(Indication.INDETERMINATE);
  }

  List<StatedTime> times() {
    return facts.containers().stream()
        .filter(container -> container.use() == RootUse.TSA)
        .map(this::time)
        .sorted(Comparator.comparing(StatedTime::at))
        .toList();
  }

  private StatedTime time(Container container) {
    boolean archive = !container.subject().endsWith("/timestamp");
    Optional<X509Certificate> authority = container.cms().signer();
    String source = authority.flatMap(CertificateNames::commonName).orElse("");
    boolean demo = authority.map(CertificatePolicies::of).map(this::demo).orElse(false);
    Instant at = container.usedAt();
    boolean record = container.subject().startsWith("evidence-record/");
    String what = archive ? StatedTime.ARCHIVE_TIMESTAMP : StatedTime.SIGNATURE_TIMESTAMP;
    return new StatedTime(record ? StatedTime.EVIDENCE_RECORD : what, at, source, !demo);
  }

  private static Stream<TimestampFacts> token(SignatureFacts signature) {
    return switch (signature.content()) {
      case PartySignature party -> party.timestamp().stream();
      case DocumentTimestamp timestamp -> Stream.of(timestamp.token());
      case SignatureFacts.Unreadable _ -> Stream.empty();
    };
  }

  private static Digest digest(X509Certificate certificate) {
    try {
      return Digest.sha256(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }
}
