package cn.laborproof.authorities;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a directory for one process; the operating system frees it when the process dies. */
record DirectoryLock(FileChannel channel) implements AutoCloseable {
  static DirectoryLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new DirectoryLock(channel);
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Falls through to the same sentence: held is held.
    }
    channel.close();
    throw new IOException(
        file.getParent()
            + " is in use by other demo authorities; stop them or name another directory");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
