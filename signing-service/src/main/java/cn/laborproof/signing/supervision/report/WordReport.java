package cn.laborproof.signing.supervision.report;

import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Blocks of a page for word processors: charts are drawings that can be edited, with words. */
public final class WordReport {
  private static final String FONT = "SimSun";
  private static final int TEXT = 12;
  private static final int HEADING = 14;
  private static final int TITLE = 18;

  /** Two characters, as Chinese text is set. */
  private static final int INDENT = 480;

  private static final double CHART_WIDTH_CM = 15;
  private static final double CHART_HEIGHT_CM = 7;

  private final XWPFDocument document;

  private WordReport(XWPFDocument document) {
    this.document = document;
  }

  /**
   * A document.
   *
   * @param title what stands on top
   * @param below small lines under it
   * @param blocks the rest
   */
  public static byte[] of(String title, List<String> below, List<Block> blocks) {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      var report = new WordReport(document);
      report.centred(title, TITLE);
      below.forEach(line -> report.centred(line, TEXT - 2));
      for (Block block : blocks) {
        report.write(block);
      }
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Block block) throws IOException {
    switch (block) {
      case Block.Heading heading -> heading(heading.number() + heading.text());
      case Block.Paragraph paragraph -> paragraph(said(paragraph.spans()));
      case Block.Item item -> paragraph(item.number() + said(item.spans()));
      case Block.Notice notice -> paragraph(notice.text());
      case Block.KeyFacts facts -> {
        heading(facts.caption());
        rows(
            facts.facts().stream().map(fact -> List.of(fact.label(), fact.value())).toList(),
            false);
      }
      case Block.Table table ->
          rows(Stream.concat(Stream.of(table.head()), table.rows().stream()).toList(), true);
      case Block.Chart chart -> chart(chart);
    }
  }

  private static String said(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  private void centred(String text, int size) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    styled(paragraph.createRun(), text, size);
  }

  private void heading(String text) {
    XWPFRun heading = document.createParagraph().createRun();
    styled(heading, text, HEADING);
    heading.setBold(true);
  }

  private void paragraph(String text) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setIndentationFirstLine(INDENT);
    styled(paragraph.createRun(), text, TEXT);
  }

  private static void styled(XWPFRun run, String text, int size) {
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setText(text);
  }

  private void rows(List<List<String>> rows, boolean headed) {
    XWPFTable table = document.createTable(rows.size(), rows.getFirst().size());
    table.setWidth("100%");
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      for (int i = 0; i < cells.size(); i++) {
        XWPFParagraph paragraph = table.getRow(row).getCell(i).getParagraphs().getFirst();
        styled(paragraph.createRun(), cells.get(i), TEXT - 1);
      }
    }
    table.getRow(0).setRepeatHeader(headed);
    document.createParagraph();
  }

  private void chart(Block.Chart said) throws IOException {
    try {
      XWPFRun run = document.createParagraph().createRun();
      XWPFChart chart =
          document.createChart(
              run,
              (int) (CHART_WIDTH_CM * Units.EMU_PER_CENTIMETER),
              (int) (CHART_HEIGHT_CM * Units.EMU_PER_CENTIMETER));
      run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(said.alternative());
      chart.setTitleText(said.title());
      chart.setTitleOverlay(false);
      XDDFCategoryAxis places = chart.createCategoryAxis(AxisPosition.BOTTOM);
      XDDFValueAxis numbers = chart.createValueAxis(AxisPosition.LEFT);
      numbers.setMinimum(0);
      boolean bars = said.drawn() == Block.Chart.Drawn.BARS;
      XDDFChartData data =
          chart.createData(bars ? ChartTypes.BAR : ChartTypes.LINE, places, numbers);
      if (data instanceof XDDFBarChartData columns) {
        columns.setBarDirection(BarDirection.COL);
      }
      var labels = XDDFDataSourcesFactory.fromArray(said.labels().toArray(String[]::new));
      for (Block.Chart.Series series : said.series()) {
        data.addSeries(
                labels,
                XDDFDataSourcesFactory.fromArray(series.values().toArray(BigDecimal[]::new)))
            .setTitle(series.name(), null);
      }
      if (said.series().size() > 1) {
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
      }
      chart.plot(data);
    } catch (InvalidFormatException e) {
      throw new IOException(e);
    }
  }
}
