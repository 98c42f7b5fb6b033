package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tiles of a log of fixed size, decoded, with a bounded cache of the most recently used. */
final class TileSource {
  /** Tiles kept: 256 of 8 KiB are 2 MiB. */
  private static final int CACHED = 256;

  private static final int LEVEL_BITS = 8;

  private final TileStore store;
  private final long size;
  private final Map<String, List<Digest>> cache = new LruCache();

  TileSource(TileStore store, long size) {
    this.store = store;
    this.size = size;
  }

  private static final class LruCache extends LinkedHashMap<String, List<Digest>> {
    private static final long serialVersionUID = 1L;

    LruCache() {
      super(CACHED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, List<Digest>> eldest) {
      return size() > CACHED;
    }
  }

  /** Hash of the complete subtree of {@code 2^height} leaves that is the index-th of its kind. */
  Digest complete(int height, long index) throws IOException {
    int level = height / LEVEL_BITS;
    int spread = height % LEVEL_BITS;
    long first = index << spread;
    List<Digest> tile = hashes(level, first / TilePath.WIDTH);
    int start = (int) (first % TilePath.WIDTH);
    return HashTile.completeRoot(tile.subList(start, start + (1 << spread)));
  }

  /** The hashes of a tile as far as the log of this size has them. */
  List<Digest> hashes(int level, long index) throws IOException {
    long inLevel = size >> (level * LEVEL_BITS);
    int width = width(inLevel, index);
    String path = TilePath.tile(level, index, width);
    synchronized (cache) {
      List<Digest> cached = cache.get(path);
      if (cached != null) {
        return cached;
      }
    }
    String full = TilePath.tile(level, index, TilePath.WIDTH);
    List<Digest> hashes = HashTile.decode(path, read(path, full), width);
    synchronized (cache) {
      cache.put(path, hashes);
    }
    return hashes;
  }

  /** The entries of a bundle as far as the log of this size has them. */
  List<LogEntry> entries(long index) throws IOException {
    int width = width(size, index);
    String path = TilePath.entries(index, width);
    byte[] bundle = read(path, TilePath.entries(index, TilePath.WIDTH));
    List<LogEntry> entries = EntryBundle.decode(bundle);
    if (entries.size() < width) {
      throw new MalformedException(
          path + ": " + entries.size() + " entries (expected: " + width + ")");
    }
    return entries.subList(0, width);
  }

  private static int width(long inLevel, long index) {
    return (int) Math.min(TilePath.WIDTH, inLevel - index * TilePath.WIDTH);
  }

  /** A partial resource may be gone once the full one is there (C2SP tlog-tiles). */
  private byte[] read(String path, String full) throws IOException {
    Optional<byte[]> bytes = store.read(path);
    if (bytes.isEmpty() && !path.equals(full)) {
      bytes = store.read(full);
    }
    return bytes.orElseThrow(() -> new MalformedException("log resource missing: " + path));
  }
}
