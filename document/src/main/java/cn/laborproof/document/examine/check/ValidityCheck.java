package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;
import java.util.Optional;

/**
 * Was every certificate of the path valid when it was used, and a timestamp's until the next one
 * took over? A key used before its certificate began is proof of a wrong time; after its end,
 * nobody can tell.
 */
final class ValidityCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.CERTIFICATE_VALIDITY;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    Optional<PathResult.Fault> fault = container.path().flatMap(PathResult::fault);
    if (fault.equals(Optional.of(PathResult.Fault.NOT_YET_VALID))) {
      return CheckResult.failed(
          code(), container.subject(), SubIndication.NOT_YET_VALID, "not-yet-valid", at(container));
    }
    if (fault.equals(Optional.of(PathResult.Fault.EXPIRED))) {
      return indeterminate(container, "expired");
    }
    boolean outlived =
        container.use() == RootUse.TSA
            && container
                .cms()
                .signer()
                .filter(s -> s.getNotAfter().toInstant().isBefore(container.provenUntil()))
                .isPresent();
    return outlived ? indeterminate(container, "timestamp-expired") : passed(container);
  }

  private CheckResult indeterminate(Container container, String answer) {
    return CheckResult.indeterminate(
        code(), container.subject(), SubIndication.OUT_OF_BOUNDS_NO_POE, answer, at(container));
  }

  private static Map<String, String> at(Container container) {
    return Map.of("time", container.usedAt().toString());
  }
}
