package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.monitoring.MonitoringViews.MonitoringCell;
import cn.laborproof.signing.supervision.monitoring.MonitoringViews.MonitoringSheet;
import cn.laborproof.signing.supervision.monitoring.MonitoringViews.MonitoringTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;

/**
 * The monitoring report for word processors: the page's tables and what its writer adds. It carries
 * no seal and says so.
 */
final class MonitoringDocx {
  private static final Locale PRINTED = Locale.SIMPLIFIED_CHINESE;
  private static final String FONT = "SimSun";
  private static final int TEXT = 12;
  private static final int HEADING = 14;
  private static final int TITLE = 18;

  /** Two characters, as Chinese text is set. */
  private static final int INDENT = 480;

  private final XWPFDocument document;
  private final MonitoringViews words;

  private MonitoringDocx(XWPFDocument document, MonitoringViews words) {
    this.document = document;
    this.words = words;
  }

  static byte[] of(MonitoringSheet sheet, String text, MonitoringViews words) {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      new MonitoringDocx(document, words).write(sheet, text);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(MonitoringSheet sheet, String text) {
    centred(word("monitoring.report.title." + sheet.body()), TITLE);
    centred(
        word("monitoring.report.head", sheet.region(), TimelineWords.shown(sheet.at())), TEXT - 2);
    for (MonitoringTable table : sheet.tables()) {
      heading(table.title());
      paragraph(table.source());
      if (table.delivered()) {
        table(table);
      } else {
        paragraph(word("monitoring.undelivered"));
      }
    }
    if (!text.isEmpty()) {
      heading(word("monitoring.report.text"));
      text.lines().filter(line -> !line.isBlank()).forEach(line -> paragraph(printable(line)));
    }
    heading(word("monitoring.notes"));
    sheet.notes().forEach(this::paragraph);
  }

  private void table(MonitoringTable told) {
    List<List<String>> lines = new ArrayList<>();
    for (MonitoringCell cell : told.cells()) {
      lines.add(List.of(cell.label(), number(cell.number())));
    }
    lines.add(List.of(word("monitoring.total"), number(told.total())));
    XWPFTable table = document.createTable(lines.size(), 2);
    table.setWidth("100%");
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < 2; j++) {
        XWPFParagraph paragraph = table.getRow(i).getCell(j).getParagraphs().getFirst();
        styled(paragraph.createRun(), lines.get(i).get(j), TEXT - 1);
      }
    }
    document.createParagraph();
  }

  private String number(@Nullable Long number) {
    return number == null ? word("monitoring.hidden") : Long.toString(number);
  }

  private String word(String key, Object... arguments) {
    return words.text(key, PRINTED, arguments);
  }

  private void centred(String text, int size) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    styled(paragraph.createRun(), text, size);
  }

  private void heading(String text) {
    XWPFRun run = document.createParagraph().createRun();
    styled(run, text, HEADING);
    run.setBold(true);
  }

  private void paragraph(String text) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setIndentationFirstLine(INDENT);
    styled(paragraph.createRun(), text.strip(), TEXT);
  }

  /** XML has no place for control characters. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }

  private static void styled(XWPFRun run, String text, int size) {
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setText(text);
  }
}
