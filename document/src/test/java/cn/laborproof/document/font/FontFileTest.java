package cn.laborproof.document.font;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FontFileTest {
  @ParameterizedTest
  @EnumSource(FontFile.class)
  void each_committed_font_has_the_digest_its_provenance_states(FontFile file) throws Exception {
    try (var stated = FontFile.class.getResourceAsStream("FONTS.md")) {
      String table =
          new String(Objects.requireNonNull(stated).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(table).contains(Digest.sha256(file.read()).hex());
    }
  }

  /** GB 18030-2022 level 3 asks for the unified ideographs and extensions A to F. */
  @Test
  void every_ideograph_of_gb_18030_2022_can_be_printed() {
    int[][] ranges = {
      {0x3400, 0x4DBF},
      {0x4E00, 0x9FFF},
      {0x20000, 0x2A6DF},
      {0x2A700, 0x2B739},
      {0x2B740, 0x2B81D},
      {0x2B820, 0x2CEA1},
      {0x2CEB0, 0x2EBE0}
    };
    for (int[] range : ranges) {
      IntStream.rangeClosed(range[0], range[1])
          .forEach(codePoint ->
              Fonts.glyph(codePoint, FontWeight.REGULAR, Character.toString(codePoint)));
    }
  }
}
