package cn.laborproof.benchmarks;

import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * How fast the log takes leaves, durably, beside the POSIX driver of Tessera: the same leaves, the
 * same batches, one client in the same process with as many leaves under way, both sides forcing
 * every file and directory to disk. Medians of five rounds that take turns, each in a new folder.
 *
 * <p>Two things differ and both cost us: our leaf counts only when a signed checkpoint that covers
 * it is on disk, while Tessera signs beside the way that is timed; and our writer runs in a JVM.
 */
public final class LogBenchmark {
  private static final int ROUNDS = 5;
  private static final int LEAVES = 40_000;
  private static final int LEAF_BYTES = 512;
  private static final int UNDER_WAY = 4096;
  private static final List<Integer> BATCHES = List.of(256, 1000);

  private final Path tessera;
  private final Path directory;
  private final List<LogEntry> leaves = new ArrayList<>();
  private int round;
  private String profile = "";

  private LogBenchmark(Path tessera, Path directory) {
    this.tessera = tessera;
    this.directory = directory;
    for (int i = 0; i < LEAVES; i++) {
      byte[] payload = new byte[LEAF_BYTES - 1];
      leaves.add(LogEntry.of(LogEntry.COURT_HEAD, ByteBuffer.wrap(payload).putInt(i).array()));
    }
  }

  /** The argument is the program built from {@code benchmarks/tessera}. */
  public static void main(String[] arguments) throws Exception {
    try (Scratch scratch = Scratch.make("bench-log")) {
      System.out.println("bench log · " + Machine.facts(scratch.directory()));
      System.out.printf(
          Locale.ROOT,
          "%,d leaves of %d bytes a round, medians of %d rounds in turn, leaves appended per second%n",
          LEAVES,
          LEAF_BYTES,
          ROUNDS);
      LogBenchmark benchmark = new LogBenchmark(Path.of(arguments[0]), scratch.directory());
      for (int batch : BATCHES) {
        benchmark.compare(batch);
      }
    }
  }

  private void compare(int batch) throws Exception {
    ours(batch);
    peer(batch);
    double[] ours = new double[ROUNDS];
    double[] peers = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ours[i] = LEAVES / ours(batch);
      peers[i] = LEAVES / peer(batch);
    }
    Spread our = Spread.of(ours);
    Spread peer = Spread.of(peers);
    double ratio = our.median() / peer.median();
    System.out.printf(
        Locale.ROOT,
        "batch %4d   LaborProof %-28s Tessera POSIX %-28s ratio %.2f (goal 1.00: %s)%n",
        batch,
        our,
        peer,
        ratio,
        ratio >= 1 ? "met" : "missed");
    System.out.println("             " + profile);
  }

  /** Seconds until the last leaf is covered by a signed checkpoint that is on disk. */
  private double ours(int batch) throws Exception {
    Path folder = directory.resolve("ours-" + round++);
    TimedStore store = new TimedStore(DirectoryTileStore.open(folder));
    Ed25519NoteSigner signer =
        Ed25519NoteSigner.generate("laborproof.bench/log", new SecureRandom());
    double seconds;
    try (LogWriter log = LogWriter.open(store, signer, Optional.empty())) {
      BlockingQueue<LogEntry> underWay = new ArrayBlockingQueue<>(UNDER_WAY);
      long start = System.nanoTime();
      Thread client = Thread.ofPlatform().start(() -> offer(underWay));
      append(log, underWay, batch);
      seconds = (System.nanoTime() - start) / 1e9;
      client.join();
    }
    profile =
        String.format(
            Locale.ROOT,
            "our last round: tiles on disk %.0f %%, checkpoints on disk %.0f %%, hashing and signing the rest; %.1f files a batch",
            100 * store.tileSeconds() / seconds,
            100 * store.checkpointSeconds() / seconds,
            (double) store.files() * batch / LEAVES);
    return seconds;
  }

  private void offer(BlockingQueue<LogEntry> underWay) {
    try {
      for (LogEntry leaf : leaves) {
        underWay.put(leaf);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void append(LogWriter log, BlockingQueue<LogEntry> underWay, int batch)
      throws IOException, LogRefusedException, InterruptedException {
    List<LogEntry> entries = new ArrayList<>(batch);
    while (log.size() < LEAVES) {
      long wanted = Math.min(batch, LEAVES - log.size());
      while (entries.size() < wanted) {
        if (underWay.drainTo(entries, (int) wanted - entries.size()) == 0) {
          entries.add(underWay.take());
        }
      }
      log.append(log.size(), entries);
      entries.clear();
    }
  }

  private double peer(int batch) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                tessera.toString(),
                "-directory=" + directory.resolve("tessera-" + round++),
                "-leaves=" + LEAVES,
                "-size=" + LEAF_BYTES,
                "-batch=" + batch,
                "-under-way=" + UNDER_WAY)
            .redirectError(directory.resolve("tessera.log").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the Tessera program ended with " + process.exitValue());
    }
    return Double.parseDouble(said.strip());
  }
}
