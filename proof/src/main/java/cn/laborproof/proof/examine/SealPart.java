package cn.laborproof.proof.examine;

import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.examine.SealedExaminer.Sealed;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  void examine(
      PackageFacts facts, Member document, List<Signer> signers, RegisteredVerdict verdict) {
    Map<String, LoggedEvent> named = named(facts, document);
    if (named.isEmpty()) {
      return;
    }
    verdict.require(EvidenceCheck.SEAL);
    if (examiners.isEmpty()) {
      verdict.add(List.of(open(document, SubIndication.NOT_EXAMINED, "no-examiner", Map.of())));
      return;
    }
    for (Map.Entry<String, LoggedEvent> entry : named.entrySet()) {
      Optional<Member> file = attachment(facts, entry.getKey());
      Optional<byte[]> sealed = sealed(facts, document, entry.getValue());
      if (file.isEmpty() || sealed.isEmpty()) {
        verdict.add(
            List.of(
                open(
                    document,
                    SubIndication.SIGNATURE_MISSING,
                    "missing",
                    Map.of("file", entry.getKey()))));
        return;
      }
      var given = new Sealed(file.get().path(), facts.pack().content(file.get()), sealed.get());
      List<DocumentExamination> examined =
          examiners.stream().map(examiner -> kept(examiner, given, facts)).toList();
      examined.forEach(verdict::addDetached);
      Optional<CheckResult> fault = ownerFault(document, entry.getKey(), signers, examined);
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

  /** As for documents: an examiner that breaks off on hostile bytes has not said that they pass. */
  private static DocumentExamination kept(
      SealedExaminer examiner, Sealed given, PackageFacts facts) {
    try {
      return examiner.examine(given, facts.trust(), facts.at());
    } catch (RuntimeException | StackOverflowError e) {
      CheckResult result =
          CheckResult.indeterminate(
              EvidenceCheck.DOCUMENT,
              given.name(),
              SubIndication.POLICY_PROCESSING_ERROR,
              "broke-off",
              Map.of("name", given.name(), "detail", e.toString()));
      return new DocumentExamination(
          List.of(EvidenceCheck.DOCUMENT), List.of(result), List.of(), List.of(), null, false);
    }
  }

  /** Whether everybody who examined it found who signed the document in the role of its name. */
  private static Optional<CheckResult> ownerFault(
      Member document, String file, List<Signer> signers, List<DocumentExamination> examined) {
    String start = document.fileName() + ".";
    String role =
        file.substring(start.length(), Math.max(start.length(), file.length() - SEALED.length()));
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

  /** The last event that names each. */
  private static Map<String, LoggedEvent> named(PackageFacts facts, Member document) {
    String prefix = document.fileName() + ".";
    Map<String, LoggedEvent> named = new TreeMap<>();
    for (LoggedEvent logged : facts.events()) {
      for (Subject subject : logged.event().subjects()) {
        if (subject.name().startsWith(prefix) && subject.name().endsWith(SEALED)) {
          named.put(subject.name(), logged);
        }
      }
    }
    return named;
  }

  /**
   * What was sealed is the version of the document that the events spoke of before. A document
   * whose archive timestamp was renewed since begins with it.
   */
  private static Optional<byte[]> sealed(PackageFacts facts, Member document, LoggedEvent seal) {
    byte[] content = facts.pack().content(document);
    return facts.events().reversed().stream()
        .filter(earlier -> earlier.event().seq() < seal.event().seq())
        .flatMap(earlier -> earlier.event().subject(document.fileName()).stream())
        .findFirst()
        .filter(subject -> subject.size() <= content.length)
        .map(subject -> Map.entry(subject, Arrays.copyOf(content, (int) subject.size())))
        .filter(version -> version.getKey().matches(version.getValue()))
        .map(Map.Entry::getValue);
  }

  private static Optional<Member> attachment(PackageFacts facts, String name) {
    return facts.pack().manifest().withRole(MemberRole.ATTACHMENT).stream()
        .filter(member -> member.fileName().equals(name))
        .findFirst();
  }

  private static CheckResult open(
      Member document, SubIndication reason, String answer, Map<String, String> about) {
    return CheckResult.indeterminate(EvidenceCheck.SEAL, document.path(), reason, answer, about);
  }
}
