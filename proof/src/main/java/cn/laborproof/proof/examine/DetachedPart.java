package cn.laborproof.proof.examine;

import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Signatures beside a document, as the events name them: {@code DOCUMENT.ROLE.p7s} and, with what
 * is needed to check it, {@code DOCUMENT.ROLE.p7s.json}. A package whose events name none has none
 * to examine. One that names some must bring one of everybody who signed the document: whoever
 * takes an attachment out of a package leaves the events behind that name it.
 */
record DetachedPart(List<DetachedExaminer> examiners) {
  static final String SIGNATURE = ".p7s";
  static final String MATERIAL = ".p7s.json";

  DetachedPart {
    examiners = List.copyOf(examiners);
  }

  void examine(BesideDocument beside, List<Signer> signers, RegisteredVerdict verdict) {
    PackageFacts facts = beside.facts();
    Member document = beside.document();
    Map<String, LoggedEvent> named = beside.named(SIGNATURE);
    if (named.isEmpty()) {
      return;
    }
    verdict.require(EvidenceCheck.NATIONAL);
    Map<String, Signer> byRole = new HashMap<>();
    signers.forEach(signer -> byRole.put(signer.role(), signer));
    if (!byRole.keySet().equals(named.keySet())) {
      Set<String> missing = new TreeSet<>(byRole.keySet());
      missing.removeAll(named.keySet());
      verdict.add(List.of(missing(document, missing.toString())));
      return;
    }
    if (examiners.isEmpty()) {
      verdict.add(List.of(open(document, SubIndication.NOT_EXAMINED, "no-examiner", Map.of())));
      return;
    }
    for (Map.Entry<String, LoggedEvent> entry : named.entrySet()) {
      Signer signer = byRole.get(entry.getKey());
      Optional<Detached> detached =
          signer == null
              ? Optional.empty()
              : detached(beside, entry.getKey(), entry.getValue(), signer);
      if (detached.isEmpty()) {
        verdict.add(List.of(missing(document, entry.getKey())));
        return;
      }
      Detached given = detached.get();
      examiners.forEach(examiner ->
          verdict.addDetached(
              BesideDocument.kept(
                  given.name(), () -> examiner.examine(given, facts.trust(), facts.at()))));
    }
    verdict.add(
        List.of(
            CheckResult.passed(
                EvidenceCheck.NATIONAL, document.path(), Map.of("count", "" + named.size()))));
    verdict.national(named.size());
  }

  private static Optional<Detached> detached(
      BesideDocument beside, String role, LoggedEvent logged, Signer signer) {
    Optional<Member> signature = beside.file(role, SIGNATURE);
    Optional<Member> material = beside.file(role, MATERIAL);
    Optional<byte[]> signed = beside.version(logged);
    if (signature.isEmpty() || material.isEmpty() || signed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Detached(
            signature.get().path(),
            signer,
            beside.facts().pack().content(signature.get()),
            beside.facts().pack().content(material.get()),
            signed.get(),
            Optional.of(logged.event().time()),
            beside.covered()));
  }

  private static CheckResult missing(Member document, String roles) {
    return open(document, SubIndication.SIGNATURE_MISSING, "missing", Map.of("roles", roles));
  }

  private static CheckResult open(
      Member document, SubIndication reason, String answer, Map<String, String> about) {
    return CheckResult.indeterminate(
        EvidenceCheck.NATIONAL, document.path(), reason, answer, about);
  }
}
