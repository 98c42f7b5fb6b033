package cn.laborproof.proof.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.testkit.Seeded;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FabricFlippedBitsTest {
  private static final boolean LONG = Boolean.getBoolean("laborproof.long");

  private final ForgedNetwork network = ForgedNetwork.begun();
  private final Checkpoint checkpoint = network.checkpoint(7);

  static Stream<Seeded> runs() {
    return Seeded.runs(1);
  }

  /**
   * Every byte of the proof, one bit of it drawn. With -Dlaborproof.long=true every bit, and those
   * of a second configuration.
   */
  @ParameterizedTest
  @MethodSource("runs")
  void a_flipped_bit_in_any_byte_is_refused(Seeded any) {
    if (LONG) {
      network.reconfigure(
          next -> {}, Institution.LABOUR_BUREAU, Institution.COURT, Institution.OPERATOR);
    }
    byte[] bytes = network.anchor(checkpoint).bytes();
    LedgerVerifier verifier = new LedgerVerifier(network.trust());
    int[] drawn = IntStream.range(0, bytes.length).map(i -> any.number(0, 7)).toArray();
    Set<String> outcomes =
        IntStream.range(0, bytes.length)
            .parallel()
            .boxed()
            .flatMap(
                i -> bits(drawn[i]).mapToObj(bit -> outcome(verifier, flipped(bytes, i, bit), i)))
            .collect(Collectors.toSet());
    assertThat(outcomes)
        .contains(
            "unreadable",
            "LEDGER_OTHER_GENESIS",
            "LEDGER_BLOCK_SIGNATURE",
            "LEDGER_RECEIPT_SIGNATURE",
            "LEDGER_RECEIPT_PROPOSAL_DIFFERS");
  }

  private static IntStream bits(int drawn) {
    return LONG ? IntStream.range(0, 8) : IntStream.of(drawn);
  }

  private static byte[] flipped(byte[] bytes, int index, int bit) {
    byte[] flipped = bytes.clone();
    flipped[index] ^= (byte) (1 << bit);
    return flipped;
  }

  private String outcome(LedgerVerifier verifier, byte[] bytes, int index) {
    try {
      LedgerVerification verification = verifier.verify(LedgerProof.parse(bytes), checkpoint);
      assertThat(verification).as("bit flipped in byte " + index).isInstanceOf(Refused.class);
      return ((Refused) verification).fault().name();
    } catch (MalformedException e) {
      return "unreadable";
    }
  }
}
