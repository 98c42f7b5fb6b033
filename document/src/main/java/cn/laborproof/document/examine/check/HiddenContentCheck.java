package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** Is there nothing that acts by itself, hides, or points outside the file? */
final class HiddenContentCheck implements DocumentCheck {
  private static final int MOST_NAMED = 20;

  @Override
  public DocumentCode code() {
    return DocumentCode.HIDDEN_CONTENT;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    List<CheckResult> found =
        facts.hidden().stream()
            .limit(MOST_NAMED)
            .map(construct ->
                CheckResult.failed(
                    code(),
                    facts.name(),
                    SubIndication.FORMAT_FAILURE,
                    DocumentCode.hyphenated(construct.kind().name()),
                    Map.of(
                        "object",
                        String.valueOf(construct.object()),
                        "detail",
                        construct.detail())))
            .distinct()
            .toList();
    return found.isEmpty() ? List.of(CheckResult.passed(code(), facts.name())) : found;
  }
}
