package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  private static final String FORK =
      "{\"contradicts\":{\"root\":\"ab\",\"size\":5},\"detail\":\"size 5 has another root\",\"refusal\":\"FORK\"}";

  @Test
  void a_refusal_is_found_behind_the_words_of_peer_and_gateway() {
    RuleOutcome.Refused refused =
        Refusals.in(
                List.of(
                    "ABORTED: failed to endorse transaction, see attached details for more info",
                    "chaincode response 500, " + FORK))
            .orElseThrow();

    assertThat(refused.reason()).isEqualTo(Refusal.FORK);
    assertThat(refused.detail()).isEqualTo("size 5 has another root");
    assertThat(refused.standing().getFirst().fields("standing").integer("size")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection refused",
        "chaincode response 500, {",
        "chaincode response 500, {}",
        "chaincode response 500, {\"detail\":\"no answer\",\"refusal\":\"NODE_FAILED\"}",
        "chaincode response 500, {\"refusal\":\"FORK\"}",
        "}{"
      })
  void whatever_else_a_peer_says_is_no_refusal(String text) {
    assertThat(Refusals.in(List.of(text))).isEmpty();
  }
}
