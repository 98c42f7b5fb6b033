package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process off the same data directory. The operating system releases it when this
 * process dies in any way.
 */
final class InstanceLock implements AutoCloseable {

  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  static InstanceLock take(Path data) throws IOException {
    InstanceLock lock = tryTake(data);
    if (lock == null) {
      throw new StartFailure(
          "Another signing service already runs on the data directory " + data + ".",
          "Stop it first (laborproof down), or give this one its own directory with LABORPROOF_DATA.");
    }
    return lock;
  }

  /** Takes the lock, or null when another holds it. */
  static @Nullable InstanceLock tryTake(Path data) throws IOException {
    Path file = PrivateFiles.directory(data.resolve("run")).resolve("signing-service.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      return null;
    }
    return new InstanceLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // the same process holds it: a second application context on one directory
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
