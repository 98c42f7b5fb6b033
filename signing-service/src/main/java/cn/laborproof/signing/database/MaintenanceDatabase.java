package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;

/**
 * The database as commands of the jar reach it: the running system's own, or one started for the
 * command and stopped with it.
 */
public final class MaintenanceDatabase implements AutoCloseable {

  private final PostgresServer server;
  private final @Nullable InstanceLock lock;
  private final boolean external;

  private MaintenanceDatabase(
      PostgresServer server, @Nullable InstanceLock lock, boolean external) {
    this.server = server;
    this.lock = lock;
    this.external = external;
  }

  /**
   * Opens the database of an installation.
   *
   * @throws StartFailure if there is none yet
   */
  public static MaintenanceDatabase open(
      Installation installation, Environment environment, Randomness randomness)
      throws IOException, InterruptedException {
    String url = environment.getProperty("laborproof.postgres.url");
    if (url != null) {
      Path secrets = Path.of(environment.getRequiredProperty("laborproof.postgres.secrets"));
      return new MaintenanceDatabase(
          new ExternalServer(url, RoleSecrets.read(secrets)), null, true);
    }
    Path data = installation.data();
    if (!Files.exists(data.resolve("postgres").resolve(Provisioning.COMPLETE_MARK))) {
      throw new StartFailure(
          "There is no database in " + data + " yet.", "Start the system once: laborproof up");
    }
    int port = environment.getRequiredProperty("laborproof.postgres.port", Integer.class);
    InstanceLock lock = InstanceLock.tryTake(data);
    return lock == null ? running(data, port) : started(data, port, randomness, lock);
  }

  private static MaintenanceDatabase running(Path data, int port) throws IOException {
    RoleSecrets secrets = RoleSecrets.read(data.resolve("vault/postgres.properties"));
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedServer.DATABASE;
    return new MaintenanceDatabase(new ExternalServer(url, secrets), null, false);
  }

  private static MaintenanceDatabase started(
      Path data, int port, Randomness randomness, InstanceLock lock)
      throws IOException, InterruptedException {
    try {
      var patience = java.time.Duration.ofMinutes(1);
      return new MaintenanceDatabase(
          EmbeddedServer.start(data, port, patience, randomness), lock, false);
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Whether the system runs at this moment and writes on. Unknown for a server somebody else runs:
   * taken as running.
   */
  public boolean systemRuns() {
    return lock == null;
  }

  /**
   * Whether the one process that may write to this database runs. A server somebody else runs may
   * have any number of replicas, which the sequencer's lease keeps apart.
   */
  public boolean ownerRuns() {
    return lock == null && !external;
  }

  /** Reads across tenants; no statement of it changes anything. */
  public DataSource reading() {
    PGSimpleDataSource source = of(RoleSecrets.MIGRATOR);
    source.setOptions("-c laborproof.maintenance=on");
    source.setReadOnly(true);
    source.setDefaultRowFetchSize(500);
    return source;
  }

  /** The log's rows, for {@code recover}. */
  public DataSource sequencing() {
    return of(RoleSecrets.SEQUENCER);
  }

  private PGSimpleDataSource of(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(Objects.requireNonNull(server.url(), "url"));
    source.setUser(role);
    source.setPassword(server.secrets().of(role));
    return source;
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (lock != null) {
      lock.close();
    }
  }
}
