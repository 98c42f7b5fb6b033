package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** Are the bytes the ones that were signed? */
final class DigestCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_DIGEST;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    return container.result().digestMatches()
        ? passed(container)
        : CheckResult.failed(
            code(), container.subject(), SubIndication.HASH_FAILURE, "differs", Map.of());
  }
}
