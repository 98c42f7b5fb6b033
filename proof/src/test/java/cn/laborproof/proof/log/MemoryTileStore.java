package cn.laborproof.proof.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A log in memory that can be made to fail after a given number of writes, as a crash would. */
final class MemoryTileStore implements TileStore {
  private final SortedMap<String, byte[]> resources = new TreeMap<>();
  private int writesLeft = Integer.MAX_VALUE;
  private boolean locked;

  /** Lets this many more files be written; then every write fails. */
  void failAfter(int writes) {
    writesLeft = writes;
  }

  SortedMap<String, byte[]> resources() {
    return resources;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(resources.get(path)).map(byte[]::clone);
  }

  @Override
  public void putAll(SortedMap<String, byte[]> added) throws IOException {
    for (Map.Entry<String, byte[]> resource : added.entrySet()) {
      byte[] stored = resources.get(resource.getKey());
      if (stored != null && !Arrays.equals(stored, resource.getValue())) {
        throw new TileConflictException(resource.getKey(), stored, resource.getValue());
      }
      write(resource.getKey(), resource.getValue());
    }
  }

  @Override
  public void replaceCheckpoint(byte[] note) throws IOException {
    write(TilePath.CHECKPOINT, note);
  }

  private void write(String path, byte[] content) throws IOException {
    if (writesLeft == 0) {
      throw new IOException("power lost before " + path);
    }
    writesLeft--;
    resources.put(path, content.clone());
  }

  @Override
  public void deletePartials(String fullPath) {
    resources.keySet().removeIf(path -> path.startsWith(fullPath + ".p/"));
  }

  @Override
  public WriteLock lock() throws IOException {
    if (locked) {
      throw new IOException("already open for writing");
    }
    locked = true;
    return () -> locked = false;
  }
}
