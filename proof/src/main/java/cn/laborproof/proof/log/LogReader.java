package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stored log of a known size and builds proofs from its tiles.
 *
 * <p>Cost of an inclusion or consistency proof: at most three tiles of 8 KiB per tile level (a
 * level per factor 256 of size, so 4 levels hold 4 billion leaves) and at most 255 hashes for each;
 * entries are never read. Tiles stay in a bounded cache, so neighbouring proofs share them.
 * Thread-safe.
 */
public final class LogReader {
  private final long size;
  private final TileSource tiles;

  private LogReader(TileStore store, long size) {
    this.size = size;
    this.tiles = new TileSource(store, size);
  }

  /**
   * Reads a log.
   *
   * @param size a size the log has signed a checkpoint for: tiles exist for those
   */
  public static LogReader of(TileStore store, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("log size: " + size + " (expected: not negative)");
    }
    return new LogReader(store, size);
  }

  /** The size given. */
  public long size() {
    return size;
  }

  /**
   * Root of the log when it had that many leaves.
   *
   * @throws cn.laborproof.proof.MalformedException if tiles are missing or damaged, here and below
   */
  public Digest rootAt(long treeSize) throws IOException {
    requireWithin(treeSize);
    return treeSize == 0 ? Merkle.emptyRoot() : range(0, treeSize);
  }

  /** Proof that the leaf of that index is in the tree of that size. */
  public InclusionProof inclusion(long index, long treeSize) throws IOException {
    requireWithin(treeSize);
    if (index < 0 || index >= treeSize) {
      throw new IllegalArgumentException("index: " + index + " (expected: below " + treeSize + ")");
    }
    List<Digest> path = new ArrayList<>();
    long low = 0;
    long high = treeSize;
    while (high - low > 1) {
      long middle = low + split(high - low);
      if (index < middle) {
        path.add(range(middle, high));
        high = middle;
      } else {
        path.add(range(low, middle));
        low = middle;
      }
    }
    return new InclusionProof(index, treeSize, path.reversed());
  }

  /** Proof that the tree of the first size is the beginning of the second; the first at least 1. */
  public ConsistencyProof consistency(long firstSize, long secondSize) throws IOException {
    requireWithin(secondSize);
    if (firstSize < 1 || firstSize > secondSize) {
      throw new IllegalArgumentException(
          "first size: " + firstSize + " (expected: 1 to " + secondSize + ")");
    }
    return new ConsistencyProof(firstSize, secondSize, subproof(firstSize, secondSize));
  }

  /** SUBPROOF of RFC 6962 §2.1.2, from the top down and turned around at the end. */
  private List<Digest> subproof(long firstSize, long secondSize) throws IOException {
    List<Digest> path = new ArrayList<>();
    long low = 0;
    long high = secondSize;
    while (firstSize != high) {
      long middle = low + split(high - low);
      if (firstSize <= middle) {
        path.add(range(middle, high));
        high = middle;
      } else {
        path.add(range(low, middle));
        low = middle;
      }
    }
    if (low != 0) {
      path.add(range(low, high));
    }
    return path.reversed();
  }

  /** Roots of the complete subtrees of the log when it had that many leaves, largest first. */
  public List<Digest> subtreesAt(long treeSize) throws IOException {
    requireWithin(treeSize);
    List<Digest> subtrees = new ArrayList<>();
    long low = 0;
    for (long bit = Long.highestOneBit(treeSize); bit > 0; bit >>= 1) {
      if ((treeSize & bit) != 0) {
        subtrees.add(range(low, low + bit));
        low += bit;
      }
    }
    return subtrees;
  }

  /** Entries from one index up to, not including, another; read bundle by bundle. */
  public List<LogEntry> entries(long from, long to) throws IOException {
    if (from < 0 || from > to || to > size) {
      throw new IllegalArgumentException("entries " + from + " to " + to + " of " + size);
    }
    List<LogEntry> entries = new ArrayList<>();
    for (long index = from; index < to; ) {
      long bundle = index / TilePath.WIDTH;
      long start = bundle * TilePath.WIDTH;
      List<LogEntry> row = tiles.entries(bundle);
      int end = (int) (Math.min(to, start + row.size()) - start);
      entries.addAll(row.subList((int) (index - start), end));
      index = start + end;
    }
    return entries;
  }

  /** The unfinished tiles, to go on writing. */
  TileEdge edge() throws IOException {
    List<List<Digest>> hashes = new ArrayList<>();
    for (long row = size; row > 0; row /= TilePath.WIDTH) {
      boolean unfinished = row % TilePath.WIDTH != 0;
      hashes.add(
          unfinished ? tiles.hashes(hashes.size(), row / TilePath.WIDTH) : List.<Digest>of());
    }
    boolean openBundle = size % TilePath.WIDTH != 0;
    List<LogEntry> bundle = openBundle ? tiles.entries(size / TilePath.WIDTH) : List.of();
    return new TileEdge(size, hashes, bundle);
  }

  /** MTH(D[low:high]) where low is a multiple of the smallest power of two not below the length. */
  private Digest range(long low, long high) throws IOException {
    long length = high - low;
    if (Long.bitCount(length) == 1) {
      return tiles.complete(Long.numberOfTrailingZeros(length), low / length);
    }
    long middle = low + split(length);
    return Merkle.nodeHash(range(low, middle), range(middle, high));
  }

  /** Largest power of two below the length. */
  private static long split(long length) {
    return Long.highestOneBit(length - 1);
  }

  private void requireWithin(long treeSize) {
    if (treeSize < 0 || treeSize > size) {
      throw new IllegalArgumentException(
          "tree size: " + treeSize + " (expected: up to " + size + ")");
    }
  }

  /** The checkpoint note as stored, not yet verified. */
  public static Optional<byte[]> storedCheckpoint(TileStore store) throws IOException {
    return store.read(TilePath.CHECKPOINT);
  }
}
