package cn.laborproof.document.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.PageText;
import cn.laborproof.document.Samples;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final URI PORTAL = URI.create("http://127.0.0.1:8081");

  @Test
  void a_report_has_its_text_on_pages_and_nothing_to_sign() throws Exception {
    List<String> row = List.of("1", "2026-11-21 16:00:00 UTC+8", "起草合同");
    var table =
        new Block.Table(List.of("序号", "时间", "事件"), List.of(1, 3, 3), Collections.nCopies(80, row));
    byte[] pdf =
        new DocumentFreezer()
            .report(request(new PageContent("电子证据出证报告", "示例-1", List.of(table), List.of())));
    try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf));
        PdfDocument document = new PdfDocument(reader)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      assertThat(PageText.bodies(document).toString()).contains("起草合同");
      assertThat(document.getCatalog().getPdfObject().containsKey(PdfName.AcroForm)).isFalse();
      assertThat(document.getCatalog().getPdfObject().containsKey(PdfName.AF)).isFalse();
    }
  }

  @Test
  void a_chart_in_a_report_is_drawn_as_lines_with_words_for_those_who_do_not_see_it()
      throws Exception {
    byte[] pdf =
        new DocumentFreezer()
            .report(request(new PageContent("报告", "1", List.of(chart()), List.of())));
    try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf));
        PdfDocument document = new PdfDocument(reader)) {
      String drawn =
          new String(document.getFirstPage().getContentBytes(), StandardCharsets.US_ASCII);
      assertThat(drawn)
          .contains("/Span <</Alt <feff" + "4e094e2a6708" + ">>> BDC")
          .containsPattern("\\[] 0 d [0-9. ]+ m [0-9. ]+ m [0-9. ]+ l S");
      assertThat(PageText.bodies(document).toString()).contains("每月件数", "2026-01", "实施", "4");
      assertThat(document.getFirstPage().getResources().getResourceNames())
          .as("no picture of a chart")
          .noneMatch(name -> name.getValue().startsWith("Im"));
    }
  }

  @Test
  void what_is_signed_holds_no_chart() {
    assertThatThrownBy(() -> Samples.contract("何静", List.of(chart())))
        .hasMessageContaining("holds no chart");
  }

  @Test
  void a_chart_whose_values_do_not_fit_its_labels_is_refused() {
    assertThatThrownBy(() ->
            new Block.Chart(
                "图",
                "图",
                Block.Chart.Drawn.BARS,
                List.of("2026-01"),
                List.of(new Block.Chart.Series("实施", List.of())),
                0))
        .hasMessageContaining("one value for each label");
  }

  private static Block chart() {
    return new Block.Chart(
        "每月件数",
        "三个月",
        Block.Chart.Drawn.LINES,
        List.of("2026-01", "2026-02", "2026-03"),
        List.of(
            new Block.Chart.Series(
                "实施", List.of(BigDecimal.valueOf(4), BigDecimal.TWO, BigDecimal.ZERO)),
            new Block.Chart.Series("对照", List.of(BigDecimal.TWO, BigDecimal.TWO, BigDecimal.TWO))),
        1);
  }

  @Test
  void a_place_to_sign_in_a_report_is_refused() {
    var panel = new SignaturePanel("Sig_Issuer", "出具单位", List.of());
    var content = new PageContent("报告", "1", List.of(), List.of(panel));
    assertThatThrownBy(() -> request(content)).hasMessageContaining("no place to sign");
  }

  private static ReportRequest request(PageContent content) {
    return new ReportRequest(content, "示例-1", true, PORTAL, NOW);
  }
}
