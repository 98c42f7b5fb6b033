package cn.laborproof.risk.intake;

import cn.laborproof.risk.CsvText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;

/** Reads facts from CSV as a stream: memory does not grow with the file. */
public final class FactCsv {

  private static final int LONGEST_LINE = 64 * 1024;

  private FactCsv() {}

  /**
   * Hands every line to {@code table}.
   *
   * @throws IOException when the stream cannot be read; what is no CSV is told to the table instead
   */
  public static void read(InputStream in, FactTable table) throws IOException {
    Optional<Reader> text = CsvText.of(in);
    if (text.isEmpty()) {
      table.unusable("", Reason.NOT_TEXT);
      return;
    }
    long last = 1;
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_LINE)
            .ofCsvRecord(text.get())) {
      var iterator = records.iterator();
      if (!iterator.hasNext()) {
        table.unusable("", Reason.HEADER);
        return;
      }
      if (!table.header(iterator.next().getFields())) {
        return;
      }
      while (iterator.hasNext()) {
        CsvRecord record = iterator.next();
        last = record.getStartingLineNumber();
        table.line(last, record.getFields());
      }
    } catch (CsvParseException e) {
      table.unreadableFrom(last + 1);
    }
  }
}
