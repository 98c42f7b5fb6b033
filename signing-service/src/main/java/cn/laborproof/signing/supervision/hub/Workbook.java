package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an Office Open XML workbook, row by row, once {@link WorkbookBounds} has
 * looked through it, so that a small file cannot become a large one.
 */
final class Workbook {

  /** A number with more digits or further from one than this is no number of a payroll. */
  private static final int MOST_DIGITS = 30;

  /** What spreadsheet programs compute in binary fractions is written out to 17 digits. */
  private static final int DECIMALS = 6;

  private Workbook() {}

  static void read(Path file, FactTable table) {
    long last = 0;
    try {
      if (!WorkbookBounds.hold(file)) {
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

  /** A computed cell counts by what it last was, like one that was typed. */
  private static String text(Cell cell, String type) {
    String raw = cell.getRawValue();
    if (!(cell.getValue() instanceof BigDecimal number)) {
      return raw == null ? "" : raw;
    }
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      return raw;
    }
    return switch (type) {
      case "date" -> cell.asDate().toLocalDate().toString();
      case "month" -> YearMonth.from(cell.asDate()).toString();
      default ->
          number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    };
  }
}
