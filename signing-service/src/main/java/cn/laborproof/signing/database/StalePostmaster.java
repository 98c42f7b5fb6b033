package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that outlives a killed JVM. It keeps the data directory's lock file, so the next
 * start would wait for it in vain. The instance lock is ours by now, hence nobody else uses it and
 * it may be stopped: a smart shutdown request that PostgreSQL answers by finishing cleanly.
 */
final class StalePostmaster {

  private static final Logger LOG = LoggerFactory.getLogger(StalePostmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private StalePostmaster() {}

  static void stop(Path cluster) throws IOException, InterruptedException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty()) {
      return;
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    if (process == null || !isPostgres(process)) {
      return; // the file is stale by itself; PostgreSQL sees that and replaces it
    }
    LOG.warn("stopping the PostgreSQL a killed process left behind, pid {}", pid);
    signalFastShutdown(pid);
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new StartFailure(
          "A PostgreSQL left behind by a killed process (pid " + pid + ") does not stop.",
          "Stop it with: kill -INT " + pid + " and start again.",
          e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
  }

  /**
   * SIGINT is PostgreSQL's fast shutdown: it ends sessions, unlike the SIGTERM of {@code
   * ProcessHandle.destroy} that waits for them.
   */
  private static void signalFastShutdown(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
  }
}
