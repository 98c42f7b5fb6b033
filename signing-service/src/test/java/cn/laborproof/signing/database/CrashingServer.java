package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.TestRandomness;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;

/**
 * A process of its own that stores a row and dies without a word, as by kill -9; its PostgreSQL
 * lives on.
 */
final class CrashingServer {

  static final int KILLED = 137;

  private CrashingServer() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedServer server =
        EmbeddedServer.start(Path.of(arguments[0]), 0, Duration.ofMinutes(2), new TestRandomness());
    String password = server.secrets().of(RoleSecrets.MIGRATOR);
    try (Connection connection =
            DriverManager.getConnection(server.url(), RoleSecrets.MIGRATOR, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists kept (n int)");
      statement.execute("insert into kept values (1)");
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
