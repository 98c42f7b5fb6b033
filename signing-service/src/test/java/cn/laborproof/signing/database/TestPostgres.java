package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.TestRandomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL per test JVM, secured like the product's own; every application context gets
 * a database of its own in it.
 */
public final class TestPostgres {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Path DATA = temporary();
  private static final EmbeddedServer SERVER = start();

  private TestPostgres() {}

  /** Makes a fresh database and returns its JDBC URL. */
  public static String freshDatabase() {
    try {
      return SERVER.withDatabase("test_" + DATABASES.incrementAndGet()).url();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file with the roles' passwords. */
  public static Path secrets() {
    return DATA.resolve("vault/postgres.properties");
  }

  /** Connects as nobody in the product ever does: to damage rows on purpose. */
  public static Connection asSuperuser(String url) throws SQLException {
    String password = SERVER.secrets().of(RoleSecrets.SUPERUSER);
    return DriverManager.getConnection(url, RoleSecrets.SUPERUSER, password);
  }

  private static EmbeddedServer start() {
    try {
      EmbeddedServer server =
          EmbeddedServer.start(DATA, 0, Duration.ofMinutes(2), new TestRandomness());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("laborproof-postgres");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
