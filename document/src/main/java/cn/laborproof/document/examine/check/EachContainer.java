package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.verdict.CheckResult;
import java.util.List;

/** A question asked about every container: parties' signatures and all timestamps. */
abstract class EachContainer implements DocumentCheck {
  @Override
  public final List<CheckResult> on(DocumentFacts facts) {
    return facts.containers().stream().map(container -> on(container, facts)).toList();
  }

  abstract CheckResult on(Container container, DocumentFacts facts);

  final CheckResult passed(Container container) {
    return CheckResult.passed(code(), container.subject());
  }
}
