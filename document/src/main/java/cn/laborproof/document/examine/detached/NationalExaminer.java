package cn.laborproof.document.examine.detached;

import cn.laborproof.document.examine.check.CertificateNames;
import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.Vouchers;
import cn.laborproof.document.examine.path.CertificatePolicies;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.path.ValidationData;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.DetachedReader;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.examine.DetachedExaminer;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examines SM2 signatures of GB/T 35275 beside a document. Thread-safe. */
public final class NationalExaminer implements DetachedExaminer {
  /** The one that {@link java.util.ServiceLoader} finds. */
  public NationalExaminer() {}

  @Override
  public DocumentExamination examine(Detached detached, TrustBundle trust, Instant at) {
    List<CheckResult> checks = new ArrayList<>();
    List<Container> containers = new ArrayList<>();
    try {
      CertificateParser parser = new CertificateParser();
      ValidationData material = ValidationFile.read(detached.material(), parser);
      PartySignature party =
          new DetachedReader(parser).read(detached.signature(), detached.document());
      containers.addAll(
          new Vouchers(trust, at, material).ofDetached(detached.name(), party, detached.covered()));
      NationalChecks questions = new NationalChecks(detached.name(), trust, at);
      checks.add(questions.form(party, containers, material.unreadable()));
      checks.add(questions.timestamp(party, detached.namedAt(), detached.covered()));
      checks.add(signer(detached, party));
      containers.forEach(container -> checks.addAll(questions.on(container)));
    } catch (UnreadableCmsException e) {
      checks.add(unreadable(detached, "unreadable", e));
    } catch (MalformedException e) {
      checks.add(unreadable(detached, "material", e));
    } catch (RuntimeException e) {
      // The libraries answer hostile bytes with whatever exception comes first.
      checks.add(unreadable(detached, "unreadable", e));
    }
    return new DocumentExamination(
        NationalCode.ofSignature(), checks, List.of(), List.of(), null, demo(containers, trust));
  }

  private static CheckResult unreadable(Detached detached, String answer, Exception e) {
    return CheckResult.failed(
        NationalCode.FORM,
        detached.name(),
        SubIndication.FORMAT_FAILURE,
        answer,
        Map.of("detail", String.valueOf(e.getMessage())));
  }

  /**
   * The act of will is that of the document: the same person or organisation, by name, and by the
   * identifiers that tell namesakes apart where both certificates have them.
   */
  private static CheckResult signer(Detached detached, PartySignature party) {
    Map<String, String> expected =
        Map.of("signer", detached.signer().name(), "role", detached.signer().role());
    Optional<X509Certificate> certificate = party.cms().signer();
    if (certificate.isEmpty()) {
      return CheckResult.indeterminate(
          NationalCode.SIGNER,
          detached.name(),
          SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
          "unknown",
          expected);
    }
    boolean same =
        CertificateNames.commonName(certificate.get()).equals(Optional.of(detached.signer().name()))
            && CertificateNames.organisation(certificate.get())
                .equals(detached.signer().organisationName())
            && inside(detached.signer())
                .filter(other -> !CertificateNames.sameHolder(other, certificate.get()))
                .isEmpty();
    return same
        ? CheckResult.passed(NationalCode.SIGNER, detached.name(), expected)
        : CheckResult.failed(
            NationalCode.SIGNER,
            detached.name(),
            SubIndication.SIG_CONSTRAINTS_FAILURE,
            "other-name",
            expected);
  }

  /** The certificate that signed the document itself. */
  private static Optional<X509Certificate> inside(Signer signer) {
    return signer
        .rests()
        .flatMap(material -> material.path().certificates().stream().findFirst())
        .filter(der -> Digest.sha256(der).equals(signer.certificate()))
        .map(NationalExaminer::parsed);
  }

  private static X509Certificate parsed(byte[] der) {
    try {
      return new CertificateParser().parse(der);
    } catch (UnreadableCmsException e) {
      throw new IllegalStateException("a certificate that was read can be read again", e);
    }
  }

  static boolean demo(List<Container> containers, TrustBundle trust) {
    return containers.stream()
        .flatMap(c -> c.path().map(PathResult::certificates).orElse(List.of()).stream())
        .flatMap(certificate -> CertificatePolicies.of(certificate).stream())
        .anyMatch(trust.demoPolicies()::contains);
  }
}
