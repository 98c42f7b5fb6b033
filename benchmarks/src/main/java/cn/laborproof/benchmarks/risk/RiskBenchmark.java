package cn.laborproof.benchmarks.risk;

import cn.laborproof.benchmarks.WarmUp;
import cn.laborproof.benchmarks.risk.Measured.Scan;
import cn.laborproof.risk.columnar.Limits;
import cn.laborproof.risk.columnar.PairSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The whole rule library over the facts of a city: a million employments and ten million, with a
 * year of monthly wages, insurance and attendance; beside it Drools with the rules it was given, on
 * the same facts; and one event at one employer.
 */
public final class RiskBenchmark {

  /** That count, of each side. */
  private static final int ROUNDS = 5;

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
      double summing = generate(size, city);
      if (first == null) {
        first = beside(city, size, summing);
        System.out.print(OneEvent.measure(city));
      } else {
        Scan scan = Measured.scan(city, size);
        System.out.print(scan.report("whole library"));
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

  /** How long the sums of each pair took, which a snapshot is written with once. */
  private static double generate(long employments, Path city) throws IOException, SQLException {
    Files.createDirectories(city);
    long start = System.nanoTime();
    City.write(employments, SEED, city);
    double seconds = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    PairSums.write(city, Limits.TWO_CORES);
    double summing = (System.nanoTime() - start) / 1e9;
    long bytes = 0;
    try (Stream<Path> files = Files.list(city)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d employments of %,d employers: made in %.0f s, their sums for each pair in %.1f s, %,d MB of columns%n",
        employments,
        employments / 100,
        seconds,
        summing,
        bytes >> 20);
    return summing;
  }

  /**
   * Ours and the peer in turn, until the compiler has gone quiet and then some rounds that count;
   * of each the round in the middle. The peer has two threads, which first read and then judge:
   * each step takes both cores.
   *
   * @param summing what the sums of each pair took
   * @return the whole library
   */
  private static Scan beside(Path city, long employments, double summing) throws Exception {
    DroolsPeer drools = new DroolsPeer(DroolsPeer.Bounds.shipped());
    long compared = Math.min(employments, 200_000);
    WarmUp warmUp = new WarmUp(2, 12, 2);
    List<Scan> wholes = new ArrayList<>();
    List<Scan> sames = new ArrayList<>();
    List<PeerRun> runs = new ArrayList<>();
    while (runs.size() < ROUNDS) {
      boolean counts = warmUp.isOver();
      Scan whole = Measured.scan(city, employments);
      Scan same = Measured.sameRules(city, employments);
      PeerRun run = new PeerRun(city, drools);
      run.over(compared / City.DISTRICT);
      if (counts) {
        wholes.add(whole);
        sames.add(same);
        runs.add(run);
      }
    }
    Scan scan = middle(wholes, Scan::seconds);
    Scan same = middle(sames, Scan::seconds);
    PeerRun run = middle(runs, PeerRun::seconds);
    System.out.printf(
        Locale.ROOT,
        "%d rounds for the compiler, not counted; the middle one of %d:%n",
        warmUp.rounds(),
        ROUNDS);
    System.out.print(scan.report("whole library"));
    System.out.print(same.report("the peer's rules alone"));
    Set<String> ours = new TreeSet<>(same.keysBelow(compared / 100));
    if (!ours.equals(new TreeSet<>(scan.keysBelow(compared / 100)))) {
      throw new IllegalStateException("some rules alone say something else than among all");
    }
    double reading = run.reading / run.facts * 1e9;
    double judging = run.judging / run.facts * 1e9;
    System.out.printf(
        Locale.ROOT,
        "Drools 10.1.0, %d rules, %,d facts, 2 threads: read as objects from the same files %.1f s, judged %.1f s, %.0f + %.0f ns a fact%n",
        DroolsPeer.RULES.size(),
        run.facts,
        run.reading,
        run.judging,
        reading,
        judging);
    double nanos = same.nanosOfFact();
    double ratio = (reading + judging) / nanos;
    System.out.printf(
        Locale.ROOT,
        "  the scan with the same rules, from files to findings: %.0f ns a fact, ratio %.1f (goal 10: %s); beside its judging alone, its facts in memory for nothing: %.1f%n",
        nanos,
        ratio,
        ratio >= 10 ? "met" : "missed",
        judging / nanos);
    double scannedOnce = (same.seconds() + summing) / same.facts() * 1e9;
    System.out.printf(
        Locale.ROOT,
        "  with the sums of each pair, were they made for this scan alone: %.0f ns a fact, ratio %.1f%n",
        scannedOnce,
        (reading + judging) / scannedOnce);
    System.out.printf(
        Locale.ROOT,
        "  the scan with the whole library: %.0f ns a fact, ratio %.1f; beside its judging alone %.1f%n",
        scan.nanosOfFact(),
        (reading + judging) / scan.nanosOfFact(),
        judging / scan.nanosOfFact());
    System.out.printf(
        Locale.ROOT,
        "  both speak about the same: %s (%,d findings of these rules)%n",
        ours.equals(drools.keys()) ? "yes" : "NO",
        ours.size());
    if (!ours.equals(drools.keys())) {
      throw new IllegalStateException("Drools and the scan disagree");
    }
    return scan;
  }

  private static <T> T middle(List<T> rounds, ToDoubleFunction<T> seconds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(seconds))
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** One pass of the peer over some districts. */
  private static final class PeerRun {
    private final Path city;
    private final DroolsPeer drools;
    private long facts;
    private double reading;
    private double judging;

    PeerRun(Path city, DroolsPeer drools) {
      this.city = city;
      this.drools = drools;
    }

    double seconds() {
      return reading + judging;
    }

    void over(long districts) throws Exception {
      try (DroolsLoader one = new DroolsLoader(city);
          DroolsLoader other = new DroolsLoader(city);
          ExecutorService second = Executors.newSingleThreadExecutor()) {
        for (long d = 0; d < districts; d += 2) {
          long next = d + 1;
          long start = System.nanoTime();
          Future<List<DroolsPeer.Employer>> beside =
              next < districts
                  ? second.submit(() -> other.read(next * City.PAIRS, (next + 1) * City.PAIRS))
                  : CompletableFuture.completedFuture(List.of());
          List<DroolsPeer.Employer> employers =
              new ArrayList<>(one.read(d * City.PAIRS, next * City.PAIRS));
          employers.addAll(beside.get());
          reading += (System.nanoTime() - start) / 1e9;
          facts += employers.stream().mapToLong(e -> e.facts().size()).sum();
          judging += drools.judge(employers, 2);
        }
      }
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
