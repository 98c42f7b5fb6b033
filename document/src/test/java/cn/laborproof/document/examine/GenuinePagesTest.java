package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.Span;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written in a contract: nothing of it is called hidden, and all of it is found. */
class GenuinePagesTest {
  private static final GenuineFiles FILES = new GenuineFiles();
  private static final List<String> PIECES =
      List.of(
          "劳动合同",
          "甲方",
          "乙",
          "，",
          "。",
          "（",
          "）",
          "《",
          "》",
          "“",
          "”",
          "：",
          "；",
          "、",
          "——",
          "……",
          "·",
          "%",
          "￥",
          "12",
          "0",
          "3.5",
          "1,000",
          "8,600.00",
          "2026",
          "年",
          "月",
          "日",
          "A",
          "kg",
          "fjord",
          "ĩĩ",
          "LP-4A",
          "℃",
          "㎡",
          " ",
          "　",
          "-",
          "/",
          "(",
          ")",
          ",",
          ".",
          "!",
          "王𠮷䶮");

  static Stream<Seeded> runs() {
    return Seeded.runs(Boolean.getBoolean("laborproof.long") ? 2000 : 40);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void are_seen_as_they_were_set(Seeded any) {
    Examined examined =
        Examined.of(
            new DocumentFreezer().freeze(request(any)),
            FILES.trust(),
            GenuineFiles.NOW.plusSeconds(60));
    assertThat(examined.answers(DocumentCode.HIDDEN_CONTENT))
        .as(examined.words())
        .containsExactly("passed");
    assertThat(examined.answers(DocumentCode.LETTERS))
        .as(examined.words())
        .containsExactly("passed");
    assertThat(examined.answers(DocumentCode.PAGES_SAY))
        .as(examined.words())
        .containsExactly("passed");
    assertThat(examined.answers(DocumentCode.STRUCTURE))
        .as(examined.words())
        .containsExactly("passed");
  }

  /** Less than a row above the foot's rule. */
  @Test
  void a_table_that_ends_where_the_body_ends_is_seen_as_it_was_set() {
    are_seen_as_they_were_set(Seeded.of(2811920301755459133L));
  }

  private static FreezeRequest request(Seeded any) {
    List<DataField> fields = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int i = any.number(1, 30); i > 0; i--) {
      String value = words(any, 1, 5);
      if (value.isBlank()) {
        continue;
      }
      switch (any.number(0, 4)) {
        case 0 -> blocks.add(Block.Paragraph.of(Span.plain("第" + i + "项："), Span.filled(value)));
        case 1 ->
            blocks.add(
                Block.Paragraph.of(
                    Span.plain(words(any, 0, 20) + "为"),
                    Span.filled(value),
                    Span.plain("。" + words(any, 0, 20))));
        case 2 -> blocks.add(new Block.KeyFacts("事实", List.of(new Block.Fact("事项" + i, value))));
        case 3 ->
            blocks.add(
                new Block.Table(
                    List.of("甲", "乙", "丙"),
                    List.of(20, 30, 50),
                    List.of(List.of("1", value, "7,800.00"), List.of("2", "0", value))));
        default -> blocks.add(new Block.Item(i + ".", List.of(Span.filled(value))));
      }
      fields.add(DataField.shown("field." + i, value));
    }
    blocks.add(Block.Paragraph.plain("（完）" + words(any, 0, 200)));
    FreezeRequest like = Samples.contract();
    return new FreezeRequest(
        new PageContent(
            like.content().title(), like.content().number(), blocks, like.content().panels()),
        new DocumentData(like.data().kind(), like.data().template(), fields),
        like.profile(),
        like.verifyAt(),
        like.frozenAt());
  }

  private static String words(Seeded any, int least, int most) {
    return IntStream.range(0, any.number(least, most))
        .mapToObj(_ -> any.pick(PIECES))
        .collect(Collectors.joining());
  }
}
