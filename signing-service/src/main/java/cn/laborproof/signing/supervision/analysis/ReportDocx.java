package cn.laborproof.signing.supervision.analysis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * A report for word processors: the text as it is now, its tables, and charts as drawings that can
 * be edited. It carries no seal and says so; what counts is the sealed PDF.
 */
final class ReportDocx {
  private static final String FONT = "SimSun";
  private static final int TEXT = 12;
  private static final int HEADING = 14;
  private static final int TITLE = 18;

  /** Two characters, as Chinese text is set. */
  private static final int INDENT = 480;

  private static final double CHART_WIDTH_CM = 15;
  private static final double CHART_HEIGHT_CM = 7;

  private ReportDocx() {}

  static byte[] of(AnalysisReport.Told told) {
    AnalysisReport report = told.report();
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      centred(document, report.title(), TITLE);
      centred(document, report.officeName(), TEXT);
      centred(
          document,
          "编号 %s · 数据截至 %s · 未盖章，以盖章的 PDF 为准".formatted(report.number(), report.numbers().until()),
          TEXT - 2);
      for (Section section : Section.values()) {
        XWPFRun heading = document.createParagraph().createRun();
        styled(heading, section.title(), HEADING);
        heading.setBold(true);
        told.now(section)
            .text()
            .lines()
            .filter(line -> !line.isBlank())
            .forEach(line -> paragraph(document, line.strip()));
        ReportTables.of(section, report.numbers()).forEach(table -> table(document, table));
        if (section == Section.OVERVIEW) {
          chart(
              document,
              "各月末存在的发现事项",
              report.numbers().months().stream().map(month -> month.day().toString()).toList(),
              report.numbers().months().stream().map(month -> month.findings()).toList());
        }
      }
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void centred(XWPFDocument document, String text, int size) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    styled(paragraph.createRun(), text, size);
  }

  private static void paragraph(XWPFDocument document, String text) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setIndentationFirstLine(INDENT);
    styled(paragraph.createRun(), text, TEXT);
  }

  private static void styled(XWPFRun run, String text, int size) {
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setText(text);
  }

  private static void table(XWPFDocument document, ReportTables.Printed printed) {
    paragraph(document, printed.title() + "：");
    XWPFTable table = document.createTable(printed.rows().size() + 1, printed.head().size());
    table.setWidth("100%");
    fill(table, 0, printed.head());
    for (int i = 0; i < printed.rows().size(); i++) {
      fill(table, i + 1, printed.rows().get(i));
    }
    table.getRow(0).setRepeatHeader(true);
    document.createParagraph();
  }

  private static void fill(XWPFTable table, int row, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      XWPFParagraph paragraph = table.getRow(row).getCell(i).getParagraphs().getFirst();
      styled(paragraph.createRun(), cells.get(i), TEXT - 1);
    }
  }

  private static void chart(
      XWPFDocument document, String title, List<String> labels, List<Long> values)
      throws IOException {
    try {
      XWPFChart chart =
          document.createChart(
              (int) (CHART_WIDTH_CM * Units.EMU_PER_CENTIMETER),
              (int) (CHART_HEIGHT_CM * Units.EMU_PER_CENTIMETER));
      chart.setTitleText(title);
      chart.setTitleOverlay(false);
      XDDFCategoryAxis days = chart.createCategoryAxis(AxisPosition.BOTTOM);
      XDDFValueAxis numbers = chart.createValueAxis(AxisPosition.LEFT);
      numbers.setMinimum(0);
      var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, days, numbers);
      data.setBarDirection(BarDirection.COL);
      data.addSeries(
              XDDFDataSourcesFactory.fromArray(labels.toArray(String[]::new)),
              XDDFDataSourcesFactory.fromArray(values.toArray(Long[]::new)))
          .setTitle(title, null);
      chart.plot(data);
    } catch (InvalidFormatException e) {
      throw new IOException(e);
    }
  }
}
