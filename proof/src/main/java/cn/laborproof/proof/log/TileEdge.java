package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The unfinished tiles at the right edge of a log, which are all a writer must remember: at most
 * 255 hashes per level and 255 entries. Appending a leaf costs two hashes on average.
 */
public final class TileEdge {
  private final List<Level> levels = new ArrayList<>();
  private final List<LogEntry> bundle = new ArrayList<>();
  private long size;

  /** One level's unfinished tile. */
  private static final class Level {
    private final List<Digest> hashes = new ArrayList<>();
    private boolean changed;
  }

  /** The edge of an empty log. */
  public TileEdge() {}

  /**
   * The edge of a stored log.
   *
   * @param hashes per level, from the leaves up, the hashes of its unfinished tile
   * @param bundle entries of the unfinished bundle
   */
  TileEdge(long size, List<List<Digest>> hashes, List<LogEntry> bundle) {
    this.size = size;
    this.bundle.addAll(bundle);
    for (List<Digest> row : hashes) {
      level(levels.size()).hashes.addAll(row);
    }
  }

  TileEdge copy() {
    return new TileEdge(size, levels.stream().map(level -> level.hashes).toList(), bundle);
  }

  /** Number of entries appended so far. */
  public long size() {
    return size;
  }

  /** Adds an entry; tiles and bundles it fills are added to {@code full}, by path. */
  public void append(LogEntry entry, SortedMap<String, byte[]> full) {
    bundle.add(entry);
    if (bundle.size() == TilePath.WIDTH) {
      full.put(TilePath.entries(size / TilePath.WIDTH, TilePath.WIDTH), EntryBundle.encode(bundle));
      bundle.clear();
    }
    Digest hash = entry.leafHash();
    long index = size;
    for (int level = 0; ; level++) {
      List<Digest> hashes = mark(level);
      hashes.add(hash);
      if (hashes.size() < TilePath.WIDTH) {
        break;
      }
      index /= TilePath.WIDTH;
      full.put(TilePath.tile(level, index, TilePath.WIDTH), HashTile.encode(hashes));
      hash = HashTile.completeRoot(hashes);
      hashes.clear();
    }
    size++;
  }

  /** Adds the unfinished tiles and the bundle that changed since this edge was made. */
  public void addPartials(SortedMap<String, byte[]> out) {
    if (!bundle.isEmpty()) {
      out.put(TilePath.entries(size / TilePath.WIDTH, bundle.size()), EntryBundle.encode(bundle));
    }
    long index = size;
    for (int i = 0; i < levels.size(); i++) {
      index /= TilePath.WIDTH;
      Level level = levels.get(i);
      if (level.changed && !level.hashes.isEmpty()) {
        out.put(TilePath.tile(i, index, level.hashes.size()), HashTile.encode(level.hashes));
      }
    }
  }

  /** Root of the whole log. */
  public Digest root() {
    List<Digest> subtrees = new ArrayList<>();
    for (Level level : levels.reversed()) {
      addComplete(level.hashes, subtrees);
    }
    return new MerkleFrontier(size, subtrees).root();
  }

  /** Cuts hashes into complete subtrees, largest first: one per set bit of their number. */
  private static void addComplete(List<Digest> hashes, List<Digest> subtrees) {
    int start = 0;
    for (int width = TilePath.WIDTH / 2; width > 0; width /= 2) {
      if ((hashes.size() & width) != 0) {
        subtrees.add(HashTile.completeRoot(hashes.subList(start, start + width)));
        start += width;
      }
    }
  }

  private List<Digest> mark(int index) {
    Level level = level(index);
    level.changed = true;
    return level.hashes;
  }

  private Level level(int index) {
    while (levels.size() <= index) {
      levels.add(new Level());
    }
    return levels.get(index);
  }
}
