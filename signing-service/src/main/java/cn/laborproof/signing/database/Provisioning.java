package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * What the superuser does to the embedded server at each start, and nobody ever again: passwords,
 * the three roles, the database. Every step is idempotent, so a first start that was interrupted is
 * finished by the second.
 */
final class Provisioning {

  static final String COMPLETE_MARK = "laborproof.complete";

  /** Loopback and passwords only; the first matching line decides. */
  private static final String HBA =
      """
      # Written by LaborProof at first start. Passwords are generated; nobody is trusted for being local.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final EmbeddedPostgres postgres;
  private final RoleSecrets secrets;

  Provisioning(EmbeddedPostgres postgres, RoleSecrets secrets) {
    this.postgres = postgres;
    this.secrets = secrets;
  }

  /** Gives the superuser a password and makes the server ask for passwords from then on. */
  void secure(Path cluster) throws SQLException, IOException {
    if (Files.exists(cluster.resolve(COMPLETE_MARK))) {
      return;
    }
    setPassword(RoleSecrets.SUPERUSER);
    PrivateFiles.write(cluster.resolve("pg_hba.conf"), HBA.getBytes(StandardCharsets.US_ASCII));
    execute("select pg_reload_conf()");
    PrivateFiles.write(cluster.resolve(COMPLETE_MARK), new byte[0]);
  }

  void createRoles() throws SQLException {
    for (String role :
        new String[] {RoleSecrets.MIGRATOR, RoleSecrets.APP, RoleSecrets.SEQUENCER}) {
      if (!exists("select 1 from pg_roles where rolname = ?", role)) {
        execute("create role " + role);
      }
      execute(
          "alter role "
              + role
              + " login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit");
      setPassword(role);
    }
  }

  void createDatabase(String name) throws SQLException {
    if (!exists("select 1 from pg_database where datname = ?", name)) {
      execute("create database " + name + " owner " + RoleSecrets.MIGRATOR);
    }
    execute("revoke all on database " + name + " from public");
    execute("grant connect on database " + name + " to app, sequencer");
  }

  /** Evidence that a crash may lose is none: the settings are read back from the running server. */
  void refuseUnsafeDurability() throws SQLException {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      String value = setting(setting);
      if (!"on".equals(value)) {
        throw new StartFailure(
            "PostgreSQL runs with " + setting + " = " + value + ", so a crash could lose evidence.",
            "Remove the setting from postgresql.conf; it must be on.");
      }
    }
  }

  private void setPassword(String role) throws SQLException {
    // ALTER ROLE takes no bind parameter; the passwords are base64url, made by us.
    execute("alter role " + role + " password '" + secrets.of(role) + "'");
  }

  private String setting(String name) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private boolean exists(String sql, String name) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return postgres
        .getPostgresDatabase(Map.of("password", secrets.of(RoleSecrets.SUPERUSER)))
        .getConnection();
  }
}
