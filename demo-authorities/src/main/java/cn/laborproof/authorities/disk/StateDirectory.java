package cn.laborproof.authorities.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A directory only its owner can read, whose files are old or new after a crash but never half. */
public final class StateDirectory {
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;

  private StateDirectory(Path path) {
    this.path = path;
  }

  /** Opens the directory; makes it, and those above it, when missing. */
  public static StateDirectory open(Path path) throws IOException {
    Files.createDirectories(path, OWNER_DIRECTORY);
    return new StateDirectory(path);
  }

  /** Opens a directory inside this one. */
  public StateDirectory under(String name) throws IOException {
    return open(path.resolve(name));
  }

  /** Where a file of that name lies or would lie. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** The content of a file, empty when there is none. */
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Gives a file this content, mode 0600, durably: when this returns, a crash cannot undo it. */
  public void replace(String name, byte[] content) throws IOException {
    Path draft =
        Files.createTempFile(path, name, ".tmp", PosixFilePermissions.asFileAttribute(OWNER_FILE));
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        writeFully(channel, content);
        channel.force(true);
      }
      Files.move(
          draft, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    sync();
  }

  /** Opens, or makes, a journal in this directory. */
  public Journal journal(String name) throws IOException {
    if (!Files.exists(file(name))) {
      replace(name, new byte[0]);
    }
    return Journal.open(file(name));
  }

  /** Makes names durable: a rename or a new file is only safe once its directory is synced. */
  private void sync() throws IOException {
    try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  static void writeFully(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(content);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }
}
