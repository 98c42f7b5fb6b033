package cn.laborproof.proof.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.examine.EvidenceCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
  private static final CheckResult PASSED = CheckResult.passed(EvidenceCheck.PARTS, "zip");
  private static final CheckResult OPEN =
      CheckResult.indeterminate(
          EvidenceCheck.LEDGER, "ledger", SubIndication.ANCHOR_PENDING, "pending", Map.of());
  private static final CheckResult WRONG =
      CheckResult.failed(
          EvidenceCheck.PARTS, "zip", SubIndication.FORMAT_FAILURE, "malformed", Map.of());

  @Test
  void passes_only_when_everything_required_was_made_and_nothing_else_came_out() {
    assertDecision(List.of(EvidenceCheck.PARTS), List.of(PASSED), Indication.TOTAL_PASSED);
    assertDecision(
        List.of(EvidenceCheck.PARTS, EvidenceCheck.LEDGER),
        List.of(PASSED),
        Indication.INDETERMINATE);
  }

  @Test
  void nothing_required_never_passes() {
    assertDecision(List.of(), List.of(), Indication.INDETERMINATE);
    assertDecision(List.of(), List.of(PASSED), Indication.INDETERMINATE);
  }

  @Test
  void wrong_outweighs_open_and_the_first_reason_is_named() {
    VerdictRule rule = VerdictRule.decide(List.of(EvidenceCheck.PARTS), List.of(OPEN, WRONG, OPEN));
    assertThat(rule.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertThat(rule.reason()).contains(SubIndication.FORMAT_FAILURE);
    assertThat(VerdictRule.decide(List.of(EvidenceCheck.PARTS), List.of(PASSED, OPEN)).reason())
        .contains(SubIndication.ANCHOR_PENDING);
  }

  @Test
  void a_check_nobody_required_still_counts_when_it_fails() {
    assertDecision(List.of(EvidenceCheck.PARTS), List.of(PASSED, OPEN), Indication.INDETERMINATE);
  }

  @Test
  void a_result_needs_a_reason_unless_passed_and_an_answer_its_check_knows() {
    assertThatThrownBy(() ->
            CheckResult.failed(
                EvidenceCheck.PARTS, "x", SubIndication.NO_POE, "no-such-answer", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void facts_from_hostile_input_are_cut_and_lose_control_characters() {
    String hostile = "\u001b[2J\u202e" + "a".repeat(10_000);
    CheckResult result =
        CheckResult.failed(
            EvidenceCheck.PARTS,
            "zip",
            SubIndication.FORMAT_FAILURE,
            "malformed",
            Map.of("part", "p", "detail", hostile));
    assertThat(result.facts().get("detail")).hasSize(501).startsWith("\uFFFD[2J\uFFFDaaa");
  }

  private static void assertDecision(
      List<EvidenceCheck> required, List<CheckResult> made, Indication expected) {
    assertThat(VerdictRule.decide(required, made).indication()).isEqualTo(expected);
  }
}
