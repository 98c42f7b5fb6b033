package cn.laborproof.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where figures were taken: without that they say nothing. */
final class Machine {
  private Machine() {}

  /** One line about the machine, as it is now; Linux tells all of it, other systems less. */
  static String facts(Path disk) throws IOException {
    return "%s · %d cores · %s · %s on %s · Java %s · load %s"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            line("/proc/cpuinfo", "model name", ":"),
            Files.getFileStore(disk).type(),
            Files.getFileStore(disk).name(),
            Runtime.version(),
            line("/proc/loadavg", "", " "));
  }

  private static String line(String file, String start, String separator) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return "unknown";
    }
    try (var lines = Files.lines(path)) {
      String found = lines.filter(line -> line.startsWith(start)).findFirst().orElse("unknown");
      String[] parts = found.split(separator);
      return (start.isEmpty() ? parts[0] : parts[parts.length - 1]).strip();
    }
  }
}
