package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where a full scan works: a folder for one at a time on this machine, since each takes memory and
 * disk. What a process that died left there goes before the next, and at the next start.
 */
@Component
final class ScanFolder {

  private static final String LOCK = ".lock";

  private final Path root;

  ScanFolder(Installation installation) throws IOException {
    root = PrivateFiles.directory(installation.directory("scans"));
    Optional<Turn> turn = turn();
    if (turn.isPresent()) {
      turn.get().close();
    }
  }

  /** The only one at work; closed, its folder is gone. */
  final class Turn implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private Turn(FileChannel channel, FileLock lock) {
      this.channel = channel;
      this.lock = lock;
    }

    /** An empty folder. */
    Path folder(UUID attempt) throws IOException {
      return PrivateFiles.directory(root.resolve(attempt.toString()));
    }

    @Override
    public void close() throws IOException {
      try {
        sweep();
      } finally {
        lock.release();
        channel.close();
      }
    }
  }

  /** The turn, when nobody has it. */
  Optional<Turn> turn() throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        sweep();
        return Optional.of(new Turn(channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      // Somebody else in this process has it.
    }
    channel.close();
    return Optional.empty();
  }

  /** Bytes that lie below a folder. */
  static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        size += bytes(path);
      }
    } catch (UncheckedIOException e) {
      // Gone while it was walked through: the next look counts.
      return size;
    }
    return size;
  }

  private static long bytes(Path path) throws IOException {
    try {
      return Files.isRegularFile(path) ? Files.size(path) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private void sweep() throws IOException {
    List<Path> left;
    try (Stream<Path> all = Files.walk(root)) {
      left = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : left) {
      if (!path.equals(root) && !path.equals(root.resolve(LOCK))) {
        Files.deleteIfExists(path);
      }
    }
  }
}
