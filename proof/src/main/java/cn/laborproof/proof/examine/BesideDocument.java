package cn.laborproof.proof.examine;

import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Files about a document that lie beside it in a package, as the events name them: {@code
 * DOCUMENT.ROLE} and an ending that says what they are.
 */
record BesideDocument(PackageFacts facts, Member document) {

  /** The last event that names the file of each role. */
  Map<String, LoggedEvent> named(String ending) {
    String prefix = document.fileName() + ".";
    Map<String, LoggedEvent> named = new TreeMap<>();
    for (LoggedEvent logged : facts.events()) {
      for (Subject subject : logged.event().subjects()) {
        String name = subject.name();
        if (name.startsWith(prefix) && name.endsWith(ending)) {
          int end = Math.max(prefix.length(), name.length() - ending.length());
          named.put(name.substring(prefix.length(), end), logged);
        }
      }
    }
    return named;
  }

  String fileName(String role, String ending) {
    return document.fileName() + "." + role + ending;
  }

  Optional<Member> file(String role, String ending) {
    String name = fileName(role, ending);
    return facts.pack().manifest().withRole(MemberRole.ATTACHMENT).stream()
        .filter(member -> member.fileName().equals(name))
        .findFirst();
  }

  /**
   * What the file is about: the version of the document that the events spoke of before the event
   * that names it. A document whose archive timestamp was renewed since begins with it.
   */
  Optional<byte[]> version(LoggedEvent naming) {
    byte[] content = facts.pack().content(document);
    return facts.events().reversed().stream()
        .filter(earlier -> earlier.event().seq() < naming.event().seq())
        .flatMap(earlier -> earlier.event().subject(document.fileName()).stream())
        .findFirst()
        .filter(subject -> subject.size() <= content.length)
        .map(subject -> Map.entry(subject, Arrays.copyOf(content, (int) subject.size())))
        .filter(version -> version.getKey().matches(version.getValue()))
        .map(Map.Entry::getValue);
  }

  /** As for documents: an examiner that breaks off on hostile bytes has not said that they pass. */
  static DocumentExamination kept(String name, Supplier<DocumentExamination> examiner) {
    try {
      return examiner.get();
    } catch (RuntimeException | StackOverflowError e) {
      CheckResult result =
          CheckResult.indeterminate(
              EvidenceCheck.DOCUMENT,
              name,
              SubIndication.POLICY_PROCESSING_ERROR,
              "broke-off",
              Map.of("name", name, "detail", e.toString()));
      return new DocumentExamination(
          List.of(EvidenceCheck.DOCUMENT), List.of(result), List.of(), List.of(), null, false);
    }
  }
}
