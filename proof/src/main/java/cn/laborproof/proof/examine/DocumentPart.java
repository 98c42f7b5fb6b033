package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the examiner that knows a document's format. */
record DocumentPart(List<DocumentExaminer> examiners, TrustBundle trust, Instant at) {
  DocumentPart {
    examiners = List.copyOf(examiners);
  }

  boolean accepts(byte[] content) {
    return examiners.stream().anyMatch(examiner -> examiner.accepts(content));
  }

  Optional<DocumentExamination> examine(String name, byte[] content) {
    return examiners.stream()
        .filter(examiner -> examiner.accepts(content))
        .findFirst()
        .map(examiner -> examiner.examine(name, content, trust, at));
  }
}
