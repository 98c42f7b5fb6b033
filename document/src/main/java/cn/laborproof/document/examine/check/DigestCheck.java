package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/**
 * Are the bytes the ones that were signed or stamped? If not, the signatures themselves narrow down
 * where: what the earlier ones speak for is still as it was.
 */
final class DigestCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_DIGEST;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    return switch (container.result().digest()) {
      case HOLDS -> passed(container);
      case BROKEN ->
          CheckResult.failed(
              code(), container.subject(), SubIndication.HASH_FAILURE, "differs", where(facts));
      case UNKNOWN -> notComputed(container);
    };
  }

  /** The saves, counted from 1, of which one was changed. */
  private static Map<String, String> where(DocumentFacts facts) {
    int from = 1;
    List<SignatureFacts> signatures = facts.signatures();
    for (SignatureFacts signature : signatures) {
      boolean holds =
          facts.containers().stream()
              .filter(container -> container.subject().equals(signature.field().name()))
              .allMatch(container -> container.result().digestMatches());
      int save = signature.revision().index() + 1;
      if (!holds) {
        return Map.of("from", String.valueOf(from), "to", String.valueOf(save));
      }
      from = save + 1;
    }
    return Map.of("from", "1", "to", String.valueOf(facts.file().revisions().size()));
  }
}
