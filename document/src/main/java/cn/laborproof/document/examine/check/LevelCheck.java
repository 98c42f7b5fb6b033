package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/**
 * Does the document carry its own validation data, under a document timestamp that ends where the
 * file ends (B-LTA)?
 */
final class LevelCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.ARCHIVE_LEVEL;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return List.of(level(facts));
  }

  private CheckResult level(DocumentFacts facts) {
    if (!facts.validationData().present()) {
      return open(facts, SubIndication.TRY_LATER, "no-validation-data");
    }
    if (!facts.validationData().unreadable().isEmpty()) {
      return CheckResult.failed(
          code(),
          facts.name(),
          SubIndication.FORMAT_FAILURE,
          "foreign-data",
          Map.of("detail", facts.validationData().unreadable().getFirst()));
    }
    if (facts.timestamps().isEmpty()) {
      return open(facts, SubIndication.NO_POE, "no-timestamp");
    }
    SignatureFacts last = facts.signatures().getLast();
    boolean toEnd =
        last.isTimestamp()
            && last.revision() == facts.file().latest()
            && last.placement().end() == facts.file().bytes().length;
    return toEnd
        ? CheckResult.passed(code(), facts.name())
        : open(facts, SubIndication.NO_POE, "not-to-end");
  }

  private CheckResult open(DocumentFacts facts, SubIndication reason, String answer) {
    return CheckResult.indeterminate(code(), facts.name(), reason, answer, Map.of());
  }
}
