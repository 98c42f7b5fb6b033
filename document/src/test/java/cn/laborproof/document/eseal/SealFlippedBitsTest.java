package cn.laborproof.document.eseal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.eseal.check.SealExamination;
import cn.laborproof.testkit.Seeded;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealFlippedBitsTest {
  private static final SealWorkshop SHOP = new SealWorkshop();
  private static final byte[] SIGNATURE = SHOP.signature().encoded();
  private static final byte[] SEAL = SHOP.seal().encoded();

  static Stream<Seeded> runs() {
    return Seeded.runs(Boolean.getBoolean("laborproof.long") ? 5_000 : 150);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_bit_of_a_seal_signature_can_be_turned(Seeded any) {
    byte[] flipped = any.withOneBitFlipped(SIGNATURE);
    assertThat(SealExamination.ofSignature(flipped, SHOP.question()).passed()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_bit_of_a_seal_can_be_turned(Seeded any) {
    byte[] flipped = any.withOneBitFlipped(SEAL);
    assertThat(
            SealExamination.ofSeal(flipped, SHOP.question(SHOP.lists()), SealWorkshop.NOW).passed())
        .isFalse();
  }
}
