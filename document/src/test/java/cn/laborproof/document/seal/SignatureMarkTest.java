package cn.laborproof.document.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.Samples;
import cn.laborproof.document.font.UnprintableCharacterException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SignatureMarkTest {
  private static final SealDrawing SEAL =
      new SealDrawing(Samples.EMPLOYER, "合同专用章", "3301080123456");

  @Test
  void svg_holds_two_paths_and_nothing_that_acts() throws Exception {
    Document svg = parsed(SEAL.toSvg());
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(2);
    assertThat(svg.getElementsByTagName("*").getLength()).isEqualTo(3);
    assertThat(parsed(Samples.handwriting().toSvg()).getElementsByTagName("path").getLength())
        .isEqualTo(1);
  }

  @Test
  void a_seal_is_drawn_the_same_each_time_and_small() {
    assertThat(SEAL.toPdf(210, 125)).isEqualTo(SEAL.toPdf(210, 125)).hasSizeLessThan(40_000);
  }

  @Test
  void a_seal_for_a_name_no_font_has_is_refused() {
    assertThatThrownBy(() -> new SealDrawing("\uD83D\uDE00公司", "", ""))
        .isInstanceOf(UnprintableCharacterException.class);
  }

  @Test
  void a_dot_is_ink_and_nothing_is_not() {
    var dot = new HandwritingDrawing.Stroke(List.of(new HandwritingDrawing.Point(5, 5)));
    assertThat(new HandwritingDrawing(100, 50, List.of(dot)).toPdf(200, 100)).contains(" l\n");
    assertThatThrownBy(() -> new HandwritingDrawing(100, 50, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbers_that_are_none_are_refused() {
    assertThatThrownBy(() -> new HandwritingDrawing.Point(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HandwritingDrawing.Point(0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
