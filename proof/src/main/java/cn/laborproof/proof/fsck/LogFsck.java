package cn.laborproof.proof.fsck;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.fsck.FsckFinding.Kind;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.TileEdge;
import cn.laborproof.proof.log.TilePath;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads every entry of a log, derives every tile and the root from them, and compares with what is
 * stored, with an anchored state and with the caller's own records. One pass, constant memory;
 * writes nothing. Use an instance once.
 */
public final class LogFsck {
  /** After so many disagreements the rest would tell nothing new. */
  public static final int MAX_FINDINGS = 100;

  private final TileStore store;
  private final List<NoteVerifier> logKeys;
  private final Optional<Checkpoint> anchored;
  private final RecordComparison records;
  private final List<FsckFinding> findings = new ArrayList<>();

  /**
   * Prepares a check.
   *
   * @param logKeys keys the stored checkpoint may be signed with
   * @param anchored a state anchored elsewhere that must be a beginning of the log, if known
   * @param records what the caller holds, by rising index; empty iterator and {@code compare} false
   *     if there is nothing to compare with
   */
  public LogFsck(
      TileStore store,
      List<NoteVerifier> logKeys,
      Optional<Checkpoint> anchored,
      Iterator<LogRecord> records,
      boolean compare) {
    this.store = store;
    this.logKeys = List.copyOf(logKeys);
    this.anchored = anchored;
    this.records = new RecordComparison(records, compare, this::found);
  }

  /** Runs the check. */
  public FsckReport run() throws IOException {
    Optional<Checkpoint> checkpoint = storedCheckpoint();
    TileEdge edge = new TileEdge();
    checkpoint.ifPresent(state -> requireAnchorWithin(state.size()));
    if (checkpoint.isPresent() && readAll(checkpoint.get().size(), edge)) {
      finish(checkpoint.get(), edge);
    }
    records.end();
    return new FsckReport(checkpoint.orElse(null), edge.size(), records.compared(), findings);
  }

  private Optional<Checkpoint> storedCheckpoint() throws IOException {
    Optional<byte[]> note = LogReader.storedCheckpoint(store);
    if (note.isEmpty()) {
      found(Kind.CHECKPOINT_UNSIGNED, TilePath.CHECKPOINT, "not there");
      return Optional.empty();
    }
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(note.get());
      if (signed.signerAmong(logKeys).isEmpty()) {
        found(Kind.CHECKPOINT_UNSIGNED, TilePath.CHECKPOINT, "not signed by this log's key");
      }
      return Optional.of(signed.checkpoint());
    } catch (MalformedException e) {
      found(Kind.CHECKPOINT_UNSIGNED, TilePath.CHECKPOINT, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireAnchorWithin(long size) {
    anchored
        .filter(anchor -> anchor.size() > size)
        .ifPresent(anchor ->
            found(
                Kind.ANCHOR_NOT_CONTAINED,
                TilePath.CHECKPOINT,
                "size " + size + " (expected: at least the anchored " + anchor.size() + ")"));
  }

  /** Returns whether all entries could be read. */
  private boolean readAll(long size, TileEdge edge) throws IOException {
    LogReader reader = LogReader.of(store, size);
    while (edge.size() < size) {
      long from = edge.size();
      List<LogEntry> bundle;
      try {
        bundle = reader.entries(from, Math.min(size, from + TilePath.WIDTH));
      } catch (MalformedException e) {
        found(Kind.RESOURCE_UNREADABLE, "entries from " + from, String.valueOf(e.getMessage()));
        return false;
      }
      SortedMap<String, byte[]> derived = new TreeMap<>();
      for (LogEntry entry : bundle) {
        records.compare(edge.size(), entry);
        edge.append(entry, derived);
        compareAnchor(edge);
      }
      compareStored(derived);
    }
    return true;
  }

  private void compareAnchor(TileEdge edge) {
    anchored
        .filter(anchor -> anchor.size() == edge.size() && !anchor.root().equals(edge.root()))
        .ifPresent(anchor ->
            found(
                Kind.ANCHOR_NOT_CONTAINED,
                "size " + anchor.size(),
                "root " + edge.root() + " (expected: anchored " + anchor.root() + ")"));
  }

  private void finish(Checkpoint checkpoint, TileEdge edge) throws IOException {
    SortedMap<String, byte[]> partials = new TreeMap<>();
    edge.addPartials(partials);
    compareStored(partials);
    if (!edge.root().equals(checkpoint.root())) {
      found(
          Kind.ROOT_DIFFERS,
          "size " + checkpoint.size(),
          "root " + edge.root() + " (expected: signed " + checkpoint.root() + ")");
    }
  }

  private void compareStored(SortedMap<String, byte[]> derived) throws IOException {
    for (Map.Entry<String, byte[]> resource : derived.entrySet()) {
      Optional<byte[]> stored = store.read(resource.getKey());
      if (stored.isEmpty()) {
        found(Kind.RESOURCE_UNREADABLE, resource.getKey(), "not there");
      } else if (!Arrays.equals(stored.get(), resource.getValue())) {
        found(Kind.TILE_DIFFERS, resource.getKey(), "not what follows from the entries");
      }
    }
  }

  private void found(Kind kind, String where, String detail) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(new FsckFinding(kind, where, detail));
    }
  }
}
