package cn.laborproof.proof.examine;

import cn.laborproof.proof.examine.SealedExaminer.Sealed;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Electronic seals beside a document (GB/T 38540), as the events name them: {@code
 * DOCUMENT.ROLE.ses}. A package whose events name none has none to examine; one that names some
 * must bring them: whoever takes an attachment out leaves the events behind that name it. A seal is
 * put on by the party that signed the document in that role: a good one of any other organisation
 * says nothing about it.
 */
record SealPart(List<SealedExaminer> examiners) {
  static final String SEALED = ".ses";

  SealPart {
    examiners = List.copyOf(examiners);
  }

  void examine(BesideDocument beside, List<Signer> signers, RegisteredVerdict verdict) {
    PackageFacts facts = beside.facts();
    Member document = beside.document();
    Map<String, LoggedEvent> named = beside.named(SEALED);
    if (named.isEmpty()) {
      return;
    }
    verdict.require(EvidenceCheck.SEAL);
    if (examiners.isEmpty()) {
      verdict.add(List.of(open(document, SubIndication.NOT_EXAMINED, "no-examiner", Map.of())));
      return;
    }
    for (Map.Entry<String, LoggedEvent> entry : named.entrySet()) {
      String role = entry.getKey();
      Optional<Member> file = beside.file(role, SEALED);
      Optional<byte[]> sealed = beside.version(entry.getValue());
      if (file.isEmpty() || sealed.isEmpty()) {
        verdict.add(
            List.of(
                open(
                    document,
                    SubIndication.SIGNATURE_MISSING,
                    "missing",
                    Map.of("file", beside.fileName(role, SEALED)))));
        return;
      }
      var given =
          new Sealed(
              file.get().path(), facts.pack().content(file.get()), sealed.get(), beside.covered());
      List<DocumentExamination> examined =
          examiners.stream()
              .map(examiner ->
                  BesideDocument.kept(
                      given.name(), () -> examiner.examine(given, facts.trust(), facts.at())))
              .toList();
      examined.forEach(verdict::addDetached);
      Optional<CheckResult> fault = ownerFault(beside, role, signers, examined);
      if (fault.isPresent()) {
        verdict.add(List.of(fault.get()));
        return;
      }
    }
    verdict.add(
        List.of(
            CheckResult.passed(
                EvidenceCheck.SEAL, document.path(), Map.of("count", "" + named.size()))));
  }

  /** Whether everybody who examined it found who signed the document in the role of its name. */
  private static Optional<CheckResult> ownerFault(
      BesideDocument beside,
      String role,
      List<Signer> signers,
      List<DocumentExamination> examined) {
    Member document = beside.document();
    String file = beside.fileName(role, SEALED);
    List<Signer> parties = signers.stream().filter(s -> s.role().equals(role)).toList();
    if (parties.size() != 1) {
      return Optional.of(
          open(
              document,
              SubIndication.SIG_CONSTRAINTS_FAILURE,
              "unknown-role",
              Map.of("file", file, "role", role)));
    }
    Signer party = parties.getFirst();
    for (DocumentExamination examination : examined) {
      if (examination.signers().size() != 1) {
        return Optional.of(
            open(
                document,
                SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                "unknown-signer",
                Map.of("file", file, "signer", party.name())));
      }
      Signer owner = examination.signers().getFirst();
      if (!owner.name().equals(party.name())
          || !owner.organisationName().equals(party.organisationName())) {
        return Optional.of(
            CheckResult.failed(
                EvidenceCheck.SEAL,
                document.path(),
                SubIndication.SIG_CONSTRAINTS_FAILURE,
                "other-signer",
                Map.of("file", file, "owner", owner.name(), "signer", party.name())));
      }
    }
    return Optional.empty();
  }

  private static CheckResult open(
      Member document, SubIndication reason, String answer, Map<String, String> about) {
    return CheckResult.indeterminate(EvidenceCheck.SEAL, document.path(), reason, answer, about);
  }
}
