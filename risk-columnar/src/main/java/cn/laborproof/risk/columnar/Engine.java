package cn.laborproof.risk.columnar;

import cn.laborproof.risk.command.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A database in the process, in memory, gone when closed. What memory does not hold goes to a
 * folder of its own that is cleared.
 */
final class Engine implements AutoCloseable {

  private final DuckDBConnection connection;
  private final Scratch scratch;

  private final Limits limits;

  private Engine(DuckDBConnection connection, Scratch scratch, Limits limits) {
    this.connection = connection;
    this.scratch = scratch;
    this.limits = limits;
  }

  /**
   * @param scratch an existing folder below which temporary files may lie
   */
  static Engine open(Path scratch, Limits limits) throws IOException, SQLException {
    Scratch own = Scratch.in(scratch, ".columnar-");
    Properties settings = new Properties();
    settings.setProperty("memory_limit", limits.engineMegabytes() + "MB");
    settings.setProperty("threads", Integer.toString(limits.engineThreads()));
    settings.setProperty("temp_directory", own.folder().toString());
    // Sorting is asked for where order matters; the rest may come as it comes.
    settings.setProperty("preserve_insertion_order", "false");
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    Connection opened = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    Engine engine = new Engine(opened.unwrap(DuckDBConnection.class), own, limits);
    engine.run("CREATE MACRO add_months(day, months) AS CAST(day + to_months(months) AS DATE)");
    // The footer of a file with a thousand row groups is read once and not for every question.
    engine.run("SET parquet_metadata_cache = true");
    return engine;
  }

  DuckDBConnection connection() {
    return connection;
  }

  /**
   * One more connection to a database, to which the tables of a schema come before all others of
   * the same name.
   */
  static DuckDBConnection within(DuckDBConnection database, String schema) throws SQLException {
    DuckDBConnection own = database.duplicate();
    try {
      run(own, "SET search_path = '" + schema + ",main'");
      return own;
    } catch (SQLException e) {
      own.close();
      throw e;
    }
  }

  /** A folder of its own that is cleared when the database is closed. */
  Path scratch() {
    return scratch.folder();
  }

  Limits limits() {
    return limits;
  }

  void run(String sql) throws SQLException {
    run(connection, sql);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String literal(Path path) {
    return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    try {
      scratch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
