package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Do the proven times follow the order of the saves, and lie none of them in the verifier's future?
 */
final class TimeOrderCheck implements DocumentCheck {
  /** Clocks of different authorities may differ by this much. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  @Override
  public DocumentCode code() {
    return DocumentCode.TIME_ORDER;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    List<Container> proofs =
        facts.containers().stream().filter(c -> c.use() == RootUse.TSA).toList();
    for (int i = 0; i < proofs.size(); i++) {
      Container proof = proofs.get(i);
      boolean future = proof.usedAt().isAfter(facts.at().plus(CLOCKS));
      if (future || (i > 0 && proof.usedAt().isBefore(proofs.get(i - 1).usedAt().minus(CLOCKS)))) {
        return List.of(
            CheckResult.indeterminate(
                code(),
                proof.subject(),
                SubIndication.TIMESTAMP_ORDER_FAILURE,
                "contradicts",
                Map.of("time", proof.usedAt().toString())));
      }
    }
    return List.of(CheckResult.passed(code(), facts.name()));
  }
}
