package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.Coverage;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columnar files of one folder, as tables of a database in the process. */
final class Snapshot implements FactSource {

  private record Extremes(long least, long most) {}

  private record Span(YearMonth first, YearMonth last) {}

  /** A file, as SQL, and the numbers of the companies in it. */
  private record Part(String file, long first, long last) {

    boolean holdsAny(long from, long to) {
      return first <= to && from <= last;
    }
  }

  /**
   * A table about companies.
   *
   * @param columns all it has, as SQL
   */
  private record Divided(String table, String columns, List<Part> parts) {

    String view(String schema, long first, long last) {
      List<String> files =
          parts.stream().filter(p -> p.holdsAny(first, last)).map(Part::file).toList();
      String lines =
          files.isEmpty()
              ? "read_parquet(" + parts.getFirst().file() + ") WHERE false"
              : "read_parquet([" + String.join(", ", files) + "])";
      return "CREATE OR REPLACE VIEW %s.%s AS SELECT %s FROM %s"
          .formatted(schema, table, columns, lines);
    }
  }

  private final Map<FactKind, Boolean> has = new EnumMap<>(FactKind.class);
  private final Map<FactKind, Span> months = new EnumMap<>(FactKind.class);
  private final List<FactRow> affiliations;
  private final List<FactRow> standards;
  private final int pairs;
  private final Optional<String> name;
  private final boolean summedUp;
  private Coverage coverage = Coverage.NOTHING;
  private final List<Divided> divided = new ArrayList<>();
  private final Optional<Divided> sums;

  private Snapshot(Path folder, Connection connection) throws SQLException, IOException {
    Footers written = Footers.in(folder, connection);
    written.open(Layout.PAIRS, Layout.createPairs(), List.of(), connection);
    written.divided(Layout.PAIRS, List.of()).ifPresent(divided::add);
    for (FactKind kind : FactKind.values()) {
      String table = Layout.table(kind);
      written.open(table, Layout.create(kind), Layout.stored(kind), connection);
      written.divided(table, Layout.stored(kind)).ifPresent(divided::add);
      boolean any = written.rows(table) > 0;
      has.put(kind, any);
      if (any && Layout.isMonthly(kind)) {
        Extremes span = written.extremes(table, "month", connection);
        months.put(kind, new Span(Months.of((int) span.least()), Months.of((int) span.most())));
      }
    }
    pairs =
        written.rows(Layout.PAIRS) > 0
            ? Math.toIntExact(written.extremes(Layout.PAIRS, "pair_no", connection).most() + 1)
            : 0;
    affiliations =
        has(FactKind.AFFILIATIONS) ? shared(FactKind.AFFILIATIONS, connection) : List.of();
    standards = has(FactKind.STANDARDS) ? shared(FactKind.STANDARDS, connection) : List.of();
    name = written.snapshot();
    summedUp = written.isSummedUp();
    sums = summedUp ? written.divided(PairSums.TABLE, List.of()) : Optional.empty();
  }

  /**
   * Makes the files tables of this database, and their sums; these anew where they are not there,
   * are not whole or belong to another snapshot.
   */
  static Snapshot open(Path folder, Engine engine) throws SQLException, IOException {
    Snapshot snapshot = tables(folder, engine.connection());
    Path sums = folder;
    snapshot.sums.ifPresent(snapshot.divided::add);
    if (!snapshot.summedUp) {
      sums = engine.scratch();
      PairSums.write(snapshot, engine.connection(), sums, engine.limits());
      Footers.in(sums, engine.connection())
          .divided(PairSums.TABLE, List.of())
          .ifPresent(snapshot.divided::add);
    }
    String lines =
        snapshot.pairs > 0
            ? "SELECT * FROM read_parquet(" + PairSums.files(sums) + ")"
            : PairSums.sql("true");
    Engine.run(engine.connection(), "CREATE VIEW " + PairSums.TABLE + " AS " + lines);
    snapshot.coverage = Registers.of(engine.connection());
    return snapshot;
  }

  /** The same without sums. */
  static Snapshot tables(Path folder, Connection connection) throws SQLException, IOException {
    return new Snapshot(folder, connection);
  }

