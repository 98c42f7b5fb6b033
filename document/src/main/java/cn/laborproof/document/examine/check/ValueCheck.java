package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** Does the signature value fit the signed attributes and the key of the certificate? */
final class ValueCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_VALUE;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    return switch (container.result().value()) {
      case HOLDS -> passed(container);
      case BROKEN ->
          CheckResult.failed(
              code(), container.subject(), SubIndication.SIG_CRYPTO_FAILURE, "invalid", Map.of());
      case UNKNOWN -> notComputed(container);
    };
  }
}
