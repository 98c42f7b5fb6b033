package cn.laborproof.gateway.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Small files that are whole or absent, and directories whose entries outlive a power cut. */
public final class Durable {

  /** For the owner alone. */
  public static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Durable() {}

  /** Makes the directory, for its owner alone, if it is not there. */
  public static void directory(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      Files.createDirectories(directory, OWNER_DIRECTORY);
      sync(parent(directory));
    }
  }

  /** Writes a new file beside the target, forces it to disk and renames it over the target. */
  public static void write(Path target, byte[] content) throws IOException {
    Path draft = target.resolveSibling(target.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(draft, OWNER_FILE);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      writeFully(channel, content);
      channel.force(true);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(parent(target));
  }

  /** Forces a directory's entries to disk. */
  public static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Writes every byte at the channel's position. */
  public static void writeFully(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "no directory above");
  }
}
