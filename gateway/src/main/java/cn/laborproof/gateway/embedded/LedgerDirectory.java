package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.Institution;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of an embedded ledger: lock, keys, genesis hash, blocks. Held by one process at a time.
 */
final class LedgerDirectory implements Closeable {

  private final Path directory;
  private final FileChannel lock;

  private LedgerDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static LedgerDirectory acquire(Path directory) throws IOException {
    Durable.directory(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("ledger " + directory + " is open in this process already", e);
    }
    if (lock == null) {
      channel.close();
      throw new IOException("ledger " + directory + " is in use by another process");
    }
    return new LedgerDirectory(directory, channel);
  }

  Path blockFile() {
    return directory.resolve("blocks.jsonl");
  }

  /** The genesis hash written down when block 0 was on disk, or nothing before that. */
  Optional<Digest> genesisHash() throws IOException {
    Path file = directory.resolve("genesis");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Digest.ofHex(Files.readString(file, StandardCharsets.US_ASCII).strip()));
    } catch (MalformedException e) {
      throw new LedgerDamagedException(file + " holds no genesis hash", e);
    }
  }

  void writeGenesisHash(Digest hash) throws IOException {
    Durable.write(
        directory.resolve("genesis"), (hash.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The four keys. New ones are drawn only as long as there is no genesis that names others. */
  Map<Institution, Ed25519SecretKey> keys(boolean mayCreate, SecureRandom random)
      throws IOException {
    Path keys = directory.resolve("keys");
    Durable.directory(keys);
    Map<Institution, Ed25519SecretKey> found = new EnumMap<>(Institution.class);
    for (Institution institution : Institution.values()) {
      Path file = keys.resolve(institution.id() + ".key");
      if (!mayCreate && Files.notExists(file)) {
        throw new LedgerDamagedException(
            file + " is missing; restore it from a backup, another key would fork the ledger");
      }
      found.put(institution, KeyFile.openOrCreate(file, random));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
