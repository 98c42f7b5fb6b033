package cn.laborproof.document.examine.check;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.examine.content.ShownPages;
import cn.laborproof.document.examine.content.ShownText;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.facts.Reading;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Do the pages show every text that the attached data says they show? */
final class PagesSayCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.PAGES_SAY;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    Optional<DocumentData> data = facts.data().found();
    if (data.isEmpty()) {
      return List.of();
    }
    return List.of(
        switch (facts.pages()) {
          case Reading.Found<ShownPages> pages -> compare(facts, data.get(), pages.value().text());
          case Reading.Missing<ShownPages> _ -> unreadable(facts, "no pages");
          case Reading.Unreadable<ShownPages> unreadable -> unreadable(facts, unreadable.why());
        });
  }

  private CheckResult compare(DocumentFacts facts, DocumentData data, ShownText pages) {
    return data.fields().stream()
        .filter(field -> !field.printed().stream().allMatch(pages::shows))
        .map(DataField::name)
        .findFirst()
        .map(name ->
            CheckResult.failed(
                code(),
                facts.name(),
                SubIndication.FORMAT_FAILURE,
                "differs",
                Map.of("field", name)))
        .orElseGet(() -> CheckResult.passed(code(), facts.name()));
  }

  private CheckResult unreadable(DocumentFacts facts, String why) {
    return CheckResult.indeterminate(
        code(),
        facts.name(),
        SubIndication.SIGNED_DATA_NOT_FOUND,
        "unreadable",
        Map.of("detail", why));
  }
}
