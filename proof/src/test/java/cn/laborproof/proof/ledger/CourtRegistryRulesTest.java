package cn.laborproof.proof.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import cn.laborproof.testkit.Seeded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourtRegistryRulesTest {

  static Stream<Seeded> runs() {
    return Seeded.runs(50);
  }

  private static Deposit deposit(Seeded any) {
    Digest chain = Digest.sha256(new byte[] {(byte) any.number(0, 1)});
    Digest root = Digest.sha256(new byte[] {(byte) any.number(0, 2)});
    String origin = "laborproof.test/" + any.pick("a", "a/1", "b");
    return new Deposit("labour", chain, 1, chain, origin, any.number(1L, 4L), root);
  }

  /** What makes two deposits deposits of the same checkpoint. */
  private static String place(Deposit deposit) {
    return deposit.chain() + " " + deposit.origin() + " " + deposit.size();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void each_checkpoint_of_each_chain_is_taken_once_under_a_number_of_its_own(Seeded any) {
    CourtRegistryRules rules = new CourtRegistryRules("TEST", new MapState());
    Map<String, Deposit> taken = new LinkedHashMap<>();
    for (int step = 0; step < 60; step++) {
      Deposit deposit = deposit(any);
      RuleOutcome outcome = rules.deposit(deposit);
      Deposit standing = taken.putIfAbsent(place(deposit), deposit);
      if (standing == null) {
        assertThat(outcome).isInstanceOf(Recorded.class);
        assertThat(rules.numberOf(deposit)).contains(EvidenceNumber.of("TEST", taken.size()));
      } else if (standing.equals(deposit)) {
        assertThat(outcome).isInstanceOf(AlreadyRecorded.class);
      } else {
        assertThat(((Refused) outcome).reason()).isEqualTo(Refusal.CONFLICT);
        assertThat(rules.numberOf(deposit)).isEmpty();
      }
    }
    taken
        .values()
        .forEach(deposit ->
            assertThat(rules.depositOf(rules.numberOf(deposit).orElseThrow())).contains(deposit));
    assertThat(rules.depositOf(EvidenceNumber.of("TEST", taken.size() + 1L))).isEmpty();
  }
}
