package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the examiner that knows a document's format. */
record DocumentPart(List<DocumentExaminer> examiners, TrustBundle trust, Instant at) {
  DocumentPart {
    examiners = List.copyOf(examiners);
  }

  boolean accepts(byte[] content) {
    return examiners.stream().anyMatch(examiner -> examiner.accepts(content));
  }

  Optional<DocumentExamination> examine(String name, byte[] content, Optional<byte[]> record) {
    return examiners.stream()
        .filter(examiner -> examiner.accepts(content))
        .findFirst()
        .map(examiner -> examine(examiner, name, content, record));
  }

  /**
   * An examiner must not throw; hostile input may make it do so all the same, and that must never
   * look like a verdict.
   */
  private DocumentExamination examine(
      DocumentExaminer examiner, String name, byte[] content, Optional<byte[]> record) {
    try {
      return examiner.examine(name, content, record, trust, at);
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
