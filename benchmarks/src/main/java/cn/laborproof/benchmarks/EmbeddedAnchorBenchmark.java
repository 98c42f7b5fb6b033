package cn.laborproof.benchmarks;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an anchor costs on the embedded ledger, each with its own fsync: one anchor per event,
 * against one anchor for all events of a batch. Medians of five rounds that take turns. The log's
 * own appending is not counted; {@code bench log} measures it. Of Fabric this says nothing: {@link
 * AnchorBenchmark} does.
 */
public final class EmbeddedAnchorBenchmark {
  private static final int ROUNDS = 5;
  private static final int ANCHORS = 100;
  private static final int BATCH = 1000;
  private static final String ORIGIN = "laborproof.bench/anchor";

  private final Ed25519NoteSigner signer = Ed25519NoteSigner.generate(ORIGIN, new SecureRandom());
  private final EmbeddedLedger ledger;
  private final LogWriter log;
  private final List<Double> latencies = new ArrayList<>();
  private long anchored;

  private EmbeddedAnchorBenchmark(Path directory) throws IOException, LogRefusedException {
    this.ledger =
        EmbeddedLedger.open(directory.resolve("ledger"), Clock.systemUTC(), new SecureRandom());
    ledger.register(KeySubject.log(ORIGIN), Ed25519PublicKey.of(signer.verifier().publicKey()));
    this.log =
        LogWriter.open(DirectoryTileStore.open(directory.resolve("log")), signer, Optional.empty());
  }

  /**
   * No arguments. Writes below the working directory, so that its disk is measured, and cleans up.
   */
  public static void main(String[] arguments) throws IOException, LogRefusedException {
    Path directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench-anchor");
    try {
      new EmbeddedAnchorBenchmark(directory).run();
    } finally {
      delete(directory);
    }
  }

  private void run() throws IOException, LogRefusedException {
    round(1);
    double[] single = new double[ROUNDS];
    double[] batched = new double[ROUNDS];
    latencies.clear();
    for (int i = 0; i < ROUNDS; i++) {
      single[i] = round(1);
      batched[i] = round(BATCH);
    }
    Arrays.sort(single);
    Arrays.sort(batched);
    double one = single[ROUNDS / 2];
    double many = batched[ROUNDS / 2];
    print("one anchor per event", one, one);
    print("one anchor per " + BATCH + " events", many, many * BATCH);
    System.out.printf(Locale.ROOT, "events anchored: %.0f times as many%n", many * BATCH / one);
    latencies.sort(Comparator.naturalOrder());
    System.out.printf(
        Locale.ROOT,
        "an anchor takes %.1f ms, p95 %.1f ms%n",
        latencies.get(latencies.size() / 2),
        latencies.get(latencies.size() * 95 / 100));
    proof();
    log.close();
    ledger.close();
  }

  /** Anchors per second. */
  private double round(int eventsPerAnchor) throws IOException, LogRefusedException {
    List<AnchorRequest> requests = new ArrayList<>();
    for (int i = 0; i < ANCHORS; i++) {
      requests.add(request(eventsPerAnchor));
    }
    long start = System.nanoTime();
    for (AnchorRequest request : requests) {
      long begun = System.nanoTime();
      if (!(ledger.anchor(request) instanceof AnchorOutcome.Anchored)) {
        throw new IllegalStateException("not anchored");
      }
      latencies.add((System.nanoTime() - begun) / 1e6);
    }
    return ANCHORS / ((System.nanoTime() - start) / 1e9);
  }

  private AnchorRequest request(int events) throws IOException, LogRefusedException {
    List<LogEntry> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      byte[] event = Long.toString(log.size() + i).getBytes(StandardCharsets.UTF_8);
      batch.add(LogEntry.ofCommitment(Digest.sha256(event)));
    }
    SignedCheckpoint checkpoint = log.append(log.size(), batch);
    long before = anchored;
    anchored = checkpoint.checkpoint().size();
    return before == 0
        ? AnchorRequest.first(checkpoint, AnchorPurpose.BUSINESS)
        : AnchorRequest.next(
            checkpoint, log.reader().consistency(before, anchored), AnchorPurpose.BUSINESS);
  }

  private void proof() {
    LedgerProof proof = ledger.proofOf(ORIGIN, anchored).orElseThrow();
    byte[] bytes = proof.bytes();
    LedgerVerifier verifier = new LedgerVerifier(ledger.trust());
    double[] millis = new double[100];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      LedgerVerification verification =
          verifier.verify(LedgerProof.parse(bytes), proof.checkpoint().checkpoint());
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (!(verification instanceof LedgerVerification.Proven)) {
        throw new IllegalStateException("not proven");
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "a proof has %d bytes and is verified in %.1f ms%n",
        bytes.length,
        millis[millis.length / 2]);
  }

  private static void print(String what, double anchors, double events) {
    System.out.printf(
        Locale.ROOT, "%-30s %8.0f anchors/s %12.0f events/s%n", what, anchors, events);
  }

  private static void delete(Path directory) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(directory)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
