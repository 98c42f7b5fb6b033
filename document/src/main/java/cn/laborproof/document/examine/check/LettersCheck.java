package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.content.StrangeFont;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.facts.Reading;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** Do the letters that a person sees look like the text that a program reads? */
final class LettersCheck implements DocumentCheck {
  private static final int MOST_NAMED = 20;

  @Override
  public DocumentCode code() {
    return DocumentCode.LETTERS;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return switch (facts.letters()) {
      case Reading.Found<List<StrangeFont>> fonts ->
          fonts.value().isEmpty()
              ? List.of(CheckResult.passed(code(), facts.name()))
              : fonts.value().stream()
                  .limit(MOST_NAMED)
                  .map(font -> strange(facts, font))
                  .distinct()
                  .toList();
      case Reading.Missing<List<StrangeFont>> _ ->
          List.of(
              CheckResult.indeterminate(
                  code(),
                  facts.name(),
                  SubIndication.POLICY_PROCESSING_ERROR,
                  "not-examined",
                  Map.of()));
      case Reading.Unreadable<List<StrangeFont>> unreadable ->
          List.of(
              CheckResult.indeterminate(
                  code(),
                  facts.name(),
                  SubIndication.SIGNED_DATA_NOT_FOUND,
                  "unreadable",
                  Map.of("detail", unreadable.why())));
    };
  }

  private CheckResult strange(DocumentFacts facts, StrangeFont font) {
    return CheckResult.failed(
        code(),
        facts.name(),
        SubIndication.FORMAT_FAILURE,
        DocumentCode.hyphenated(font.kind().name()),
        Map.of("font", font.name(), "detail", font.detail()));
  }
}
