package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columnar files of one folder, as tables of a database in the process. */
final class Snapshot implements FactSource {

  private record Span(YearMonth first, YearMonth last) {}

  private final Map<FactKind, Boolean> has = new EnumMap<>(FactKind.class);
  private final Map<FactKind, Span> months = new EnumMap<>(FactKind.class);
  private final List<FactRow> affiliations;
  private final List<FactRow> standards;
  private final int pairs;

  private Snapshot(Path folder, Connection connection) throws SQLException, IOException {
    Tables tables = new Tables(folder, connection);
    tables.open(Layout.PAIRS, Layout.createPairs(), List.of());
    for (FactKind kind : FactKind.values()) {
      tables.open(Layout.table(kind), Layout.create(kind), Layout.stored(kind));
      boolean any = number(connection, "SELECT count(*) FROM " + Layout.table(kind)) > 0;
      has.put(kind, any);
      if (any && Layout.isMonthly(kind)) {
        months.put(
            kind,
            new Span(
                Months.of(number(connection, "SELECT min(month) FROM " + Layout.table(kind))),
                Months.of(number(connection, "SELECT max(month) FROM " + Layout.table(kind)))));
      }
    }
    pairs = number(connection, "SELECT coalesce(max(pair_no) + 1, 0) FROM " + Layout.PAIRS);
    affiliations = shared(FactKind.AFFILIATIONS, connection);
    standards = shared(FactKind.STANDARDS, connection);
  }

  /** Makes the files tables of this database. */
  static Snapshot open(Path folder, Connection connection) throws SQLException, IOException {
    return new Snapshot(folder, connection);
  }

  private record Tables(Path folder, Connection connection) {
    void open(String table, String create, List<Column> columns) throws SQLException, IOException {
      boolean there;
      try (Stream<Path> files = Files.list(folder)) {
        there =
            files
                .map(f -> f.getFileName().toString())
                .anyMatch(n -> n.startsWith(table + "-") && n.endsWith(".parquet"));
      }
      if (!there) {
        Engine.run(connection, create);
        return;
      }
      String files = "read_parquet(" + Engine.literal(folder.resolve(table + "-*.parquet")) + ")";
      Engine.run(
          connection,
          "CREATE VIEW %s AS SELECT *%s FROM %s".formatted(table, later(columns, files), files));
    }

    /** Columns that came to a kind after the files were written: not known of any line. */
    private String later(List<Column> columns, String files) throws SQLException {
      Set<String> written = new HashSet<>();
      try (var statement = connection.createStatement();
          ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM " + files)) {
        while (row.next()) {
          written.add(row.getString(1));
        }
      }
      return columns.stream()
          .filter(c -> !written.contains(c.name()))
          .map(c -> ", CAST(NULL AS " + Layout.type(c) + ") AS " + Layout.quoted(c))
          .collect(Collectors.joining());
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return (int) Math.min(row.getLong(1), Integer.MAX_VALUE);
    }
  }

  private static List<FactRow> shared(FactKind kind, Connection connection) throws SQLException {
    List<FactRow> rows = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT line_no, %s FROM %s ORDER BY line_no"
                    .formatted(RowReader.columns(kind, ""), Layout.table(kind)))) {
      RowReader reader = new RowReader(kind);
      while (found.next()) {
        rows.add(reader.line(found.getLong(1), found, 2, "", ""));
      }
    }
    return List.copyOf(rows);
  }

  /** One more than the greatest number of a pair. */
  int pairs() {
    return pairs;
  }

  @Override
  public boolean has(FactKind kind) {
    return has.getOrDefault(kind, false);
  }

  @Override
  public Optional<YearMonth> firstMonth(FactKind kind) {
    return Optional.ofNullable(months.get(kind)).map(Span::first);
  }

  @Override
  public Optional<YearMonth> lastMonth(FactKind kind) {
    return Optional.ofNullable(months.get(kind)).map(Span::last);
  }

  @Override
  public List<FactRow> affiliations() {
    return affiliations;
  }

  @Override
  public List<FactRow> standards() {
    return standards;
  }
}
