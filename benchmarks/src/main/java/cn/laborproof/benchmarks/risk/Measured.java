package cn.laborproof.benchmarks.risk;

import cn.laborproof.risk.columnar.Limits;
import cn.laborproof.risk.columnar.SnapshotScan;
import cn.laborproof.risk.scan.Found;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes the time, the processor time and the memory of a scan. */
final class Measured {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Measured() {}

  /**
   * One full scan.
   *
   * @param keys findings of the rules the peer knows, of the first employers
   * @param peakMegabytes of the whole process, database included; 0 where the system does not tell
   */
  record Scan(
      long employments,
      long facts,
      double seconds,
      double processorSeconds,
      long peakMegabytes,
      SnapshotScan.Summary summary,
      Map<String, Integer> byRule,
      List<String> keys) {

    double nanosOfFact() {
      return seconds / facts * 1e9;
    }

    List<String> keysBelow(long employers) {
      return keys.stream().filter(key -> employer(key) < employers).toList();
    }

    String report(String rules) {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "scan, %s: %.1f s (%.1f s of processor time on 2 workers), %,.0f µs an employer, %.0f ns a fact (%,d facts), peak memory %,d MB%n",
              rules,
              seconds,
              processorSeconds,
              seconds / employments * 100 * 1e6,
              seconds / facts * 1e9,
              facts,
              peakMegabytes));
      text.append(
          String.format(
              Locale.ROOT,
              "  %,d findings; the rules saw %,d of %,d pairs%n  %s%n",
              summary.findings(),
              summary.judged(),
              summary.pairs(),
              byRule));
      if (employments >= 10_000_000) {
        text.append(
            String.format(
                Locale.ROOT,
                "  goal 60 s: %s; goal 2048 MB: %s%n",
                seconds < 60 ? "met" : "missed",
                peakMegabytes < 2048 ? "met" : "missed"));
      }
      text.append("  profile, seconds of the workers:");
      for (Map.Entry<String, Duration> step : summary.profile().steps().entrySet()) {
        text.append(
            String.format(
                Locale.ROOT, " %s %.1f ·", step.getKey(), step.getValue().toMillis() / 1000.0));
      }
      return text.append('\n').toString();
    }
  }

  private static long employer(String key) {
    // RULE/EMPLOYER/SUBJECT, the employer's number being its last ten digits.
    int end = key.indexOf('/', key.indexOf('/') + 1);
    return Long.parseLong(key, end - 10, end, 10);
  }

  /** One way to scan columns. */
  private interface Way {
    SnapshotScan.Summary scan(SnapshotScan columns, Consumer<Found> sink) throws IOException;
  }

  /** The whole rule library. */
  static Scan scan(Path city, long employments) throws IOException {
    return scan(city, employments, SnapshotScan::run);
  }

  /** The peer's rules alone. */
  static Scan sameRules(Path city, long employments) throws IOException {
    return scan(city, employments, (columns, sink) -> columns.only(DroolsPeer.RULES, sink));
  }

  private static Scan scan(Path city, long employments, Way way) throws IOException {
    long facts = CityFacts.count(city);
    resetPeak();
    Map<String, Integer> byRule = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    long processor = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    SnapshotScan.Summary summary =
        way.scan(
            new SnapshotScan(city, City.AS_OF, Limits.TWO_CORES),
            found -> {
              byRule.merge(found.finding().rule(), 1, Integer::sum);
              if (DroolsPeer.RULES.contains(found.finding().rule())
                  && employer(found.finding().key()) < 2_000) {
                keys.add(found.finding().key());
              }
            });
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Scan(
        employments,
        facts,
        seconds,
        (SYSTEM.getProcessCpuTime() - processor) / 1e9,
        peakMegabytes(),
        summary,
        byRule,
        keys);
  }

  /** Linux forgets the peak when 5 is written here; elsewhere it stays that of the whole run. */
  private static void resetPeak() throws IOException {
    Path refs = Path.of("/proc/self/clear_refs");
    if (Files.isWritable(refs)) {
      Files.writeString(refs, "5");
    }
  }

  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
              .filter(l -> l.startsWith("VmHWM"))
              .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          >> 10;
    }
  }

  static String machine(Path disk) throws IOException {
    return "%s · %d cores · %s · Java %s · load %.1f"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Files.getFileStore(disk).type(),
            Runtime.version(),
            SYSTEM.getSystemLoadAverage());
  }
}
