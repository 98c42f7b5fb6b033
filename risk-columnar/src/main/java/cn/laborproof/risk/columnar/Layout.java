package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a kind of facts lies in its columnar file.
 *
 * <p>Companies and persons are numbers in the order of their keys: {@code pair_no} is a person at a
 * company, {@code company_no} the number of the company itself (the pair without a person), {@code
 * role_no} which of two companies of a line it stands under, {@code line_no} where the line can be
 * opened. Dates are dates, months {@code year * 12 + month - 1}, money whole fen, hours decimals,
 * all else text. What follows from the pair is not repeated.
 */
public final class Layout {

  /** The table of persons at companies. */
  public static final String PAIRS = "pairs";

  /** Under this name each file of a snapshot says which one it belongs to. */
  static final String SNAPSHOT = "laborproof.snapshot";

  /** How the files' names end. */
  static final String SUFFIX = ".parquet";

  private Layout() {}

  /**
   * How the files of one snapshot are written, as options of DuckDB's {@code COPY}. Numbers that
   * follow each other are stored as differences (Parquet's second version), which leaves a
   * compressor little to do: files are smaller than compressed ones of the first version and need
   * not be unpacked by every question.
   *
   * @param snapshot what no other snapshot is called
   */
  public static String format(String snapshot) {
    return "FORMAT parquet, PARQUET_VERSION V2, COMPRESSION uncompressed, KV_METADATA {'%s': '%s'}"
        .formatted(SNAPSHOT, snapshot.replace("'", "''"));
  }

  /** The file of a table with the companies of one part. */
  static Path file(Path folder, String table, long part) {
    return folder.resolve(table + "-" + part + SUFFIX);
  }

  /** Takes the files of a table away, however many parts there are. */
  static void clear(Path folder, String table) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, table + "-*" + SUFFIX)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  /** The table of a kind, and the beginning of its files' names. */
  public static String table(FactKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Facts about no company in particular: links between companies, standards of regions. */
  public static boolean isShared(FactKind kind) {
    return kind.isAboutAll();
  }

  /** Lines about a company as a whole. */
  static boolean isAboutCompany(FactKind kind) {
    return kind.person().isEmpty() && !isShared(kind);
  }

  /** Lines that go to the rules with every company, whatever sieve one of its people passed. */
  public static boolean isWithEveryCompany(FactKind kind) {
    return isAboutCompany(kind) && !isMonthly(kind);
  }

  /** Lines that each speak of one month. */
  public static boolean isMonthly(FactKind kind) {
    return kind.isMonthly();
  }

  /** The columns of a kind that are stored: those that the pair does not tell. */
  public static List<Column> stored(FactKind kind) {
    boolean told = !isShared(kind) && kind.owners().size() == 1;
    return kind.columns().stream()
        .filter(c -> !c.name().equals(kind.person()))
        .filter(c -> !(told && c.name().equals(kind.owners().getFirst())))
        .toList();
  }

  static String type(Column column) {
    return switch (column.type()) {
      case "date" -> "DATE";
      case "month" -> "INTEGER";
      case "money" -> "BIGINT";
      case "hours" -> "DECIMAL(9,6)";
      default -> "VARCHAR";
    };
  }

  /** {@code CREATE TABLE} for one kind. */
  static String create(FactKind kind) {
    List<String> columns = new ArrayList<>();
    if (!isShared(kind)) {
      columns.add("company_no INTEGER");
      columns.add("pair_no INTEGER");
      columns.add("role_no TINYINT");
    }
    columns.add("line_no BIGINT");
    stored(kind).forEach(c -> columns.add(quoted(c) + " " + type(c)));
    return "CREATE TABLE " + table(kind) + " (" + String.join(", ", columns) + ")";
  }

  static String createPairs() {
    return "CREATE TABLE "
        + PAIRS
        + " (company_no INTEGER, pair_no INTEGER, company VARCHAR, person VARCHAR)";
  }

  /** Some names, such as {@code user}, are words of SQL. */
  static String quoted(Column column) {
    return '"' + column.name() + '"';
  }
}
