package cn.laborproof.document.examine.check;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Did the parties sign in the order of the profile, before any archive timestamp, from the first
 * save on?
 */
final class OrderCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNING_ORDER;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return facts.profile().found().stream().map(profile -> order(facts, profile.slots())).toList();
  }

  private CheckResult order(DocumentFacts facts, List<SignatureSlot> slots) {
    List<SignatureFacts> parties = facts.parties();
    List<String> signed = parties.stream().map(signature -> signature.field().name()).toList();
    List<String> expected = slots.stream().map(SignatureSlot::field).limit(signed.size()).toList();
    boolean oneEach =
        parties.stream()
            .mapToInt(s -> s.revision().index())
            .boxed()
            .toList()
            .equals(IntStream.rangeClosed(1, parties.size()).boxed().toList());
    return signed.equals(expected) && oneEach
        ? CheckResult.passed(code(), facts.name())
        : CheckResult.failed(
            code(),
            facts.name(),
            SubIndication.SIG_CONSTRAINTS_FAILURE,
            "other-order",
            Map.of("found", String.join(", ", signed)));
  }
}
