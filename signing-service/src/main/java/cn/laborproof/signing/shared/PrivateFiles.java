package cn.laborproof.signing.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Files only the service's own user may read, written so that a crash leaves the old content or the
 * new, never half of it.
 */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Creates a directory (and its parents) with mode 0700 where it does not exist. */
  public static Path directory(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return directory;
  }

  /**
   * Writes a file with mode 0600: temporary file, fsync, atomic rename, fsync of the directory.
   *
   * @param file where to
   * @param content what
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path directory = directory(Objects.requireNonNull(file.toAbsolutePath().getParent(), "parent"));
    Path temporary =
        Files.createTempFile(
            directory,
            ".new",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(temporary, Set.of(StandardOpenOption.WRITE))) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(directory);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Refuses a secret that others can read.
   *
   * @param file the secret
   * @param what it is, to begin a sentence with
   * @throws StartFailure if anybody but the owner has a right to it
   */
  public static void refuseReadableByOthers(Path file, String what) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    boolean open =
        permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"));
    if (open) {
      throw new StartFailure(
          what + " " + file + " can be read by others.", "Set its mode with: chmod 600 " + file);
    }
  }

  /**
   * Makes the entries of a directory durable (a rename or removal is an entry of its directory).
   */
  public static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
