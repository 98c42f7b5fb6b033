package cn.laborproof.document.examine.check;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.CmsFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is every slot of the signing profile signed by whom it names, everyone with a certificate of
 * their own, and nothing else?
 */
final class SignersCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNERS;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    Optional<SigningProfile> profile = facts.profile().found();
    if (profile.isEmpty()) {
      return List.of();
    }
    List<CheckResult> results = new ArrayList<>();
    profile.get().slots().forEach(slot -> results.add(slot(facts, slot)));
    Set<String> listed =
        profile.get().slots().stream().map(SignatureSlot::field).collect(Collectors.toSet());
    listed.addAll(SigningProfile.timestampFields());
    facts.signatures().stream()
        .filter(signature -> !listed.contains(signature.field().name()) || misused(signature))
        .forEach(signature -> results.add(failed(signature.field().name(), "unlisted", Map.of())));
    return results;
  }

  /** A party's signature in a field for timestamps, or the other way round. */
  private static boolean misused(SignatureFacts signature) {
    return SigningProfile.timestampFields().contains(signature.field().name())
        != signature.isTimestamp();
  }

  private CheckResult slot(DocumentFacts facts, SignatureSlot slot) {
    Map<String, String> expected = Map.of("signer", slot.signer(), "role", slot.role().code());
    Optional<X509Certificate> certificate =
        facts.parties().stream()
            .filter(signature -> signature.field().name().equals(slot.field()))
            .findFirst()
            .flatMap(SignatureFacts::cms)
            .flatMap(CmsFacts::signer);
    if (certificate.isEmpty()) {
      return CheckResult.indeterminate(
          code(), slot.field(), SubIndication.SIGNATURE_MISSING, "missing", expected);
    }
    if (!CertificateNames.commonName(certificate.get()).equals(Optional.of(slot.signer()))) {
      return failed(slot.field(), "other-name", expected);
    }
    if (slot.role().seal() && CertificateNames.organisation(certificate.get()).isEmpty()) {
      return failed(slot.field(), "not-organisation", expected);
    }
    long shared =
        facts.parties().stream()
            .flatMap(s -> s.cms().flatMap(CmsFacts::signer).stream())
            .filter(certificate.get()::equals)
            .count();
    return shared > 1
        ? failed(slot.field(), "shared-certificate", expected)
        : CheckResult.passed(code(), slot.field(), expected);
  }

  private CheckResult failed(String field, String answer, Map<String, String> expected) {
    return CheckResult.failed(
        code(), field, SubIndication.SIG_CONSTRAINTS_FAILURE, answer, expected);
  }
}