  /**
   * What the footers of the files say; each is asked once and not once for every table.
   *
   * @param columns those of each table
   * @param rows of each table, all its files together
   * @param parts of each table about companies: its files that have lines
   * @param snapshots by each table: those its files say they belong to, empty for one that says
   *     nothing
   */
  private record Footers(
      Path folder,
      Map<String, Set<String>> columns,
      Map<String, Long> rows,
      Map<String, List<Part>> parts,
      Map<String, Set<String>> snapshots) {

    static Footers in(Path folder, Connection connection) throws SQLException, IOException {
      Footers files =
          new Footers(folder, new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
      boolean any;
      try (Stream<Path> all = Files.list(folder)) {
        any = all.anyMatch(f -> f.getFileName().toString().endsWith(Layout.SUFFIX));
      }
      if (any) {
        files.read(connection);
      }
      return files;
    }

    private void read(Connection connection) throws SQLException {
      String all = Engine.literal(folder.resolve("*-*" + Layout.SUFFIX));
      try (var statement = connection.createStatement()) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT DISTINCT file_name, name FROM parquet_schema(" + all + ")")) {
          while (row.next()) {
            columns
                .computeIfAbsent(table(row.getString(1)), _ -> new HashSet<>())
                .add(row.getString(2));
          }
        }
        try (ResultSet row =
            statement.executeQuery(
                """
                SELECT file_name, num_rows, coalesce(decode(value), '')
                FROM parquet_file_metadata(%s) LEFT JOIN (
                  SELECT file_name, value FROM parquet_kv_metadata(%s) WHERE decode(key) = '%s')
                  USING (file_name)\
                """
                    .formatted(all, all, Layout.SNAPSHOT))) {
          while (row.next()) {
            String table = table(row.getString(1));
            rows.merge(table, row.getLong(2), Long::sum);
            snapshots.computeIfAbsent(table, _ -> new HashSet<>()).add(row.getString(3));
          }
        }
        // A file that does not say which companies it holds may hold any.
        try (ResultSet row =
            statement.executeQuery(
                """
                SELECT file_name,
                  CASE WHEN told THEN first ELSE 0 END, CASE WHEN told THEN last ELSE %d END
                FROM (
                  SELECT file_name, min(TRY_CAST(stats_min_value AS BIGINT)) AS first,
                    max(TRY_CAST(stats_max_value AS BIGINT)) AS last,
                    bool_and(TRY_CAST(stats_min_value AS BIGINT) IS NOT NULL
                      AND TRY_CAST(stats_max_value AS BIGINT) IS NOT NULL) AS told
                  FROM parquet_metadata(%s)
                  WHERE path_in_schema = 'company_no' AND row_group_num_rows > 0
                  GROUP BY file_name)
                ORDER BY 2, 1\
                """
                    .formatted(Long.MAX_VALUE, all))) {
          while (row.next()) {
            parts
                .computeIfAbsent(table(row.getString(1)), _ -> new ArrayList<>())
                .add(
                    new Part(
                        Engine.literal(Path.of(row.getString(1))), row.getLong(2), row.getLong(3)));
          }
        }
      }
    }

    private static String table(String file) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      return name.substring(0, name.lastIndexOf('-'));
    }

    long rows(String table) {
      return rows.getOrDefault(table, 0L);
    }

    /** The one to which all files but those of sums belong. */
    Optional<String> snapshot() {
      Set<String> names =
          snapshots.entrySet().stream()
              .filter(e -> !e.getKey().equals(PairSums.TABLE))
              .flatMap(e -> e.getValue().stream())
              .collect(Collectors.toSet());
      return names.size() == 1
          ? names.stream().filter(n -> !n.isEmpty()).findAny()
          : Optional.empty();
    }

    /**
     * Whether the sums are there, of this snapshot, and of every pair: whoever was stopped while he
     * wrote them left some of their files or none.
     */
    boolean isSummedUp() {
      return snapshot().filter(n -> Set.of(n).equals(snapshots.get(PairSums.TABLE))).isPresent()
          && rows(PairSums.TABLE) == rows(Layout.PAIRS);
    }

    private String of(String table) {
      return Engine.literal(folder.resolve(table + "-*" + Layout.SUFFIX));
    }

    void open(String table, String create, List<Column> stored, Connection connection)
        throws SQLException {
      @Nullable Set<String> written = columns.get(table);
      if (written == null) {
        Engine.run(connection, create);
        return;
      }
      Engine.run(
          connection,
          "CREATE VIEW %s AS SELECT %s FROM read_parquet(%s)"
              .formatted(table, columns(stored, written), of(table)));
    }

    /** Empty for a table that has no lines about companies. */
    Optional<Divided> divided(String table, List<Column> stored) {
      @Nullable List<Part> files = parts.get(table);
      @Nullable Set<String> written = columns.get(table);
      return files == null || written == null
          ? Optional.empty()
          : Optional.of(new Divided(table, columns(stored, written), files));
    }

    /** Those that came to a kind after the files were written are not known of any line. */
    private static String columns(List<Column> stored, Set<String> written) {
      String later =
          stored.stream()
              .filter(c -> !written.contains(c.name()))
              .map(c -> ", CAST(NULL AS " + Layout.type(c) + ") AS " + Layout.quoted(c))
              .collect(Collectors.joining());
      return "*" + later;
    }

    /**
     * The least and the greatest number in a column of a table that has lines: from what the
     * footers say about each group of lines where they say it, and from the lines where they do
     * not.
     */
    Extremes extremes(String table, String column, Connection connection) throws SQLException {
      String told =
          """
          SELECT min(CAST(stats_min_value AS BIGINT)), max(CAST(stats_max_value AS BIGINT)),
            bool_and(stats_min_value IS NOT NULL AND stats_max_value IS NOT NULL)
          FROM parquet_metadata(%s) WHERE path_in_schema = '%s' AND row_group_num_rows > 0\
          """
              .formatted(of(table), column);
      try (var statement = connection.createStatement()) {
        try (ResultSet row = statement.executeQuery(told)) {
          if (row.next() && row.getBoolean(3)) {
            return new Extremes(row.getLong(1), row.getLong(2));
          }
        }
        try (ResultSet row =
            statement.executeQuery(
                "SELECT min(%1$s), max(%1$s) FROM %2$s".formatted(column, table))) {
          row.next();
          return new Extremes(row.getLong(1), row.getLong(2));
        }
      }
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

  /**
   * Makes the tables of a schema those files alone in which some companies may be: a question about
   * them opens no others, however many there are.
   *
   * @param first number of a company
   * @param last number of a company
   */
  void narrow(Connection connection, String schema, long first, long last) throws SQLException {
    for (Divided table : divided) {
      Engine.run(connection, table.view(schema, first, last));
    }
  }

  /** What this snapshot is called; empty when its files do not agree about it. */
  Optional<String> name() {
    return name;
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
  public Coverage coverage() {
    return coverage;
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
