package cn.laborproof.document.examine.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfFileTest {
  private final StringBuilder file = new StringBuilder("%PDF-1.7\n");
  private final TreeMap<Integer, Integer> offsets = new TreeMap<>();
  private int table;

  @Test
  void a_later_save_is_laid_over_the_earlier_one() throws MalformedPdfException {
    object(1, "<</Type/Catalog/Lang(zh)>>").end("");
    object(1, "<</Type/Catalog/Lang(en)>>").end("/Prev " + table);
    PdfFile read = read();
    assertThat(read.faults()).isEmpty();
    assertThat(read.revisions()).hasSize(2);
    assertThat(language(read.revisions().getFirst())).isEqualTo("zh");
    assertThat(language(read.latest())).isEqualTo("en");
    assertThat(read.latest().start()).isEqualTo(read.revisions().getFirst().end());
    assertThat(read.latest().end()).isEqualTo(file.length());
  }

  private static String language(Revision revision) {
    return ((PdfValue.Text) revision.catalog().orElseThrow().get("Lang").orElseThrow()).bytes();
  }

  @Test
  void strings_mean_what_the_standard_says() throws MalformedPdfException {
    assertThat(text("(a\\(b\\)\\101)")).isEqualTo("a(b)A");
    assertThat(text("(a(b)c)")).isEqualTo("a(b)c");
    assertThat(text("(a\\\nb)")).isEqualTo("ab");
    assertThat(text("(a\r\nb)")).isEqualTo("a\nb");
    assertThat(text("<616>")).isEqualTo("a`");
    assertThat(text("<61 62>")).isEqualTo("ab");
  }

  private String text(String written) throws MalformedPdfException {
    return ((PdfValue.Text) value(written)).bytes();
  }

  @Test
  void values_are_equal_when_they_mean_the_same() throws MalformedPdfException {
    assertThat(value("<</A 1/B[2 0 R(x)]>>")).isEqualTo(value("<< /B [ 2 0 R <78> ] /A 1.0 >>"));
    assertThat(value("/A#42")).isEqualTo(new PdfValue.Name("AB"));
    assertThat(value("[1 0 2 0 R 3]"))
        .isEqualTo(
            new PdfValue.Array(
                List.of(
                    new PdfValue.Number(1, true),
                    new PdfValue.Number(0, true),
                    new PdfValue.Reference(2, 0),
                    new PdfValue.Number(3, true))));
    assertThat(value("<<>>")).isEqualTo(new PdfValue.Dictionary(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<</A 1/A 2>>",
        "<</A 1/#41 2>>",
        "<</A>>",
        "[1",
        "(a",
        "<6g>",
        "/A#0",
        "1.2.3",
        "tru",
        "<</A 1>"
      })
  void what_two_readers_could_read_differently_is_refused(String written) {
    assertThatThrownBy(() -> value(written)).isInstanceOf(MalformedPdfException.class);
  }

  @Test
  void an_object_that_no_table_lists_is_a_fault() throws MalformedPdfException {
    object(1, "<</Type/Catalog>>");
    file.append("2 0 obj\n(hidden)\nendobj\n");
    end("");
    assertThat(read().faults())
        .extracting(StructureFault::kind)
        .containsExactly(StructureFault.Kind.UNACCOUNTED_BYTES);
  }

  @Test
  void a_comment_with_structure_in_it_is_a_fault() throws MalformedPdfException {
    object(1, "<</Type/Catalog>>");
    file.append("% 2 0 obj (hidden) endobj\n");
    end("");
    assertThat(read().faults())
        .extracting(StructureFault::kind)
        .containsExactly(StructureFault.Kind.UNACCOUNTED_BYTES);
  }

  @Test
  void an_object_of_an_earlier_save_listed_again_is_a_fault() throws MalformedPdfException {
    object(1, "<</Type/Catalog>>").end("");
    int first = table;
    offsets.put(1, 9);
    end("/Prev " + first);
    assertThat(read().faults())
        .extracting(StructureFault::kind)
        .containsExactly(StructureFault.Kind.OUT_OF_PLACE);
  }

  @Test
  void a_table_that_points_elsewhere_ends_the_reading() {
    object(1, "<</Type/Catalog>>");
    offsets.put(1, 10);
    end("");
    assertThatThrownBy(this::read).isInstanceOf(MalformedPdfException.class);
  }

  private PdfValue value(String written) throws MalformedPdfException {
    PdfFileTest other = new PdfFileTest();
    other.object(1, "<</Type/Catalog>>").object(2, written).end("");
    return other.read().latest().find(2).orElseThrow().value();
  }

  private PdfFileTest object(int number, String body) {
    offsets.put(number, file.length());
    file.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
    return this;
  }

  private void end(String entries) {
    table = file.length();
    file.append("xref\n");
    offsets.forEach((number, offset) ->
        file.append(number).append(" 1\n").append(String.format("%010d 00000 n \n", offset)));
    file.append("trailer\n<</Root 1 0 R/Size 9")
        .append(entries)
        .append(">>\nstartxref\n")
        .append(table)
        .append("\n%%EOF\n");
    offsets.clear();
  }

  private PdfFile read() throws MalformedPdfException {
    return PdfFile.read(
        file.toString().getBytes(StandardCharsets.ISO_8859_1),
        new WorkBudget(WorkLimits.STANDARD, System::nanoTime));
  }
}
