package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL from embedded binaries, run as a real server: fixed data directory, fsync on,
 * passwords checked, loopback only. The library underneath is made for tests and starts PostgreSQL
 * with fsync off and every local user trusted; both are turned round here, and the durability
 * settings are read back before anybody may store evidence.
 */
final class EmbeddedServer implements PostgresServer {

  static final String DATABASE = "laborproof";
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  /** Below this PostgreSQL could not even write its write-ahead log segments. */
  private static final long LEAST_FREE_BYTES = 200L << 20;

  private final EmbeddedPostgres postgres;
  private final RoleSecrets secrets;
  private final String database;

  private EmbeddedServer(EmbeddedPostgres postgres, RoleSecrets secrets, String database) {
    this.postgres = postgres;
    this.secrets = secrets;
    this.database = database;
  }

  /**
   * Starts the server on a directory, initialising it the first time.
   *
   * @param data the installation's data directory; its instance lock must be held
   * @param port TCP port on 127.0.0.1, 0 for any
   * @param startWait how long it may take
   * @param randomness for the first passwords
   */
  static EmbeddedServer start(Path data, int port, Duration startWait, Randomness randomness)
      throws IOException, InterruptedException {
    Path cluster = data.resolve("postgres");
    PrivateFiles.directory(data);
    refuseFullDisk(data);
    refuseRootWithoutNamespace();
    StalePostmaster.stop(cluster);
    refuseTakenPort(port);
    var secrets = RoleSecrets.keptIn(data.resolve("vault/postgres.properties"), randomness);
    setAsideHalfInitialised(cluster);
    EmbeddedPostgres postgres = launch(data, cluster, port, startWait, secrets);
    try {
      var provisioning = new Provisioning(postgres, secrets);
      provisioning.secure(cluster);
      provisioning.createRoles();
      provisioning.createDatabase(DATABASE);
      provisioning.refuseUnsafeDurability();
    } catch (SQLException | IOException | RuntimeException e) {
      postgres.close();
      throw e instanceof StartFailure known ? known : cannotStart(cluster, e);
    }
    return new EmbeddedServer(postgres, secrets, DATABASE);
  }

  /**
   * The same server with another database in it, made if missing; closing the result closes the
   * server.
   */
  EmbeddedServer withDatabase(String name) throws SQLException {
    new Provisioning(postgres, secrets).createDatabase(name);
    return new EmbeddedServer(postgres, secrets, name);
  }

  private static EmbeddedPostgres launch(
      Path data, Path cluster, int port, Duration startWait, RoleSecrets secrets) {
    try {
      var builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(cluster)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(
                  PrivateFiles.directory(data.resolve("run/postgres-bin")).toFile())
              .setRegisterShutdownHook(false)
              .setPGStartupWait(startWait)
              .setConnectConfig("password", secrets.of(RoleSecrets.SUPERUSER))
              .setLocaleConfig("locale", "C.UTF-8")
              .setLocaleConfig("encoding", "UTF8")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("password_encryption", "scram-sha-256")
              .setServerConfig("timezone", "UTC")
              .setServerConfig("max_connections", "200");
      return port == 0 ? builder.start() : builder.setPort(port).start();
    } catch (IOException | IllegalStateException e) {
      throw cannotStart(cluster, e);
    }
  }

  private static StartFailure cannotStart(Path cluster, Exception cause) {
    return new StartFailure(
        "PostgreSQL in " + cluster + " did not start: " + cause.getMessage(),
        "Look for the reason in the lines above; a full disk and missing write permission are the usual ones.",
        cause);
  }

  /**
   * PostgreSQL refuses to run as root. Started by root it therefore runs in a user namespace, in
   * which it is somebody else; a chroot and some containers allow none.
   */
  private static void refuseRootWithoutNamespace() throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return;
    }
    Process attempt =
        new ProcessBuilder("unshare", "-U", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (attempt.waitFor() != 0) {
      throw new StartFailure(
          "PostgreSQL does not run as root, and this container or chroot does not let root start it as somebody else (unshare -U).",
          "Start LaborProof as an ordinary user, or name a PostgreSQL of yours with laborproof.postgres.url.");
    }
  }

  private static void refuseFullDisk(Path data) {
    // Not FileStore: that looks the mount up, which a container or chroot may not show.
    long free = data.toFile().getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new StartFailure(
          "The disk of "
              + data
              + " has only "
              + (free >> 20)
              + " MB left; at least "
              + (LEAST_FREE_BYTES >> 20)
              + " MB are needed.",
          "Free some space, or put the data directory elsewhere with LABORPROOF_DATA.");
    }
  }

  private static void refuseTakenPort(int port) throws IOException {
    if (port == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    } catch (java.net.BindException e) {
      throw new StartFailure(
          "Port " + port + " on 127.0.0.1, meant for PostgreSQL, is taken by another program.",
          "Stop that program, or choose another port with LABORPROOF_POSTGRES_PORT.",
          e);
    }
  }

  /**
   * A first start that died half-way leaves a cluster nothing was ever stored in; it is kept aside,
   * not repaired.
   */
  private static void setAsideHalfInitialised(Path cluster) throws IOException {
    if (!Files.exists(cluster) || Files.exists(cluster.resolve(Provisioning.COMPLETE_MARK))) {
      return;
    }
    Path aside =
        cluster.resolveSibling(
            "postgres.incomplete-" + Files.getLastModifiedTime(cluster).toMillis());
    LOG.warn("the first start was interrupted; keeping its remains in {}", aside);
    Files.move(cluster, aside);
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  @Override
  public RoleSecrets secrets() {
    return secrets;
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop cleanly; it recovers by itself at the next start", e);
    }
  }
}
