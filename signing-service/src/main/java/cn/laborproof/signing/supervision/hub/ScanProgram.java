package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.supervision.hub.ScanFailure.Why;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The program that makes columns and scans them: a process beside the service, with bounds of its
 * own, so that its database takes nothing from whoever signs on a phone (ADR 56). Its standard
 * input is held open by the service; when the service dies it closes, and the program ends itself.
 */
@Component
final class ScanProgram {

  private static final Logger LOG = LoggerFactory.getLogger(ScanProgram.class);
  private static final String MAIN = "cn.laborproof.risk.columnar.HubScan";

  /** sysexits.h: what cannot be written, or read. */
  private static final int CANNOT_WRITE = 74;

  /** Of {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int SIGNALLED = 128;
  private static final long LOOK_AGAIN = 250;
  private static final String ALL_JARS = "/*";

  private final ScanSettings settings;
  private final Clock clock;

  ScanProgram(ScanSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether it is where the settings say. */
  boolean isThere() {
    return settings
        .classPath()
        .filter(path ->
            List.of(path.split(File.pathSeparator)).stream()
                .allMatch(part ->
                    part.endsWith(ALL_JARS)
                        ? Files.isDirectory(
                            Path.of(part.substring(0, part.length() - ALL_JARS.length())))
                        : Files.exists(Path.of(part))))
        .isPresent();
  }

  /** Scans what lies in a folder, as {@code HubScan} describes it. */
  void run(Path folder, LocalDate day) throws ScanFailure, InterruptedException {
    if (!isThere()) {
      throw new ScanFailure(Why.NOT_CONFIGURED);
    }
    Process process;
    try {
      process = start(folder, day);
    } catch (IOException e) {
      throw new ScanFailure(Why.NOT_CONFIGURED, e);
    }
    try {
      watch(process, folder);
    } catch (IOException e) {
      throw new ScanFailure(Why.DISK, e);
    } finally {
      end(process);
    }
    int code = process.exitValue();
    if (code != 0) {
      LOG.warn("The full scan's program ended with {}", code);
      throw new ScanFailure(why(code));
    }
  }

  private Process start(Path folder, LocalDate day) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx" + settings.heap().toMegabytes() + "m",
            // The database unpacks its library there, and it goes with the folder.
            "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
            "-cp",
            settings.classPath().orElseThrow(),
            MAIN,
            folder.toString(),
            day.toString(),
            Long.toString(settings.engine().toMegabytes()),
            Integer.toString(settings.workers())));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            // What it says may quote a line of facts: it goes with the folder.
            .redirectError(folder.resolve("said").toFile());
    Map<String, String> environment = builder.environment();
    // The service's may hold the ways to its secrets.
    environment.clear();
    environment.put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private void watch(Process process, Path folder)
      throws IOException, ScanFailure, InterruptedException {
    Instant latest = clock.instant().plus(settings.patience());
    while (!process.waitFor(LOOK_AGAIN, TimeUnit.MILLISECONDS)) {
      if (clock.instant().isAfter(latest)) {
        throw new ScanFailure(Why.TIMEOUT);
      }
      if (ScanFolder.size(folder) > settings.mostDisk().toBytes()) {
        throw new ScanFailure(Why.DISK);
      }
    }
  }

  /** Nothing of it goes on, whatever ended the watch. */
  private static void end(Process process) {
    if (process.isAlive()) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  private static Why why(int code) {
    if (code == OUT_OF_MEMORY) {
      return Why.MEMORY;
    }
    if (code == CANNOT_WRITE) {
      return Why.DISK;
    }
    return code > SIGNALLED ? Why.KILLED : Why.PROGRAM;
  }
}
