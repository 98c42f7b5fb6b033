package cn.laborproof.proof.log;

import java.io.IOException;

/**
 * Somebody tried to change what a log has already written. Holds both contents, because they prove
 * it.
 */
public final class TileConflictException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final byte[] stored;
  private final byte[] offered;

  /** The path, what stands there and what was to be written. */
  public TileConflictException(String path, byte[] stored, byte[] offered) {
    super("log resource " + path + " already holds other bytes (expected: written once)");
    this.path = path;
    this.stored = stored.clone();
    this.offered = offered.clone();
  }

  /** Path within the log. */
  public String path() {
    return path;
  }

  /** What stands there. */
  public byte[] stored() {
    return stored.clone();
  }

  /** What was to be written. */
  public byte[] offered() {
    return offered.clone();
  }
}
