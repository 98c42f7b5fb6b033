package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.facts.Reading;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** Does the document itself say, under every signature, who has to sign it? */
final class ProfileCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNING_PROFILE;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return List.of(
        switch (facts.profile()) {
          case Reading.Found<?> _ -> CheckResult.passed(code(), facts.name());
          case Reading.Missing<?> _ ->
              CheckResult.indeterminate(
                  code(),
                  facts.name(),
                  SubIndication.POLICY_PROCESSING_ERROR,
                  "missing",
                  Map.of("signatures", String.valueOf(facts.parties().size())));
          case Reading.Unreadable<?> unreadable ->
              CheckResult.failed(
                  code(),
                  facts.name(),
                  SubIndication.FORMAT_FAILURE,
                  "unreadable",
                  Map.of("detail", unreadable.why()));
        });
  }
}
