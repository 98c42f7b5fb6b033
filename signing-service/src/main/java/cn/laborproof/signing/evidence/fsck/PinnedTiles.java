package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.TileStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/** A log that stands still: the checkpoint it had when looked at first. Reads only. */
final class PinnedTiles implements TileStore {

  private static final String CHECKPOINT = "checkpoint";

  private final TileStore store;
  private final Optional<byte[]> checkpoint;

  private PinnedTiles(TileStore store, Optional<byte[]> checkpoint) {
    this.store = store;
    this.checkpoint = checkpoint;
  }

  static PinnedTiles of(TileStore store) throws IOException {
    return new PinnedTiles(store, LogReader.storedCheckpoint(store));
  }

  /** The checkpoint it stands at. */
  Optional<byte[]> checkpoint() {
    return checkpoint.map(bytes -> Arrays.copyOf(bytes, bytes.length));
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    return path.equals(CHECKPOINT) ? checkpoint() : store.read(path);
  }

  @Override
  public void putAll(SortedMap<String, byte[]> resources) {
    throw readOnly();
  }

  @Override
  public void replaceCheckpoint(byte[] note) {
    throw readOnly();
  }

  @Override
  public void deletePartials(String fullPath) {
    throw readOnly();
  }

  @Override
  public WriteLock lock() {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("fsck writes nothing");
  }
}
