package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes the good lines of a folder of facts as columnar files: of each kind one for so many pairs
 * as a scan looks at in one go, so that what it opens for these does not grow with the city.
 */
public final class SnapshotWriter {

  private final DuckDBConnection connection;
  private final Limits limits;
  private final Map<FactKind, DuckDBAppender> tables = new EnumMap<>(FactKind.class);
  private final DuckDBAppender pairs;
  private String company = "";
  private int companyNumber = -1;
  private int next;

  private SnapshotWriter(DuckDBConnection connection, Limits limits) throws SQLException {
    this.connection = connection;
    this.limits = limits;
    for (FactKind kind : FactKind.values()) {
      Engine.run(connection, Layout.create(kind));
      tables.put(kind, connection.createAppender("main", Layout.table(kind)));
    }
    Engine.run(connection, Layout.createPairs());
    pairs = connection.createAppender("main", Layout.PAIRS);
  }

  /**
   * @param facts read and not yet handed out; used up afterwards
   * @param target an existing folder for the files
   * @throws IOException when the files cannot be written
   */
  public static void write(FactFolder facts, Path target, Limits limits) throws IOException {
    try (Engine engine = Engine.open(target, limits)) {
      SnapshotWriter writer = new SnapshotWriter(engine.connection(), limits);
      facts.forEachCompany(writer::take);
      writer.shared(FactKind.AFFILIATIONS, facts.affiliations());
      writer.shared(FactKind.STANDARDS, facts.standards());
      writer.finish(target);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void take(String id, String person, List<SortedRow> rows) throws IOException {
    try {
      if (companyNumber < 0 || !company.equals(id)) {
        company = id;
        companyNumber = next++;
        pair(companyNumber, "");
      }
      int pair = companyNumber;
      if (!person.isEmpty()) {
        pair = next++;
        pair(pair, person);
      }
      for (SortedRow sorted : rows) {
        FactRow row = sorted.row();
        DuckDBAppender table = table(row.kind());
        table.beginRow().append(companyNumber).append(pair).append((byte) sorted.role());
        values(table, row);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private DuckDBAppender table(FactKind kind) {
    DuckDBAppender table = tables.get(kind);
    if (table == null) {
      throw new IllegalStateException("no table for " + kind);
    }
    return table;
  }

  private void pair(int number, String person) throws SQLException {
    pairs.beginRow().append(companyNumber).append(number).append(company).append(person).endRow();
  }

  private void shared(FactKind kind, List<FactRow> rows) throws SQLException {
    for (FactRow row : rows) {
      DuckDBAppender table = table(kind);
      table.beginRow();
      values(table, row);
    }
  }

  private static void values(DuckDBAppender table, FactRow row) throws SQLException {
    table.append(row.line());
    for (Column column : Layout.stored(row.kind())) {
      String value = row.values().get(row.kind().place(column.name()));
      if (value.isEmpty()) {
        table.appendNull();
        continue;
      }
      switch (column.type()) {
        case "date" -> table.append(LocalDate.parse(value));
        case "month" -> table.append(Months.number(value));
        case "money" -> table.append(new BigDecimal(value).movePointRight(2).longValueExact());
        case "hours" -> table.append(new BigDecimal(value).setScale(6));
        default -> table.append(value);
      }
    }
    table.endRow();
  }

  private void finish(Path target) throws SQLException, IOException {
    for (DuckDBAppender table : tables.values()) {
      table.close();
    }
    pairs.close();
    String snapshot = UUID.randomUUID().toString();
    divide(Layout.PAIRS, "pair_no", target, snapshot);
    for (FactKind kind : FactKind.values()) {
      String table = Layout.table(kind);
      if (Layout.isShared(kind)) {
        Layout.clear(target, table);
        copy(table, 0, "true", "line_no", target, snapshot);
        Engine.run(connection, "DROP TABLE " + table);
      } else {
        divide(table, "pair_no, line_no, role_no", target, snapshot);
      }
    }
    // The sums are those of the files: no line is needed in the database any longer.
    PairSums.write(Snapshot.tables(target, connection), connection, target, limits);
  }

  /** A company is never divided: its number decides in which file all its people are. */
  private void divide(String table, String order, Path target, String snapshot)
      throws SQLException, IOException {
    Layout.clear(target, table);
    for (long part : parts(table)) {
      long first = part * limits.pairsAtOnce();
      String companies =
          "company_no BETWEEN " + first + " AND " + (first + limits.pairsAtOnce() - 1);
      copy(table, part, companies, order, target, snapshot);
    }
    Engine.run(connection, "DROP TABLE " + table);
  }

  /** Those with lines, and the first of a table that has none: its columns are written down too. */
  private List<Long> parts(String table) throws SQLException {
    List<Long> parts = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT DISTINCT company_no // %d FROM %s ORDER BY 1"
                    .formatted(limits.pairsAtOnce(), table))) {
      while (row.next()) {
        parts.add(row.getLong(1));
      }
    }
    return parts.isEmpty() ? List.of(0L) : parts;
  }

  private void copy(
      String table, long part, String lines, String order, Path target, String snapshot)
      throws SQLException {
    Engine.run(
        connection,
        "COPY (SELECT * FROM %s WHERE %s ORDER BY %s) TO %s (%s)"
            .formatted(
                table,
                lines,
                order,
                Engine.literal(Layout.file(target, table, part)),
                Layout.format(snapshot)));
  }
}
