package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** Does each signature speak for every byte up to the end of its save, except its own value? */
final class PlacementCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_PLACE;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return facts.signatures().stream().map(this::on).toList();
  }

  private CheckResult on(SignatureFacts signature) {
    String field = signature.field().name();
    return signature
        .placement()
        .fault()
        .map(fault ->
            CheckResult.failed(
                code(),
                field,
                SubIndication.FORMAT_FAILURE,
                DocumentCode.hyphenated(fault.name()),
                Map.of()))
        .orElseGet(() -> CheckResult.passed(code(), field));
  }
}
