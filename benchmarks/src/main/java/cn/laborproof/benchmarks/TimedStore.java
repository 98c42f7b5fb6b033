package cn.laborproof.benchmarks;

import cn.laborproof.proof.log.TileStore;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/** A store that notes how long it was at work. For one thread. */
final class TimedStore implements TileStore {
  private final TileStore store;
  private long tiles;
  private long checkpoints;
  private long files;

  TimedStore(TileStore store) {
    this.store = store;
  }

  /** Seconds spent on tiles and bundles. */
  double tileSeconds() {
    return tiles / 1e9;
  }

  /** Seconds spent on checkpoints. */
  double checkpointSeconds() {
    return checkpoints / 1e9;
  }

  /** Files written. */
  long files() {
    return files;
  }

  @Override
  public void putAll(SortedMap<String, byte[]> resources) throws IOException {
    long start = System.nanoTime();
    store.putAll(resources);
    tiles += System.nanoTime() - start;
    files += resources.size();
  }

  @Override
  public void replaceCheckpoint(byte[] note) throws IOException {
    long start = System.nanoTime();
    store.replaceCheckpoint(note);
    checkpoints += System.nanoTime() - start;
    files++;
  }

  @Override
  public void deletePartials(String fullPath) throws IOException {
    long start = System.nanoTime();
    store.deletePartials(fullPath);
    tiles += System.nanoTime() - start;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    return store.read(path);
  }

  @Override
  public WriteLock lock() throws IOException {
    return store.lock();
  }
}
