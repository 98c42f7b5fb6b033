package cn.laborproof.benchmarks.risk;

import cn.laborproof.benchmarks.risk.Measured.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The whole rule library over the facts of a city: a million employments and ten million, with a
 * year of monthly wages, insurance and attendance; beside it Drools with the rules it was given, on
 * the same facts; and one event at one employer.
 */
public final class RiskBenchmark {

  private static final long SEED = 20261130;

  private final Path scratch;

  private RiskBenchmark(Path scratch) {
    this.scratch = scratch;
  }

  /**
   * Without arguments all of it; with numbers cities of these many employments (multiples of 10
   * 000), of which Drools gets at most 200 000.
   */
  public static void main(String[] arguments) throws Exception {
    List<Long> sizes =
        arguments.length == 0
            ? List.of(1_000_000L, 10_000_000L)
            : Stream.of(arguments).map(Long::parseLong).toList();
    for (long size : sizes) {
      if (size <= 0 || size % City.DISTRICT != 0) {
        System.err.println("a city has a multiple of " + City.DISTRICT + " employments");
        System.exit(64);
      }
    }
    Path scratch = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench-risk");
    try {
      new RiskBenchmark(scratch).run(sizes);
    } finally {
      delete(scratch);
    }
  }

  private void run(List<Long> sizes) throws Exception {
    System.out.println("bench risk · " + Measured.machine(scratch));
    Scan first = null;
    for (long size : sizes) {
      Path city = scratch.resolve("city-" + size);
      generate(size, city);
      Scan scan = Measured.scan(city, size);
      System.out.print(scan.report());
      if (first == null) {
        first = scan;
        peer(city, Math.min(size, 200_000), scan);
        System.out.print(OneEvent.measure(city));
      } else {
        System.out.printf(
            Locale.ROOT,
            "growth from %,d to %,d: %.1f times the time for %.1f times the employments%n",
            first.employments(),
            size,
            scan.seconds() / first.seconds(),
            (double) size / first.employments());
      }
      delete(city);
    }
  }

  private static void generate(long employments, Path city) throws IOException, SQLException {
    Files.createDirectories(city);
    long start = System.nanoTime();
    City.write(employments, SEED, city);
    double seconds = (System.nanoTime() - start) / 1e9;
    long bytes = 0;
    try (Stream<Path> files = Files.list(city)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d employments of %,d employers: made in %.0f s, %,d MB of columns%n",
        employments,
        employments / 100,
        seconds,
        bytes >> 20);
  }

  private static void peer(Path city, long employments, Scan scan) throws Exception {
    DroolsPeer drools = new DroolsPeer(DroolsPeer.Bounds.shipped());
    double seconds = 0;
    long facts = 0;
    try (DroolsLoader loader = new DroolsLoader(city)) {
      long districts = employments / City.DISTRICT;
      // The first district once for the compiler; not counted.
      drools.judge(loader.read(0, City.PAIRS), 2);
      for (long d = 0; d < districts; d++) {
        List<DroolsPeer.Employer> employers = loader.read(d * City.PAIRS, (d + 1) * City.PAIRS);
        facts += employers.stream().mapToLong(e -> e.facts().size()).sum();
        seconds += drools.judge(employers, 2);
      }
    }
    Set<String> ours = new TreeSet<>(scan.keysBelow(employments / 100));
    double perFact = seconds / facts * 1e9;
    double our = scan.seconds() / scan.facts() * 1e9;
    System.out.printf(
        Locale.ROOT,
        "Drools 10.1.0, %d rules, %,d facts as objects, 2 threads: %.1f s, %.0f ns a fact; the scan, all rules, files included: %.0f ns a fact; ratio %.1f (goal 10: %s)%n",
        DroolsPeer.RULES.size(),
        facts,
        seconds,
        perFact,
        our,
        perFact / our,
        perFact / our >= 10 ? "met" : "missed");
    System.out.printf(
        Locale.ROOT,
        "  both speak about the same: %s (%,d findings of these rules)%n",
        ours.equals(drools.keys()) ? "yes" : "NO",
        ours.size());
    if (!ours.equals(drools.keys())) {
      throw new IllegalStateException("Drools and the scan disagree");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
