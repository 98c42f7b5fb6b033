package cn.laborproof.signing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.shared.StartFailure;
import cn.laborproof.signing.shared.TestRandomness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void rows_survive_a_killed_process_whose_server_was_left_behind_and_a_clean_restart()
      throws Exception {
    assertThat(crash()).isEqualTo(CrashingServer.KILLED);
    assertThat(crash()).isEqualTo(CrashingServer.KILLED);
    try (EmbeddedServer after = start(0)) {
      assertThat(value(after, "select count(*) from kept")).isEqualTo("2");
    }
    try (EmbeddedServer again = start(0)) {
      assertThat(value(again, "select count(*) from kept")).isEqualTo("2");
    }
  }

  private int crash() throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            CrashingServer.class.getName(),
            data.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void it_is_durable_asks_for_passwords_and_listens_on_loopback_only() throws Exception {
    try (EmbeddedServer server = start(0)) {
      assertThat(value(server, "select current_setting('fsync')")).isEqualTo("on");
      assertThat(value(server, "select current_setting('synchronous_commit')")).isEqualTo("on");
      assertThat(value(server, "select current_setting('listen_addresses')"))
          .isEqualTo("127.0.0.1");
      for (String role : new String[] {"postgres", "migrator", "app", "sequencer"}) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), role, "guess"))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      }
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("vault/postgres.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_taken_port_gets_one_clear_sentence() throws Exception {
    try (var taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure -> {
                assertThat(failure).hasMessageContaining("is taken by another program");
                assertThat(failure.whatToDo()).contains("LABORPROOF_POSTGRES_PORT");
              });
    }
  }

  @Test
  void a_second_instance_on_the_same_directory_is_refused() throws Exception {
    try (InstanceLock held = InstanceLock.take(data)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> InstanceLock.take(data))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("already runs on the data directory");
    }
    InstanceLock.take(data).close();
  }

  @Test
  void a_first_start_that_was_cut_off_is_set_aside_and_made_anew() throws Exception {
    Files.createDirectories(data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
    try (EmbeddedServer server = start(0)) {
      assertThat(value(server, "select 1")).isEqualTo("1");
    }
    try (var entries = Files.list(data)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .anyMatch(name -> name.startsWith("postgres.incomplete-"));
    }
  }

  private EmbeddedServer start(int port) throws Exception {
    return EmbeddedServer.start(data, port, PATIENCE, new TestRandomness());
  }

  private static String value(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedServer server) throws SQLException {
    return DriverManager.getConnection(
        server.url(), RoleSecrets.MIGRATOR, server.secrets().of(RoleSecrets.MIGRATOR));
  }
}
