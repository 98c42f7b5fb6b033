package cn.laborproof.signing.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
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

  /**
   * A cell that begins with one of these is computed by spreadsheet programs (OWASP, CSV
   * injection), the full-width ones by those set to an East Asian language.
   */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private CsvExport() {}

  /** Answers a table as a file to keep. */
  public static ResponseEntity<byte[]> file(
      String name, List<String> head, Stream<List<String>> rows) {
    var text = new StringWriter();
    write(text, head, rows::forEach);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers a table row by row while it is read, so that its length costs no memory. What goes
   * wrong after the first row breaks the connection off: no reader takes half a table for a whole
   * one.
   *
   * @param rows hands each row to the consumer it is given
   */
  public static void stream(
      HttpServletResponse response,
      String name,
      List<String> head,
      Consumer<Consumer<List<String>>> rows)
      throws IOException {
    response.setContentType(CSV.toString());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
    write(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), head, rows);
  }

  private static void write(Writer out, List<String> head, Consumer<Consumer<List<String>>> rows) {
    try {
      out.write('\uFEFF');
      // Closed when all is written and never before: after a fault it would end as a whole table.
      CsvWriter writer = CsvWriter.builder().build(out);
      writer.writeRecord(head);
      rows.accept(row -> writer.writeRecord(row.stream().map(CsvExport::harmless).toList()));
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment()
        .filename(name, StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
