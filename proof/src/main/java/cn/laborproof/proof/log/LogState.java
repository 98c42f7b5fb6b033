package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.log.LogRefusedException.Reason;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a writer must know to be true before it goes on. */
final class LogState {
  private LogState() {}

  /** The stored checkpoint, which must be signed by the log's own key. */
  static Optional<SignedCheckpoint> stored(TileStore store, NoteVerifier key)
      throws IOException, LogRefusedException {
    Optional<byte[]> note = LogReader.storedCheckpoint(store);
    if (note.isEmpty()) {
      return Optional.empty();
    }
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(note.get());
      if (checkpoint.isSignedBy(key)) {
        return Optional.of(checkpoint);
      }
    } catch (MalformedException e) {
      throw new LogRefusedException(
          Reason.FOREIGN_CHECKPOINT, "stored checkpoint: " + e.getMessage(), e);
    }
    throw new LogRefusedException(
        Reason.FOREIGN_CHECKPOINT,
        "stored checkpoint: not signed by " + key + " (expected: signed)",
        List.of(note.get()));
  }

  /** The right edge, which must lead to the root of the checkpoint. */
  static TileEdge edgeOf(TileStore store, Optional<SignedCheckpoint> latest)
      throws IOException, LogRefusedException {
    if (latest.isEmpty()) {
      return new TileEdge();
    }
    Checkpoint checkpoint = latest.get().checkpoint();
    try {
      TileEdge edge = LogReader.of(store, checkpoint.size()).edge();
      if (edge.root().equals(checkpoint.root())) {
        return edge;
      }
    } catch (MalformedException e) {
      throw new LogRefusedException(Reason.TILES_DAMAGED, String.valueOf(e.getMessage()), e);
    }
    throw new LogRefusedException(
        Reason.TILES_DAMAGED,
        "tiles at size " + checkpoint.size() + ": another root than the stored checkpoint's",
        List.of(latest.get().bytes()));
  }

  static void requireNotBehind(
      TileStore store, Optional<SignedCheckpoint> latest, Optional<Checkpoint> anchored)
      throws IOException, LogRefusedException {
    requireContained(store, latest.map(l -> l.checkpoint().size()).orElse(0L), anchored);
  }

  /** The anchored state must be a beginning of the log. */
  static void requireContained(TileStore store, long size, Optional<Checkpoint> anchored)
      throws IOException, LogRefusedException {
    if (anchored.isEmpty()) {
      return;
    }
    Checkpoint anchor = anchored.get();
    byte[] anchorText = anchor.text().getBytes(StandardCharsets.UTF_8);
    if (anchor.size() > size) {
      throw new LogRefusedException(
          Reason.BEHIND_ANCHOR,
          "log size: " + size + " (expected: at least the anchored " + anchor.size() + ")",
          List.of(anchorText));
    }
    Digest root = rootAt(store, size, anchor.size());
    if (!root.equals(anchor.root())) {
      throw new LogRefusedException(
          Reason.FORKED_FROM_ANCHOR,
          "root at " + anchor.size() + ": " + root + " (expected: " + anchor.root() + ")",
          List.of(anchorText));
    }
  }

  private static Digest rootAt(TileStore store, long size, long treeSize)
      throws IOException, LogRefusedException {
    try {
      return LogReader.of(store, size).rootAt(treeSize);
    } catch (MalformedException e) {
      throw new LogRefusedException(Reason.TILES_DAMAGED, String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads bundle after bundle, as far as there are any, and stores every tile that is missing. */
  static TileEdge rebuild(TileStore store) throws IOException, LogRefusedException {
    TileEdge edge = new TileEdge();
    try {
      for (long bundle = 0; ; bundle++) {
        Optional<byte[]> bytes = widest(store, bundle);
        SortedMap<String, byte[]> resources = new TreeMap<>();
        if (bytes.isPresent()) {
          EntryBundle.decode(bytes.get()).forEach(entry -> edge.append(entry, resources));
        }
        boolean last = edge.size() < (bundle + 1) * TilePath.WIDTH;
        if (last) {
          edge.addPartials(resources);
        }
        store.putAll(resources);
        if (last) {
          return edge;
        }
      }
    } catch (MalformedException | TileConflictException e) {
      throw new LogRefusedException(Reason.TILES_DAMAGED, String.valueOf(e.getMessage()), e);
    }
  }

  /** Entries that are stored but that no checkpoint speaks of yet: a batch cut off by a crash. */
  static List<LogEntry> unsignedTail(TileStore store, long size)
      throws IOException, LogRefusedException {
    List<LogEntry> tail = new ArrayList<>();
    try {
      long bundle = size / TilePath.WIDTH;
      int signed = (int) (size % TilePath.WIDTH);
      boolean full = true;
      while (full) {
        List<LogEntry> entries = EntryBundle.decode(widest(store, bundle).orElse(new byte[0]));
        tail.addAll(entries.subList(Math.min(signed, entries.size()), entries.size()));
        full = entries.size() == TilePath.WIDTH;
        signed = 0;
        bundle++;
      }
      return List.copyOf(tail);
    } catch (MalformedException e) {
      throw new LogRefusedException(Reason.TILES_DAMAGED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<byte[]> widest(TileStore store, long bundle) throws IOException {
    for (int width = TilePath.WIDTH; width > 0; width--) {
      Optional<byte[]> bytes = store.read(TilePath.entries(bundle, width));
      if (bytes.isPresent()) {
        return bytes;
      }
    }
    return Optional.empty();
  }
}
