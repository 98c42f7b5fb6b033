package cn.laborproof.signing.supervision;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Tables as files for spreadsheet programs: RFC 4180, UTF-8 with a byte order mark, without which
 * Excel reads Chinese as GBK.
 */
public final class CsvExport {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /** A cell that begins with one of these is computed by spreadsheet programs (OWASP). */
  private static final String FORMULA = "=+-@\t\r";

  private CsvExport() {}

  /** Answers a table as a file to keep. */
  public static ResponseEntity<byte[]> file(
      String name, List<String> head, Stream<List<String>> rows) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(bytes(head, rows));
  }

  private static byte[] bytes(List<String> head, Stream<List<String>> rows) {
    var text = new StringWriter();
    text.write('\uFEFF');
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(head);
      rows.forEach(row -> writer.writeRecord(row.stream().map(CsvExport::harmless).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
