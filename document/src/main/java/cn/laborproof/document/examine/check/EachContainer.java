package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** A question asked about every container: parties' signatures and all timestamps. */
abstract class EachContainer implements DocumentCheck {
  @Override
  public final List<CheckResult> on(DocumentFacts facts) {
    return facts.containers().stream().map(container -> on(container, facts)).toList();
  }

  abstract CheckResult on(Container container, DocumentFacts facts);

  /** An algorithm that is not understood says nothing about the document. */
  final CheckResult notComputed(Container container) {
    return CheckResult.indeterminate(
        code(),
        container.subject(),
        SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
        "not-computed",
        Map.of());
  }

  final CheckResult passed(Container container) {
    return CheckResult.passed(code(), container.subject());
  }
}
