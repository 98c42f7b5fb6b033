package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * The lines of one kind in the order of their pairs. Each has a connection of its own, since a
 * connection streams one answer at a time.
 */
final class Lines implements AutoCloseable {

  private final FactKind kind;
  private final RowReader reader;
  private final DuckDBConnection connection;
  private final Statement statement;
  private final ResultSet rows;
  private boolean more;

  private Lines(FactKind kind, DuckDBConnection connection, Statement statement, ResultSet rows)
      throws SQLException {
    this.kind = kind;
    this.reader = new RowReader(kind);
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.more = rows.next();
  }

  /**
   * @param schema see {@link Engine#within}
   * @param sql selects {@code pair_no, role_no, line_no} and the stored columns, by pair and line
   */
  static Lines open(FactKind kind, DuckDBConnection database, String schema, String sql)
      throws SQLException {
    DuckDBConnection own = Engine.within(database, schema);
    Statement statement = own.createStatement();
    return new Lines(kind, own, statement, statement.executeQuery(sql));
  }

  /** Adds the lines of a pair; pairs are asked for in ascending order. */
  void take(int pair, String company, String person, List<SortedRow> into) throws SQLException {
    while (more && rows.getInt(1) <= pair) {
      if (rows.getInt(1) == pair) {
        FactRow row = reader.line(rows.getLong(3), rows, 4, company, person);
        into.add(new SortedRow(company, person, rows.getInt(2), row));
      }
      more = rows.next();
    }
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
    connection.close();
  }
}
