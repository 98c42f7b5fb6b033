package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.change.Change;
import cn.laborproof.document.examine.change.Increment;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.FormField;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/**
 * Did every save after the first do nothing but sign a field made up front or add validation data?
 */
final class ChangesCheck implements DocumentCheck {
  private static final int MOST_NAMED = 20;

  @Override
  public DocumentCode code() {
    return DocumentCode.CHANGES;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    List<CheckResult> refused =
        facts.increments().stream()
            .flatMap(increment ->
                increment.refused().stream().map(change -> refused(facts, increment, change)))
            .distinct()
            .limit(MOST_NAMED)
            .toList();
    return refused.isEmpty() ? List.of(CheckResult.passed(code(), facts.name())) : refused;
  }

  private CheckResult refused(DocumentFacts facts, Increment increment, Change change) {
    return CheckResult.failed(
        code(),
        facts.name(),
        SubIndication.UNSIGNED_CHANGE,
        DocumentCode.hyphenated(change.kind().name()),
        Map.of(
            "part", change.detail(),
            "save", String.valueOf(change.revision() + 1),
            "with", increment.signed().map(FormField::name).orElse("–")));
  }
}
