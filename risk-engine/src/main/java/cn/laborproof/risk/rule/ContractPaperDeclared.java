package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.WrittenContract.PaperDeclared;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.util.stream.Stream;

/** The only contract known is a paper one that the employer declared with its copy. */
final class ContractPaperDeclared implements Rule {

  @Override
  public String id() {
    return "contract-paper-declared";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    return examination
        .employments()
        .filter(e -> e.isActiveOn(examination.asOf()))
        .flatMap(e ->
            e.current(examination.asOf()).stream()
                .filter(PaperDeclared.class::isInstance)
                .map(contract ->
                    examination.about(
                        e,
                        Severity.NOTICE,
                        "declared, not seen",
                        Facts.of(e).contract(contract).list())));
  }
}
