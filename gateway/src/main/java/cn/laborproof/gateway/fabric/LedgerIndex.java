package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.MapState;
import cn.laborproof.proof.ledger.fabric.FabricHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/**
 * What the channel holds of our logs, in files beside us. Made of block events and nothing else, so
 * it can be deleted at any time and is then built anew from block 0. Blocks must come without a gap
 * and each must name the one before: a peer that tells another history is noticed here.
 */
final class LedgerIndex implements BlockFeed.Taker, Closeable {

  private static final String CHECKPOINT = "checkpoint/";
  private static final String RECEIPT = "receipt/";

  /** While catching up, so many blocks are forced to disk at once. */
  private static final int BATCH = 256;

  private final Path directory;
  private final FabricConnection connection;
  private final Map<String, LogIndex> logs;
  private ChainProgress progress;
  private int unforced;

  private LedgerIndex(
      Path directory,
      FabricConnection connection,
      Map<String, LogIndex> logs,
      ChainProgress progress) {
    this.directory = directory;
    this.connection = connection;
    this.logs = logs;
    this.progress = progress;
  }

  /**
   * Opens the index.
   *
   * @throws IOException if it cannot be used or is of another channel
   */
  static LedgerIndex open(Path directory, FabricConnection connection, SortedSet<String> origins)
      throws IOException {
    Durable.directory(directory);
    Optional<ChainProgress> known = ChainProgress.read(directory, connection.genesis());
    Optional<ChainProgress> usable = known.filter(p -> p.origins().equals(origins));
    if (usable.isEmpty()) {
      clear(directory);
    }
    ChainProgress progress =
        usable.orElseGet(() -> ChainProgress.none(connection.genesis(), origins));
    Map<String, LogIndex> logs = new HashMap<>();
    for (String origin : origins) {
      logs.put(origin, LogIndex.open(directory, origin, connection, progress.next()));
    }
    return new LedgerIndex(directory, connection, Map.copyOf(logs), progress);
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(directory)) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public synchronized long next() {
    return progress.next();
  }

  /** Numbers of the config blocks so far. */
  synchronized List<Long> configs() {
    return progress.configs();
  }

  /** Adds the next block; one that is here already changes nothing. */
  @Override
  public synchronized void take(Block block, boolean newest) throws IOException {
    long number = block.getHeader().getNumber();
    if (number < progress.next()) {
      return;
    }
    FabricHeader header = Blocks.header(block);
    ChainProgress after = progress.after(header, number == 0 || Blocks.isConfig(block));
    for (Blocks.Written written : Blocks.written(block, connection.chaincode())) {
      for (KVWrite write : written.writes()) {
        note(write, written, number, header.hash());
      }
    }
    progress = after;
    unforced++;
    if (newest || unforced >= BATCH) {
      force();
    }
    notifyAll();
  }

  private void note(KVWrite write, Blocks.Written written, long block, Digest hash)
      throws IOException {
    String key = write.getKey();
    int end = key.lastIndexOf('/');
    if (key.startsWith(CHECKPOINT)) {
      LogIndex log = logs.get(key.substring(CHECKPOINT.length(), end));
      if (log != null) {
        log.add(anchor(write, written, block, hash), written.index());
      }
    } else if (key.startsWith(RECEIPT)) {
      LogIndex log = logs.get(key.substring(RECEIPT.length(), end));
      if (log != null) {
        log.link(CourtReceipt.read(value(write).fields("receipt")));
      }
    }
  }

  private AnchoredCheckpoint anchor(
      KVWrite write, Blocks.Written written, long block, Digest hash) {
    int end = write.getKey().lastIndexOf('/');
    String origin = write.getKey().substring(CHECKPOINT.length(), end);
    long size = Long.parseLong(write.getKey().substring(end + 1));
    MapState state = new MapState();
    state.put(write.getKey(), value(write));
    CheckpointRecord record =
        new EvidenceLogRules(connection.channel(), state)
            .checkpointOf(origin, size)
            .orElseThrow(() -> new MalformedException(write.getKey() + ": no checkpoint"));
    return new AnchoredCheckpoint(
        record,
        connection.channel(),
        connection.genesis(),
        block,
        hash,
        Digest.ofHex(written.transaction()),
        written.time());
  }

  private static JsonObject value(KVWrite write) {
    return Json.parseCanonicalObject(write.getValue().toByteArray());
  }

  private void force() throws IOException {
    for (LogIndex log : logs.values()) {
      log.force();
    }
    progress.write(directory);
    unforced = 0;
  }

  /** Waits until a block is indexed; false when it is not within the time. */
  synchronized boolean await(long block, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (progress.next() <= block) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(Math.max(1, left / 1_000_000));
    }
    return true;
  }

  synchronized Optional<AnchoredCheckpoint> latest(String origin) throws IOException {
    return log(origin).latest();
  }

  synchronized Optional<LogIndex.Placed> ofSize(String origin, long size) throws IOException {
    return log(origin).ofSize(size);
  }

  synchronized Optional<AnchoredCheckpoint> firstCovering(String origin, long entries)
      throws IOException {
    return log(origin).firstCovering(entries);
  }

  synchronized Optional<AnchoredCheckpoint> firstReceiptedCovering(String origin, long entries)
      throws IOException {
    return log(origin).firstReceiptedCovering(entries);
  }

  synchronized Optional<CourtReceipt> receiptOf(String origin, long size) throws IOException {
    return log(origin).receiptOf(size);
  }

  /** Oldest first, over all logs. */
  synchronized List<AnchoredCheckpoint> awaiting(int limit) throws IOException {
    List<LogIndex.Placed> waiting = new ArrayList<>();
    for (LogIndex log : logs.values()) {
      waiting.addAll(log.awaiting(limit));
    }
    return waiting.stream()
        .sorted(
            Comparator.comparing((LogIndex.Placed w) -> w.anchor().block())
                .thenComparing(LogIndex.Placed::index))
        .limit(limit)
        .map(LogIndex.Placed::anchor)
        .toList();
  }

  private LogIndex log(String origin) {
    LogIndex log = logs.get(origin);
    if (log == null) {
      throw new IllegalArgumentException(
          origin + " is not among the logs this ledger was opened for: " + logs.keySet());
    }
    return log;
  }

  @Override
  public synchronized void close() throws IOException {
    force();
    for (LogIndex log : logs.values()) {
      log.close();
    }
  }
}
