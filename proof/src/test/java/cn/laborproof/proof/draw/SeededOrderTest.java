package cn.laborproof.proof.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededOrderTest {
  private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F", "G");

  /**
   * The orders are what the program of docs/random-draw.md prints, which shares no line with us.
   */
  @Test
  void an_order_comes_out_as_another_program_computes_it() {
    byte[] bytes = new byte[Digest.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Digest seed = Digest.of(bytes);
    assertThat(SeededOrder.of(seed, "stratum/0", NAMES))
        .containsExactly("G", "A", "D", "F", "E", "B", "C");
    assertThat(SeededOrder.of(seed, "stratum/1", NAMES))
        .containsExactly("E", "D", "F", "G", "A", "B", "C");
  }
}
