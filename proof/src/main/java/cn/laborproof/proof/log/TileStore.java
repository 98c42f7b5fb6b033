package cn.laborproof.proof.log;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where the resources of one log live. Paths are those of {@link TilePath}.
 *
 * <p>Tiles and bundles are immutable: an implementation MUST refuse other bytes under a path that
 * exists. All methods MUST be safe to call from several threads; only {@link #lock} decides who
 * writes.
 */
public interface TileStore {
  /** The resource's bytes, empty if there is none. MUST never return part of a write. */
  Optional<byte[]> read(String path) throws IOException;

  /**
   * Stores immutable resources. When this returns, all of them MUST survive a loss of power; when
   * it throws, any of them MAY be there, but none in part. Writing the same bytes again MUST be
   * harmless.
   *
   * @throws TileConflictException if a path already holds other bytes; nothing is overwritten
   */
  void putAll(SortedMap<String, byte[]> resources) throws IOException;

  /** Replaces the checkpoint, atomically and as durably as {@link #putAll}. */
  void replaceCheckpoint(byte[] note) throws IOException;

  /**
   * Removes the partial resources below a full one that is stored ({@code FULL.p/…}). MAY do
   * nothing: they only cost space.
   */
  void deletePartials(String fullPath) throws IOException;

  /**
   * Takes the log for writing until closed.
   *
   * @throws IOException if anybody else, in this process or another, holds it
   */
  WriteLock lock() throws IOException;

  /** The right to write. */
  interface WriteLock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
