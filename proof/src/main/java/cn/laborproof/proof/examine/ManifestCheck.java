package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Did an operator the verifier trusts sign the list of members? */
final class ManifestCheck implements PackageCheck {
  private static final String SUBJECT = "manifest.sig";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    return List.of(check(facts.pack(), facts.trust().packageKeys()));
  }

  private static CheckResult check(EvidencePackage pack, List<NoteVerifier> keys) {
    Optional<NoteVerifier> signer = keys.stream().filter(pack::isSignedBy).findFirst();
    if (signer.isPresent()) {
      return passed(EvidenceCheck.MANIFEST, SUBJECT, Map.of("signer", signer.get().name()));
    }
    if (!pack.signatureIsAboutManifest() || keys.stream().anyMatch(pack::namesSigner)) {
      return failed(
          EvidenceCheck.MANIFEST,
          SUBJECT,
          SubIndication.SIG_CRYPTO_FAILURE,
          "false-signature",
          Map.of());
    }
    return indeterminate(
        EvidenceCheck.MANIFEST, SUBJECT, SubIndication.NOT_TRUSTED, "unknown-key", Map.of());
  }
}
