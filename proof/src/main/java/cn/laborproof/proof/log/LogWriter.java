package cn.laborproof.proof.log;

import cn.laborproof.proof.log.LogRefusedException.Reason;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The only one who makes the log grow. For each batch: tiles and bundles are stored durably, then
 * the checkpoint is signed, stored and returned, in this order. A crash in between leaves resources
 * no checkpoint speaks of; the same batch written again meets them unchanged.
 *
 * <p>There is never a second checkpoint of one size: sizes only grow, entries once stored are never
 * replaced, and Ed25519 gives the same signature for the same tree. Not thread-safe.
 */
public final class LogWriter implements AutoCloseable {
  private final TileStore store;
  private final NoteSigner signer;
  private final TileStore.WriteLock lock;
  private TileEdge edge;
  private @Nullable SignedCheckpoint latest;
  private List<LogEntry> unsignedTail;

  private LogWriter(
      TileStore store,
      NoteSigner signer,
      TileStore.WriteLock lock,
      TileEdge edge,
      @Nullable SignedCheckpoint latest,
      List<LogEntry> unsignedTail) {
    this.store = store;
    this.signer = signer;
    this.lock = lock;
    this.edge = edge;
    this.latest = latest;
    this.unsignedTail = unsignedTail;
  }

  /**
   * Opens a log, new or existing, for writing.
   *
   * @param signer the log's key; its name is the origin
   * @param anchored the last checkpoint known to be anchored elsewhere, empty if there is none
   * @throws LogRefusedException if going on could contradict the stored or the anchored checkpoint
   * @throws IOException if the store fails or somebody else writes
   */
  public static LogWriter open(TileStore store, NoteSigner signer, Optional<Checkpoint> anchored)
      throws IOException, LogRefusedException {
    TileStore.WriteLock lock = store.lock();
    try {
      Optional<SignedCheckpoint> latest = LogState.stored(store, signer.verifier());
      TileEdge edge = LogState.edgeOf(store, latest);
      LogState.requireNotBehind(store, latest, anchored);
      List<LogEntry> tail = LogState.unsignedTail(store, edge.size());
      return new LogWriter(store, signer, lock, edge, latest.orElse(null), tail);
    } catch (IOException | LogRefusedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens a log whose stored checkpoint is lost, old or damaged, by reading all entries again from
   * its bundles, as far as they reach, and making every tile anew. Signs the result.
   *
   * @param anchored must be contained in what the bundles hold
   * @throws LogRefusedException if entries are lost or differ from what was anchored or tiled
   */
  public static LogWriter recover(TileStore store, NoteSigner signer, Optional<Checkpoint> anchored)
      throws IOException, LogRefusedException {
    TileStore.WriteLock lock = store.lock();
    try {
      TileEdge edge = LogState.rebuild(store);
      LogState.requireContained(store, edge.size(), anchored);
      LogWriter writer = new LogWriter(store, signer, lock, edge, null, List.of());
      writer.publish(edge);
      return writer;
    } catch (IOException | LogRefusedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Number of entries a signed checkpoint covers. */
  public long size() {
    return edge.size();
  }

  /** The last signed checkpoint; empty before the first batch. */
  public Optional<SignedCheckpoint> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * Entries a crash left stored but unsigned. The next batches must repeat them, in this order; if
   * the caller no longer knows them, its own records are older than the log.
   */
  public List<LogEntry> unsignedTail() {
    return unsignedTail;
  }

  /** A reader of everything signed so far. */
  public LogReader reader() {
    return LogReader.of(store, edge.size());
  }

  /**
   * Adds entries and signs the new state. After an exception nothing has changed for this writer
   * and the same batch may be given again.
   *
   * @param firstIndex index the first entry was given; must be the present size
   * @param entries at least one, in order
   * @return the checkpoint, stored durably
   */
  public SignedCheckpoint append(long firstIndex, List<LogEntry> entries)
      throws IOException, LogRefusedException {
    if (firstIndex != edge.size()) {
      throw new LogRefusedException(
          Reason.OUT_OF_ORDER,
          "first index: " + firstIndex + " (expected: " + edge.size() + ")",
          List.of());
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("entries: none (expected: at least one)");
    }
    requireRepeatsTail(entries);
    TileEdge grown = edge.copy();
    SortedMap<String, byte[]> full = new TreeMap<>();
    entries.forEach(entry -> grown.append(entry, full));
    SortedMap<String, byte[]> resources = new TreeMap<>(full);
    grown.addPartials(resources);
    put(resources);
    SignedCheckpoint checkpoint = publish(grown);
    int signed = Math.min(entries.size(), unsignedTail.size());
    unsignedTail = unsignedTail.subList(signed, unsignedTail.size());
    for (String path : full.keySet()) {
      store.deletePartials(path);
    }
    return checkpoint;
  }

  private void requireRepeatsTail(List<LogEntry> entries) throws LogRefusedException {
    int common = Math.min(entries.size(), unsignedTail.size());
    if (!entries.subList(0, common).equals(unsignedTail.subList(0, common))) {
      throw new LogRefusedException(
          Reason.ENTRIES_CONFLICT,
          "entries from " + edge.size() + " on differ from those already stored there",
          unsignedTail.stream().map(LogEntry::bytes).toList());
    }
  }

  private void put(SortedMap<String, byte[]> resources) throws IOException, LogRefusedException {
    try {
      store.putAll(resources);
    } catch (TileConflictException e) {
      throw new LogRefusedException(Reason.ENTRIES_CONFLICT, String.valueOf(e.getMessage()), e);
    }
  }

  private SignedCheckpoint publish(TileEdge grown) throws IOException {
    Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), grown.size(), grown.root());
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, signer);
    if (!signed.isSignedBy(signer.verifier())) {
      throw new IOException("the key of " + checkpoint.origin() + " gave a false signature");
    }
    store.replaceCheckpoint(signed.bytes());
    edge = grown;
    latest = signed;
    return signed;
  }

  /** Lets others write. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
