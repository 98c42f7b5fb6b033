package cn.laborproof.gateway.fabric;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Keeps a state directory for one user at a time; released by the system however it ends. */
final class StateLock implements Closeable {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final FileChannel file;

  private StateLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @param patience how long to wait for another user to end
   * @throws IOException if it is still held then
   */
  static StateLock acquire(Path directory, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    FileChannel file =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    while (!taken(file)) {
      if (System.nanoTime() > deadline || !rest()) {
        file.close();
        throw new IOException(directory + " is in use");
      }
    }
    return new StateLock(file);
  }

  private static boolean taken(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static boolean rest() {
    try {
      Thread.sleep(LOOK);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
