package cn.laborproof.proof.examine;

import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Files about a document that lie beside it in a package, as the events name them: {@code
 * DOCUMENT.ROLE} and an ending that says what they are. Each is about the version of the document
 * that the events spoke of before. One that does not go on from that version was sealed again after
 * a failed examination: what lay beside the earlier file is about nothing that counts, and is not
 * asked for. Nobody outside can bring that about, since the document itself must be what its last
 * event says.
 *
 * @param covered since when an evidence record covers signatures, seals and the document they are
 *     over
 */
record BesideDocument(PackageFacts facts, Member document, Optional<Instant> covered) {
  /** Of the record over everything beside a document, after the document's name. */
  private static final String RECORD = ".beside.ers";

  /** Without a record. */
  BesideDocument(PackageFacts facts, Member document) {
    this(facts, document, Optional.empty());
  }

  BesideDocument coveredSince(Optional<Instant> time) {
    return new BesideDocument(facts, document, time);
  }

  /** The last event that names the file of each role, where it is about what counts. */
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
    named.values().removeIf(this::isSuperseded);
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
    return before(naming)
        .filter(subject -> subject.size() <= content.length)
        .map(subject -> Map.entry(subject, Arrays.copyOf(content, (int) subject.size())))
        .filter(version -> version.getKey().matches(version.getValue()))
        .map(Map.Entry::getValue);
  }

  private Optional<Subject> before(LoggedEvent naming) {
    return facts.events().reversed().stream()
        .filter(earlier -> earlier.event().seq() < naming.event().seq())
        .flatMap(earlier -> earlier.event().subject(document.fileName()).stream())
        .findFirst();
  }

  private boolean isSuperseded(LoggedEvent naming) {
    return before(naming).isPresent()
        && version(naming).isEmpty()
        && facts
            .lastSubject(document.fileName())
            .filter(last -> last.matches(facts.pack().content(document)))
            .isPresent();
  }

  /** Everything a record has to cover; empty where something of it is missing. */
  Optional<List<byte[]>> recorded() {
    List<Optional<byte[]>> files = new ArrayList<>();
    named(DetachedPart.SIGNATURE)
        .forEach((role, naming) -> {
          files.add(version(naming));
          files.add(file(role, DetachedPart.SIGNATURE).map(facts.pack()::content));
          files.add(file(role, DetachedPart.MATERIAL).map(facts.pack()::content));
        });
    named(SealPart.SEALED)
        .forEach((role, naming) -> {
          files.add(version(naming));
          files.add(file(role, SealPart.SEALED).map(facts.pack()::content));
        });
    return files.isEmpty() || files.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(files.stream().flatMap(Optional::stream).toList());
  }

  /** The record over them, if the package has one. */
  Optional<Member> record() {
    String name = document.fileName() + RECORD;
    return facts.pack().manifest().withRole(MemberRole.EVIDENCE_RECORD).stream()
        .filter(member -> member.fileName().equals(name))
        .findFirst();
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
