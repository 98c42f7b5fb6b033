package cn.laborproof.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What anchoring costs on the real Fabric network, beside one Fabric transaction per event on the
 * very same network: the anchoring stage alone, and the whole path of the running product from the
 * commit in PostgreSQL. Medians of five rounds that take turns.
 */
public final class AnchorBenchmark {
  private static final int ROUNDS = 5;
  private static final int PER_CLIENT = 6;
  private static final int ANCHORS = 5;
  private static final int BATCH = 10_000;
  private static final int WHOLE = 60_000;
  private static final int STEADY = 200;
  private static final int STEADY_SECONDS = 20;

  private final List<Double> perEvent = new ArrayList<>();
  private final List<Double> stage = new ArrayList<>();
  private final List<Double> path = new ArrayList<>();
  private final List<Double> halfWay = new ArrayList<>();
  private final List<Double> late = new ArrayList<>();

  private AnchorBenchmark() {}

  /**
   * Arguments: the folder of a running installation on the consortium, and the port of its
   * database.
   */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    Path network = data.resolve("network");
    String name = "laborproof.bench/anchor-" + ProcessHandle.current().pid();
    try (Scratch scratch = Scratch.make("bench-anchor");
        PerEventAnchors peer = PerEventAnchors.open(network, name);
        BatchAnchors batches = BatchAnchors.open(network, scratch.directory(), name);
        WholePath whole = WholePath.open(data, Integer.parseInt(arguments[1]))) {
      System.out.println("bench anchor · " + Machine.facts(scratch.directory()));
      AnchorBenchmark benchmark = new AnchorBenchmark();
      peer.rate(2);
      batches.rate(2, BATCH);
      whole.rate(WHOLE / 4);
      for (int i = 0; i < ROUNDS; i++) {
        benchmark.round(peer, batches, whole);
      }
      benchmark.print(batches);
    }
  }

  private void round(PerEventAnchors peer, BatchAnchors batches, WholePath whole) throws Exception {
    perEvent.add(peer.rate(PER_CLIENT));
    stage.add(batches.rate(ANCHORS, BATCH));
    path.add(whole.rate(WHOLE));
    Spread latencies = whole.latencies(STEADY, STEADY_SECONDS);
    halfWay.add(latencies.median());
    late.add(latencies.rounds().get(latencies.rounds().size() * 95 / 100));
    System.err.printf(
        Locale.ROOT,
        "round %d: per event %.1f/s, stage %.0f/s, whole path %.0f/s, p95 %.2f s%n",
        late.size(),
        perEvent.getLast(),
        stage.getLast(),
        path.getLast(),
        late.getLast());
  }

  private void print(BatchAnchors batches) {
    Spread one = new Spread(perEvent);
    System.out.printf(
        "medians of %d rounds in turn (least … greatest), events per second%n", ROUNDS);
    System.out.printf(
        "one Fabric transaction per event, %d clients  %s%n", PerEventAnchors.CLIENTS, one);
    ratio(
        "anchoring stage from durable tiles, " + Spread.figure(BATCH) + " an anchor",
        new Spread(stage),
        one,
        300);
    System.out.printf(
        Locale.ROOT,
        "    an anchor took %s ms, of which reading and hashing tiles %.0f %%; the rest is one Fabric transaction%n",
        batches.anchorMillis(),
        100 * batches.readShare());
    ratio("whole path, PostgreSQL commit to anchored", new Spread(path), one, 100);
    Spread p95 = new Spread(late);
    System.out.printf(
        Locale.ROOT,
        "commit to anchored at %d events/s: median %.2f s, p95 %.2f s (%.2f … %.2f; goal under 5 s: %s)%n",
        STEADY,
        new Spread(halfWay).median(),
        p95.median(),
        p95.rounds().getFirst(),
        p95.rounds().getLast(),
        p95.median() < 5 ? "met" : "missed");
  }

  private static void ratio(String what, Spread ours, Spread peer, int goal) {
    double ratio = ours.median() / peer.median();
    System.out.printf(
        Locale.ROOT,
        "%s  %s  %.0f times (goal %d: %s)%n",
        what,
        ours,
        ratio,
        goal,
        ratio >= goal ? "met" : "missed");
  }
}
