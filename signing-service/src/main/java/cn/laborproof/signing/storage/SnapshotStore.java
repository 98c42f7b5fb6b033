package cn.laborproof.signing.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps large files under names of ours, beside the objects of {@link ObjectStore}: what is written
 * anew each night and thrown away after some nights, and would not fit into memory. Like all that
 * is stored it arrives encrypted.
 *
 * <p>Implementations MUST have made a file durable when {@link #put} returns, MUST show it whole or
 * not at all, and MUST be safe for use by many threads and processes.
 */
public interface SnapshotStore {

  /** What a name may be: parts of small letters, digits, dots, dashes and underscores. */
  Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

  /**
   * The store of a consortium: the bucket its folder names.
   *
   * @param network folder with {@code connections/minio.properties}
   * @param clock the service's
   */
  static SnapshotStore ofConsortium(Path network, Clock clock) throws IOException {
    return StorageConfiguration.bucket(network, Optional.empty(), clock).snapshots();
  }

  /** Keeps a file under a name, in the place of an earlier one. */
  void put(String name, Path file) throws IOException;

  /**
   * Opens a file; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException if there is none of this name
   */
  InputStream open(String name) throws IOException;

  /** The names that begin with a folder, which ends with a slash. */
  List<String> names(String folder) throws IOException;

  /** Removes a file. Idempotent. */
  void delete(String name) throws IOException;
}
