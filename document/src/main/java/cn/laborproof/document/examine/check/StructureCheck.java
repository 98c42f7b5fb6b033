package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.pdf.StructureFault;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** Does the structure account for every byte of the file? */
final class StructureCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.STRUCTURE;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    if (facts.file().faults().isEmpty()) {
      return List.of(CheckResult.passed(code(), facts.name()));
    }
    return facts.file().faults().stream().distinct().map(fault -> failed(facts, fault)).toList();
  }

  private CheckResult failed(DocumentFacts facts, StructureFault fault) {
    return CheckResult.failed(
        code(),
        facts.name(),
        SubIndication.FORMAT_FAILURE,
        DocumentCode.hyphenated(fault.kind().name()),
        Map.of("offset", String.valueOf(fault.offset()), "detail", fault.detail()));
  }
}
