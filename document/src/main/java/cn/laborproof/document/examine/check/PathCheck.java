package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;
import java.util.Optional;

/** Does a path lead to a root believed for this use, by the rules? */
final class PathCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.CERTIFICATE_PATH;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    Optional<PathResult.Fault> fault = container.path().flatMap(PathResult::fault);
    boolean none =
        container.path().isEmpty() || fault.equals(Optional.of(PathResult.Fault.NO_PATH));
    if (none) {
      return CheckResult.indeterminate(
          code(),
          container.subject(),
          SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
          "no-path",
          Map.of(
              "issuer",
              container.cms().signer().map(s -> s.getIssuerX500Principal().getName()).orElse("")));
    }
    return fault.equals(Optional.of(PathResult.Fault.RULE))
        ? CheckResult.indeterminate(
            code(),
            container.subject(),
            SubIndication.CHAIN_CONSTRAINTS_FAILURE,
            "rule",
            Map.of("detail", container.path().map(PathResult::detail).orElse("")))
        : passed(container);
  }
}
