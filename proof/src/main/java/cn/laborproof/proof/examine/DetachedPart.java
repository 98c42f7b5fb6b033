package cn.laborproof.proof.examine;

import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  void examine(
      PackageFacts facts, Member document, List<Signer> signers, RegisteredVerdict verdict) {
    Map<String, LoggedEvent> named = named(facts, document);
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
              : detached(facts, document, entry.getKey(), entry.getValue(), signer);
      if (detached.isEmpty()) {
        verdict.add(List.of(missing(document, entry.getKey())));
        return;
      }
      examiners.forEach(examiner -> verdict.addDetached(kept(examiner, detached.get(), facts)));
    }
    verdict.add(
        List.of(
            CheckResult.passed(
                EvidenceCheck.NATIONAL, document.path(), Map.of("count", "" + named.size()))));
    verdict.national(named.size());
  }

  /** As for documents: an examiner that breaks off on hostile bytes has not said that they pass. */
  private static DocumentExamination kept(
      DetachedExaminer examiner, Detached given, PackageFacts facts) {
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

  /** The last event that names the signature of each role. */
  private static Map<String, LoggedEvent> named(PackageFacts facts, Member document) {
    String prefix = document.fileName() + ".";
    Map<String, LoggedEvent> named = new TreeMap<>();
    for (LoggedEvent logged : facts.events()) {
      for (Subject subject : logged.event().subjects()) {
        String name = subject.name();
        if (name.startsWith(prefix) && name.endsWith(SIGNATURE)) {
          named.put(
              name.substring(
                  prefix.length(), Math.max(prefix.length(), name.length() - SIGNATURE.length())),
              logged);
        }
      }
    }
    return named;
  }

  /**
   * What was signed is the version of the document that the events spoke of before the signature. A
   * document whose archive timestamp was renewed since begins with it.
   */
  private static Optional<Detached> detached(
      PackageFacts facts, Member document, String role, LoggedEvent logged, Signer signer) {
    String name = document.fileName() + "." + role;
    Optional<Member> signature = attachment(facts, name + SIGNATURE);
    Optional<Member> material = attachment(facts, name + MATERIAL);
    Optional<byte[]> signed = signed(facts, document, logged);
    if (signature.isEmpty() || material.isEmpty() || signed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Detached(
            signature.get().path(),
            signer,
            facts.pack().content(signature.get()),
            facts.pack().content(material.get()),
            signed.get(),
            Optional.of(logged.event().time())));
  }

  private static Optional<byte[]> signed(
      PackageFacts facts, Member document, LoggedEvent signature) {
    byte[] content = facts.pack().content(document);
    return facts.events().reversed().stream()
        .filter(earlier -> earlier.event().seq() < signature.event().seq())
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

  private static CheckResult missing(Member document, String roles) {
    return open(document, SubIndication.SIGNATURE_MISSING, "missing", Map.of("roles", roles));
  }

  private static CheckResult open(
      Member document, SubIndication reason, String answer, Map<String, String> about) {
    return CheckResult.indeterminate(
        EvidenceCheck.NATIONAL, document.path(), reason, answer, about);
  }
}
