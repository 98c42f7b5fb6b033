package cn.laborproof.document.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.typeset.Typesetter.Run;
import cn.laborproof.testkit.Seeded;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineBreakerTest {
  private static final String FORBIDDEN_AT_START = "，。、；：！？）》」』】”’";
  private static final String FORBIDDEN_AT_END = "（《「『【“‘";

  private final Typesetter typesetter = new Typesetter();

  static Stream<Seeded> seeds() {
    return Seeded.runs(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void no_line_begins_or_ends_with_a_forbidden_mark_and_no_character_is_lost(Seeded seeded) {
    String[] pieces = {"劳动", "合同", "，", "。", "（", "）", "《", "》", "“", "”", "12,000.00", "AB", "、"};
    String text =
        "始"
            + String.join("", seeded.list(20, 80, s -> s.pick(pieces))).replaceAll("[，。、]{2,}", "，")
            + "终";
    List<Line> lines = set(text, seeded.number(120, 444));
    assertThat(lines.stream().map(LineBreakerTest::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Test
  void a_full_stop_never_begins_a_line_and_an_opening_bracket_never_ends_one() {
    for (int length = 8; length <= 14; length++) {
      String text = "甲".repeat(length) + "。（乙方）" + "丙".repeat(9) + "《办法》丁戊";
      for (Line line : set(text, 120)) {
        String shown = text(line);
        assertThat(FORBIDDEN_AT_START).doesNotContain(shown.substring(0, 1));
        assertThat(FORBIDDEN_AT_END).doesNotContain(shown.substring(shown.length() - 1));
      }
    }
  }

  @Test
  void numbers_and_words_are_not_broken() {
    List<Line> lines = set("月工资为人民币壹万贰仟整12,000.00元税前", 150);
    assertThat(lines).anyMatch(line -> text(line).contains("12,000.00"));
  }

  @Test
  void no_character_stands_alone_on_the_last_line() {
    for (int length = 20; length < 60; length++) {
      List<Line> lines = set("支付".repeat(length).substring(0, length) + "报酬。", 120);
      assertThat(text(lines.getLast())).hasSizeGreaterThan(2);
    }
  }

  @Test
  void neighbouring_marks_are_drawn_together() {
    double apart = typesetter.line("甲）乙", TextStyle.BODY).width();
    double together = typesetter.line("甲）。", TextStyle.BODY).width();
    assertThat(together).isLessThan(apart - 3);
  }

  @Test
  void full_lines_end_at_the_right_edge() {
    List<Line> lines = set("甲乙双方遵循合法、公平、平等自愿、协商一致、诚实信用的原则，订立本合同。".repeat(5), 444);
    for (Line line : lines.subList(0, lines.size() - 1)) {
      StyledGlyph last = line.glyphs().getLast();
      assertThat(line.width() - last.trimRight()).isBetween(444 - 6.1, 444 + 0.1);
      assertThat(line.width()).isGreaterThanOrEqualTo(444 - 0.1);
    }
  }

  private List<Line> set(String text, double width) {
    return typesetter.paragraph(List.of(new Run(text, TextStyle.BODY)), width, 0);
  }

  private static String text(Line line) {
    return line.glyphs().stream()
        .map(glyph -> Character.toString(glyph.glyph().codePoint()))
        .collect(Collectors.joining());
  }
}
