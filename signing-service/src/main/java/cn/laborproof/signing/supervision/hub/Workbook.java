package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an Office Open XML workbook, row by row. What it unpacks to is measured before
 * it is read: total size, shared texts (which memory holds), the longest piece of text, and no
 * document types, so that a small file cannot become a large one.
 */
final class Workbook {

  private static final long MOST_UNPACKED = 1L << 30;
  private static final long MOST_SHARED_TEXTS = 64L << 20;
  private static final int LONGEST_PIECE = 1 << 20;
  private static final int MOST_ENTRIES = 1000;

  /** What spreadsheet programs compute in binary fractions is written out to 17 digits. */
  private static final int DECIMALS = 6;

  private Workbook() {}

  static void read(Path file, FactTable table) {
    long last = 0;
    try {
      if (!isBounded(file)) {
        table.unusable("", Reason.NOT_TEXT);
        return;
      }
      try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
          Stream<Row> rows = workbook.getFirstSheet().openStream()) {
        List<String> types = new ArrayList<>();
        Iterator<Row> each = rows.iterator();
        while (each.hasNext()) {
          Row row = each.next();
          List<String> cells = cells(row, types);
          if (cells.stream().allMatch(String::isBlank)) {
            continue;
          }
          if (last == 0) {
            while (cells.getLast().isBlank()) {
              cells.removeLast();
            }
            if (!table.header(cells)) {
              return;
            }
            cells.forEach(heading -> types.add(type(table.kind(), heading)));
          } else {
            table.line(row.getRowNum(), fitted(cells, types.size()));
          }
          last = row.getRowNum();
        }
      }
      if (last == 0) {
        table.unusable("", Reason.HEADER);
      }
    } catch (IOException | RuntimeException e) {
      // Whatever a broken workbook makes its reader throw, it is no workbook from there on.
      if (last == 0) {
        table.unusable("", Reason.NOT_TEXT);
      } else {
        table.unreadableFrom(last + 1);
      }
    }
  }

  private static String type(FactKind kind, String heading) {
    return kind.columns().stream()
        .filter(column -> column.isNamed(heading.strip()))
        .map(Column::type)
        .findFirst()
        .orElse("");
  }

  private static List<String> cells(Row row, List<String> types) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      int place = i;
      cells.add(
          row.getOptionalCell(i)
              .map(cell -> text(cell, place < types.size() ? types.get(place) : ""))
              .orElse(""));
    }
    return cells;
  }

  /** As wide as the header, unless something stands beyond it. */
  private static List<String> fitted(List<String> cells, int width) {
    while (cells.size() < width) {
      cells.add("");
    }
    while (cells.size() > width && cells.getLast().isBlank()) {
      cells.removeLast();
    }
    return cells;
  }

  private static String text(Cell cell, String type) {
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.NUMBER) {
      return switch (type) {
        case "date" -> cell.asDate().toLocalDate().toString();
        case "month" -> YearMonth.from(cell.asDate()).toString();
        default ->
            cell.asNumber()
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
      };
    }
    return raw == null ? "" : raw;
  }

  private static boolean isBounded(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long total = 0;
      int entries = 0;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        boolean shared = entry.getName().endsWith("sharedStrings.xml");
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        try (InputStream in = zip.getInputStream(entry)) {
          long left =
              shared ? Math.min(MOST_SHARED_TEXTS, MOST_UNPACKED - total) : MOST_UNPACKED - total;
          long size = measured(in, left, xml);
          if (size < 0 || ++entries > MOST_ENTRIES) {
            return false;
          }
          total += size;
        }
      }
    }
    return true;
  }

  /** How much it unpacks to; -1 past the bound, or for XML no spreadsheet program writes. */
  private static long measured(InputStream in, long most, boolean xml) throws IOException {
    byte[] piece = new byte[64 * 1024];
    long size = 0;
    int since = 0;
    int before = 0;
    int read = in.read(piece);
    while (read >= 0) {
      size += read;
      for (int i = 0; xml && i < read; i++) {
        int b = piece[i];
        since = b == '<' ? 0 : since + 1;
        // "<!D": a document type; NUL: not UTF-8.
        if (b == 0 || b == 'D' && before == '!' && since == 2 || since > LONGEST_PIECE) {
          return -1;
        }
        before = b;
      }
      if (size > most) {
        return -1;
      }
      read = in.read(piece);
    }
    return size;
  }
}
