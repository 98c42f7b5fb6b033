package cn.laborproof.authorities;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Holds a directory for one process; the operating system frees it when the process dies. */
record DirectoryLock(FileChannel channel) implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  static DirectoryLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
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
