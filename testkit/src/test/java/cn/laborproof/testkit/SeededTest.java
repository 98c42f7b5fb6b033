package cn.laborproof.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeededTest {
  static Stream<Seeded> runs() {
    return Seeded.runs(50);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void the_same_seed_draws_the_same_values(Seeded any) {
    Seeded again = Seeded.of(any.seed());

    assertThat(again.bytes(0, 64)).isEqualTo(any.bytes(0, 64));
    assertThat(again.text(0, 20)).isEqualTo(any.text(0, 20));
    assertThat(again.list(0, 9, s -> s.number(-5, 5)))
        .isEqualTo(any.list(0, 9, s -> s.number(-5, 5)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void text_is_well_formed_and_as_long_as_asked(Seeded any) {
    String drawn = any.text(3, 8);

    assertThat(drawn.codePointCount(0, drawn.length())).isBetween(3, 8);
    assertThat(new String(drawn.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(drawn);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void exactly_one_bit_is_turned(Seeded any) {
    byte[] original = any.bytes(1, 100);
    BitSet difference = BitSet.valueOf(original);

    difference.xor(BitSet.valueOf(any.withOneBitFlipped(original)));

    assertThat(difference.cardinality()).isEqualTo(1);
  }
}
