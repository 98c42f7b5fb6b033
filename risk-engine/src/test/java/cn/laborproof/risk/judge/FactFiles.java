package cn.laborproof.risk.judge;

import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects rows and writes them as offices hand them in: headings in either language, columns in
 * any order, two encodings, lines lost, doubled, contradicting or broken. What happens to a line
 * does not depend on whose it is.
 */
final class FactFiles {
  private final Seeded any;
  private final Mix mix;
  private final Map<Table, List<String[]>> rows = new EnumMap<>(Table.class);

  FactFiles(Seeded any, Mix mix) {
    this.any = any;
    this.mix = mix;
    for (Table table : Table.values()) {
      rows.put(table, new ArrayList<>());
    }
  }

  /** One fact in the order of the table's columns; null and "" are not known. */
  void add(Table table, String... cells) {
    if (cells.length != table.columns.size()) {
      throw new IllegalArgumentException(table + " has " + table.columns.size() + " columns");
    }
    rows.get(table).add(cells);
  }

  int count(Table table) {
    return rows.get(table).size();
  }

  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Table table : Table.values()) {
        if (!rows.get(table).isEmpty() && !mix.without().contains(table)) {
          write(folder, table);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path folder, Table table) throws IOException {
    boolean inChinese = any.onceIn(4);
    Charset charset = any.onceIn(5) ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < table.columns.size(); i++) {
      if (!mix.withoutColumns().contains(table.columns.get(i))) {
        order.add(i);
      }
    }
    Collections.shuffle(order, any.random());
    List<String[]> lines = rows.get(table);
    if (any.onceIn(2)) {
      Collections.shuffle(lines, any.random());
    }
    try (Writer out = Files.newBufferedWriter(folder.resolve(table.file), charset)) {
      if (any.onceIn(6) && charset == StandardCharsets.UTF_8) {
        out.write('\uFEFF');
      }
      List<String> headings = new ArrayList<>();
      for (int column : order) {
        headings.add((inChinese ? table.chinese : table.columns).get(column));
      }
      headings.add(inChinese ? "备注" : "remark");
      out.write(String.join(",", headings) + "\r\n");
      for (String[] line : lines) {
        for (String[] written : asHandedIn(table, line)) {
          for (int column : order) {
            out.write(quoted(written[column]) + ",");
          }
          out.write("\r\n");
        }
      }
    }
  }

  /** Registers of companies and contracts are kept with more care than monthly lists. */
  private List<String[]> asHandedIn(Table table, String[] line) {
    boolean monthly = table == Table.ATTENDANCE || table == Table.WAGES || table == Table.INSURANCE;
    double faults = mix.noise() * (monthly ? 1 : 0.25);
    List<String[]> written = new ArrayList<>();
    if (drawn() < 0.03 * faults) {
      return written;
    }
    String[] copy = line.clone();
    int empty = any.random().nextInt(copy.length);
    if (drawn() < 0.02 * faults) {
      copy[empty] = "";
    }
    if (drawn() < 0.003 * faults) {
      copy[any.random().nextInt(copy.length)] = any.pick("???", "#N/A", "待核", "-");
    }
    for (int i = 0; i < copy.length; i++) {
      copy[i] = spelt(copy[i]);
    }
    written.add(copy);
    if (drawn() < 0.006 * faults) {
      written.add(copy.clone());
    }
    return written;
  }

  /** Dates and company keys have more than one way to be written. */
  private String spelt(String cell) {
    if (cell == null) {
      return "";
    }
    if (cell.length() == 10 && cell.charAt(4) == '-' && drawn() < 0.03 * mix.noise()) {
      LocalDate day = LocalDate.parse(cell);
      return any.pick(
          cell.replace('-', '/'),
          cell.replace('-', '.'),
          day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
    }
    if (cell.length() == 18 && cell.startsWith("91") && drawn() < 0.03 * mix.noise()) {
      return cell.toLowerCase(Locale.ROOT);
    }
    return cell;
  }

  private double drawn() {
    return any.random().nextDouble();
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
