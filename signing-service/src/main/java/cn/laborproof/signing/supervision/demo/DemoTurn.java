package cn.laborproof.signing.supervision.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is to tell: one replica at a time. The lock belongs to a connection and goes with
 * it, so that a process that was killed holds up nobody.
 */
@Component
final class DemoTurn {
  private static final Logger LOG = LoggerFactory.getLogger(DemoTurn.class);
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended('demo-chapters', 0))";

  private final DataSource connections;

  DemoTurn(@Qualifier("appDataSource") DataSource connections) {
    this.connections = connections;
  }

  /**
   * Does something while no other replica does.
   *
   * @param otherwise what comes of it while another one does, or nobody can
   */
  <T> T during(Supplier<T> work, T otherwise) {
    try (Connection connection = connections.getConnection()) {
      boolean automatic = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return locked(connection) ? work.get() : otherwise;
      } finally {
        connection.rollback();
        connection.setAutoCommit(automatic);
      }
    } catch (SQLException e) {
      // The database is away for a moment: whoever asks again goes on with what is missing.
      LOG.warn("the demo city's turn cannot be asked for: {}", e.getSQLState());
      return otherwise;
    }
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK);
        ResultSet answer = statement.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
