package cn.laborproof.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real consortium for tests: the folder of a running one, named by the property {@code
 * laborproof.test.network} or the environment variable {@code LABORPROOF_TEST_NETWORK}, or one of
 * our own, started at first use and stopped when this JVM ends.
 *
 * <p>Nothing is ever reset: each test names a log of its own ({@link #freshOrigin}), and all state
 * on the channel is kept per log.
 */
public final class ConsortiumNetwork {

  private static final String PROPERTY = "laborproof.test.network";
  private static final String ENVIRONMENT = "LABORPROOF_TEST_NETWORK";

  /**
   * Base of the ports of a network of our own, unlike the default so that a running one is left
   * alone.
   */
  private static final String PORT = "27000";

  private static final ConsortiumNetwork SHARED = new ConsortiumNetwork();

  private Optional<Path> directory = Optional.empty();

  /** Why it did not start; asked once, since every further try costs half a minute. */
  private Optional<IllegalStateException> refusal = Optional.empty();

  private ConsortiumNetwork() {}

  /** The folder of the network, with {@code connections/} in it; started if need be. */
  public static Path directory() {
    synchronized (SHARED) {
      if (SHARED.refusal.isPresent()) {
        throw new IllegalStateException(
            "the consortium did not start, see the first failure", SHARED.refusal.orElseThrow());
      }
      if (SHARED.directory.isEmpty()) {
        try {
          SHARED.directory = Optional.of(given().orElseGet(ConsortiumNetwork::start));
        } catch (IllegalStateException e) {
          SHARED.refusal = Optional.of(e);
          throw e;
        }
      }
      return SHARED.directory.orElseThrow();
    }
  }

  /** A connection file of the network, for example {@code labour-operator}. */
  public static Path connection(String name) {
    return directory().resolve("connections").resolve(name + ".properties");
  }

  /** A log name that no other test and no other run uses. */
  public static String freshOrigin(String subject) {
    return "laborproof.test/%s-%x-%x"
        .formatted(subject, ProcessHandle.current().pid(), System.nanoTime());
  }

  private static Optional<Path> given() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).toAbsolutePath());
  }

  private static Path start() {
    Path home = repository();
    Path data = home.resolve("target").resolve("test-network");
    run(home, data, "up");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> run(home, data, "down")));
    return data.resolve("network");
  }

  /** The folder above that holds the entry script. */
  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("laborproof"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no repository above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  /**
   * What each process said last: where CI keeps the console only, there is nothing else to read.
   */
  private static String lastLinesOfLogs(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : logs) {
        List<String> all = Files.readAllLines(log);
        lines.append("== ").append(log.getFileName()).append('\n');
        all.subList(Math.max(0, all.size() - 8), all.size())
            .forEach(line -> lines.append(line, 0, Math.min(line.length(), 300)).append('\n'));
      }
    }
    return lines.toString();
  }

  private static void run(Path home, Path data, String verb) {
    try {
      Files.createDirectories(data);
      Path log = data.resolve("network-" + verb + ".log");
      ProcessBuilder command =
          new ProcessBuilder(List.of(home.resolve("laborproof").toString(), "network", verb))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      command
          .environment()
          .putAll(Map.of("LABORPROOF_DATA", data.toString(), "LABORPROOF_NETWORK_PORT", PORT));
      int code = command.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "\"laborproof network "
                + verb
                + "\" ended with "
                + code
                + ":\n"
                + Files.readString(log)
                + lastLinesOfLogs(data.resolve("network/logs")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the network was started", e);
    }
  }
}
