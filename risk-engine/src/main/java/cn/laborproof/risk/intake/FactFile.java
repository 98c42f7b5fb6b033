package cn.laborproof.risk.intake;

import cn.laborproof.risk.CsvText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one file of facts as a stream: memory does not grow with the file. */
final class FactFile {

  private static final int LONGEST_LINE = 64 * 1024;

  private final FactKind kind;
  private final QualityReport report;

  FactFile(FactKind kind, QualityReport report) {
    this.kind = kind;
    this.report = report;
  }

  /** Hands every good line to {@code sink}; bad ones go to the report. */
  void read(Path file, Consumer<FactRow> sink) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Optional<Reader> text = CsvText.of(in);
      if (text.isEmpty()) {
        unusable("", Reason.NOT_TEXT);
        return;
      }
      read(text.get(), sink);
    }
  }

  private void read(Reader text, Consumer<FactRow> sink) throws IOException {
    long[] last = {1};
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_LINE)
            .ofCsvRecord(text)) {
      var iterator = records.iterator();
      if (!iterator.hasNext()) {
        unusable("", Reason.HEADER);
        return;
      }
      List<String> headings = iterator.next().getFields();
      int[] places = places(headings);
      if (places.length == 0) {
        return;
      }
      while (iterator.hasNext()) {
        CsvRecord record = iterator.next();
        last[0] = record.getStartingLineNumber();
        report.line();
        take(record, places, headings.size(), sink);
      }
    } catch (CsvParseException e) {
      report.line();
      report.reject(last[0] + 1, "", Reason.UNREADABLE_REST, 0);
    }
  }

  /** For each column its place in the file or -1; empty when the header is not usable. */
  private int[] places(List<String> headings) {
    int[] places = new int[kind.columns().size()];
    Arrays.fill(places, -1);
    boolean usable = true;
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i).strip();
      boolean known = false;
      for (int c = 0; c < places.length; c++) {
        if (kind.columns().get(c).isNamed(heading)) {
          known = true;
          usable &= places[c] < 0;
          places[c] = i;
        }
      }
      if (!known) {
        report.ignored(heading);
      }
    }
    for (int c = 0; c < places.length; c++) {
      Column column = kind.columns().get(c);
      if (column.required() && places[c] < 0) {
        usable = false;
        unusable(column.name(), Reason.HEADER);
      }
    }
    if (!usable && report.rejected() == 0) {
      unusable("", Reason.HEADER);
    }
    return usable ? places : new int[0];
  }

  /** Nothing of the file can be used. */
  private void unusable(String column, Reason why) {
    report.line();
    report.reject(1, column, why, 0);
  }

  private void take(CsvRecord record, int[] places, int width, Consumer<FactRow> sink) {
    long line = record.getStartingLineNumber();
    List<String> fields = record.getFields();
    try {
      if (fields.size() != width) {
        throw new BadValue("", Reason.COLUMN_COUNT);
      }
      String[] values = new String[places.length];
      for (int c = 0; c < places.length; c++) {
        Column column = kind.columns().get(c);
        values[c] = ValueCheck.normal(column, places[c] < 0 ? "" : fields.get(places[c]));
      }
      FactRow row = new FactRow(kind, line, List.of(values));
      RowCheck.check(row);
      if (kind.columns().stream().anyMatch(c -> c.type().equals("month"))) {
        report.month(row.month());
      }
      sink.accept(row);
    } catch (BadValue e) {
      report.reject(line, e.column(), e.reason(), 0);
    }
  }
}
