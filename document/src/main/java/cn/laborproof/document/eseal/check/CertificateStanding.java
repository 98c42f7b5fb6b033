package cn.laborproof.document.eseal.check;

import cn.laborproof.document.examine.path.CertificateUse;
import cn.laborproof.document.examine.path.PathResult.Fault;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a certificate was good at a time: a path to a root of its use, its validity, what it is
 * for, and that it was not revoked.
 */
final class CertificateStanding {
  private final SealPaths paths;
  private final SealRevocation revocation;

  CertificateStanding(SealPaths paths, SealRevocation revocation) {
    this.paths = paths;
    this.revocation = revocation;
  }

  CheckResult of(SealCode code, String subject, byte[] der, Instant at) {
    X509Certificate certificate = Sm2Certificate.parse(der).orElse(null);
    if (certificate == null || !Sm2Certificate.holdsSm2Key(certificate)) {
      return CheckResult.indeterminate(
          code, subject, SubIndication.CHAIN_CONSTRAINTS_FAILURE, "other-use", name(""));
    }
    Map<String, String> name = name(certificate.getSubjectX500Principal().getName());
    SealPaths.Path path = paths.of(certificate, at);
    Optional<CheckResult> fault = path.fault().map(f -> fault(code, subject, f, name));
    if (fault.isPresent()) {
      return fault.get();
    }
    if (!CertificateUse.signsDocuments(certificate)) {
      return CheckResult.indeterminate(
          code, subject, SubIndication.CHAIN_CONSTRAINTS_FAILURE, "other-use", name);
    }
    List<X509Certificate> chain = path.certificates();
    for (int i = 0; i + 1 < chain.size(); i++) {
      switch (revocation.status(chain.get(i), chain.get(i + 1), at)) {
        case REVOKED -> {
          return CheckResult.failed(code, subject, SubIndication.REVOKED, "revoked", name);
        }
        case UNKNOWN -> {
          return CheckResult.indeterminate(
              code, subject, SubIndication.TRY_LATER, "unknown-status", name);
        }
        case GOOD -> {}
      }
    }
    return CheckResult.passed(code, subject, name);
  }

  private static CheckResult fault(
      SealCode code, String subject, Fault fault, Map<String, String> name) {
    return switch (fault) {
      case NO_PATH ->
          CheckResult.indeterminate(
              code, subject, SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "no-path", name);
      case RULE ->
          CheckResult.indeterminate(
              code, subject, SubIndication.CHAIN_CONSTRAINTS_FAILURE, "rule", name);
      case EXPIRED ->
          CheckResult.indeterminate(
              code, subject, SubIndication.OUT_OF_BOUNDS_NO_POE, "expired", name);
      case NOT_YET_VALID ->
          CheckResult.indeterminate(
              code, subject, SubIndication.OUT_OF_BOUNDS_NO_POE, "not-yet-valid", name);
    };
  }

  private static Map<String, String> name(String subject) {
    return Map.of("name", subject);
  }
}
