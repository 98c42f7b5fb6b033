package cn.laborproof.benchmarks;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.gateway.fabric.ConsortiumAdmin;
import cn.laborproof.gateway.fabric.FabricLedger;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.MerkleFrontier;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The anchoring stage alone: checkpoints lie signed over tiles on disk, all that waits is anchored
 * by one transaction after the other. The stage reads every entry again from the tiles and computes
 * the root itself, so that it is fed by what is durable and by nothing else.
 */
final class BatchAnchors implements AutoCloseable {
  private static final int APPEND = 2000;

  private final DirectoryTileStore store;
  private final LogWriter log;
  private final FabricLedger ledger;
  private final MerkleFrontier read = new MerkleFrontier();
  private final List<Double> anchorMillis = new ArrayList<>();
  private double readSeconds;

  private BatchAnchors(DirectoryTileStore store, LogWriter log, FabricLedger ledger) {
    this.store = store;
    this.log = log;
    this.ledger = ledger;
  }

  static BatchAnchors open(Path network, Path directory, String origin)
      throws IOException, LogRefusedException {
    Ed25519NoteSigner signer = Ed25519NoteSigner.generate(origin, new SecureRandom());
    new ConsortiumAdmin(network, Clock.systemUTC())
        .approveKey(KeySubject.log(origin), Ed25519PublicKey.of(signer.verifier().publicKey()));
    DirectoryTileStore store = DirectoryTileStore.open(directory.resolve("log"));
    return new BatchAnchors(
        store,
        LogWriter.open(store, signer, Optional.empty()),
        FabricLedger.open(
            network.resolve("connections/labour-operator.properties"),
            directory.resolve("ledger-state"),
            Set.of(origin),
            Clock.systemUTC()));
  }

  /** Events per second over so many anchors of so many events. */
  double rate(int anchors, int events) throws IOException, LogRefusedException {
    List<SignedCheckpoint> waiting = new ArrayList<>();
    for (int i = 0; i < anchors; i++) {
      waiting.add(grow(events));
    }
    long start = System.nanoTime();
    for (SignedCheckpoint checkpoint : waiting) {
      anchor(checkpoint);
    }
    return (double) anchors * events / ((System.nanoTime() - start) / 1e9);
  }

  private void anchor(SignedCheckpoint checkpoint) throws IOException {
    long start = System.nanoTime();
    long before = read.size();
    long size = checkpoint.checkpoint().size();
    LogReader reader = LogReader.of(store, size);
    reader.entries(before, size).forEach(entry -> read.append(entry.leafHash()));
    if (!read.root().equals(checkpoint.checkpoint().root())) {
      throw new IllegalStateException("the tiles give another root");
    }
    AnchorRequest request =
        before == 0
            ? AnchorRequest.first(checkpoint, AnchorPurpose.BUSINESS)
            : AnchorRequest.next(
                checkpoint, reader.consistency(before, size), AnchorPurpose.BUSINESS);
    readSeconds += (System.nanoTime() - start) / 1e9;
    AnchorOutcome outcome = ledger.anchor(request);
    while (outcome instanceof AnchorOutcome.Unknown
        || outcome instanceof AnchorOutcome.NotSubmitted) {
      outcome = ledger.anchor(request);
    }
    if (!(outcome instanceof AnchorOutcome.Anchored)) {
      throw new IllegalStateException("not anchored: " + outcome);
    }
    anchorMillis.add((System.nanoTime() - start) / 1e6);
  }

  private SignedCheckpoint grow(int events) throws IOException, LogRefusedException {
    long target = log.size() + events;
    while (log.size() < target) {
      List<LogEntry> batch = new ArrayList<>();
      for (long i = log.size(); i < Math.min(target, log.size() + APPEND); i++) {
        byte[] event = ("event " + i).getBytes(StandardCharsets.US_ASCII);
        batch.add(LogEntry.ofCommitment(Digest.sha256(event)));
      }
      log.append(log.size(), batch);
    }
    return log.latest().orElseThrow();
  }

  /** Milliseconds of each anchor, reading included. */
  Spread anchorMillis() {
    return new Spread(anchorMillis);
  }

  /** Share of the time that went into reading and hashing tiles. */
  double readShare() {
    return readSeconds * 1000 / anchorMillis.stream().mapToDouble(Double::doubleValue).sum();
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    log.close();
  }
}
