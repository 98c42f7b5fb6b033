package cn.laborproof.document.examine.check;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.content.AttachedFile;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.facts.Reading;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Are exactly the two known files attached, the data and the signing profile? */
final class AttachmentsCheck implements DocumentCheck {
  private static final Set<String> KNOWN = Set.of(DocumentData.FILE_NAME, SigningProfile.FILE_NAME);

  @Override
  public DocumentCode code() {
    return DocumentCode.ATTACHMENTS;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    Optional<AttachedFile> unknown =
        facts.attachments().stream().filter(file -> !KNOWN.contains(file.name())).findFirst();
    if (unknown.isPresent()) {
      return List.of(failed(facts, "unknown", unknown.get().name()));
    }
    return List.of(
        switch (facts.data()) {
          case Reading.Found<?> _ -> CheckResult.passed(code(), facts.name());
          case Reading.Missing<?> _ -> failed(facts, "missing", DocumentData.FILE_NAME);
          case Reading.Unreadable<?> unreadable -> failed(facts, "unreadable", unreadable.why());
        });
  }

  private CheckResult failed(DocumentFacts facts, String answer, String file) {
    return CheckResult.failed(
        code(), facts.name(), SubIndication.FORMAT_FAILURE, answer, Map.of("file", file));
  }
}
