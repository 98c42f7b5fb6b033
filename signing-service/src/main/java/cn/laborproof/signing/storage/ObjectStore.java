package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps bytes under their SHA-256.
 *
 * <p>Implementations MUST have made an object durable when {@link #put} returns, MUST be idempotent
 * (the same bytes twice are one object), MUST check the digest when reading, and MUST be safe for
 * use by many threads and processes.
 */
public interface ObjectStore {

  /** The store in a directory, made if absent. */
  static ObjectStore in(Path directory) throws IOException {
    return new DirectoryObjectStore(directory);
  }

  /**
   * The store of a consortium: the bucket its folder names.
   *
   * @param network folder with {@code connections/minio.properties}
   * @param clock the service's
   */
  static ObjectStore ofConsortium(Path network, Clock clock) throws IOException {
    return StorageConfiguration.bucket(network, Optional.empty(), clock);
  }

  /** Keeps bytes and returns their name. */
  Digest put(byte[] content) throws IOException;

  /**
   * Reads an object.
   *
   * @throws java.nio.file.NoSuchFileException if there is none of this name
   * @throws DamagedObjectException if what is stored does not have this digest
   */
  byte[] get(Digest name) throws IOException;

  /** Whether an object of this name is stored. Does not read its content. */
  boolean contains(Digest name) throws IOException;

  /** Removes an object. Idempotent. */
  void delete(Digest name) throws IOException;

  /** Visits every stored object in no particular order. */
  void forEach(Consumer<StoredObject> visitor) throws IOException;

  /**
   * One stored object.
   *
   * @param name SHA-256 it claims
   * @param size in bytes
   * @param storedAt when it was written
   */
  record StoredObject(Digest name, long size, Instant storedAt) {}
}
