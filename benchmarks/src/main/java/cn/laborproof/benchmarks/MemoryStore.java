package cn.laborproof.benchmarks;

import cn.laborproof.proof.log.TilePath;
import cn.laborproof.proof.log.TileStore;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** A log in memory, for the peer's side, whose log is not measured. */
final class MemoryStore implements TileStore {
  private final Map<String, byte[]> resources = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(resources.get(path)).map(byte[]::clone);
  }

  @Override
  public void putAll(SortedMap<String, byte[]> added) {
    resources.putAll(added);
  }

  @Override
  public void replaceCheckpoint(byte[] note) {
    resources.put(TilePath.CHECKPOINT, note.clone());
  }

  @Override
  public void deletePartials(String fullPath) {
    resources.keySet().removeIf(path -> path.startsWith(fullPath + ".p/"));
  }

  @Override
  public WriteLock lock() {
    return () -> {};
  }
}
