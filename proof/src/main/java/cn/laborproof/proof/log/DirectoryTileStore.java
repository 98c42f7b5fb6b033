package cn.laborproof.proof.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A log in a directory, laid out so that any static web server can publish it. A file is written
 * beside its place, forced to disk and renamed into it; then its directory is forced.
 */
public final class DirectoryTileStore implements TileStore {
  private static final String DRAFT_SUFFIX = ".draft";
  private static final String LOCK_FILE = ".writer.lock";

  private final Path root;

  private DirectoryTileStore(Path root) {
    this.root = root;
  }

  /** Opens the directory, making it if absent. */
  public static DirectoryTileStore open(Path root) throws IOException {
    Files.createDirectories(root);
    return new DirectoryTileStore(root.toRealPath());
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(resolve(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public void putAll(SortedMap<String, byte[]> resources) throws IOException {
    Map<Path, byte[]> missing = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
      if (!holds(resource.getKey(), resource.getValue())) {
        missing.put(resolve(resource.getKey()), resource.getValue());
      }
    }
    Set<Path> touched = new TreeSet<>();
    for (Path target : missing.keySet()) {
      createDirectories(parentOf(target), touched);
    }
    List<ForcedWrites.Act> writes = new ArrayList<>();
    missing.forEach((target, content) -> writes.add(() -> writeForced(draftOf(target), content)));
    ForcedWrites.together(writes);
    for (Path target : missing.keySet()) {
      Files.move(draftOf(target), target, StandardCopyOption.ATOMIC_MOVE);
      touched.add(parentOf(target));
    }
    forceAll(touched);
  }

  private boolean holds(String path, byte[] content) throws IOException {
    Optional<byte[]> stored = read(path);
    if (stored.isPresent() && !Arrays.equals(stored.get(), content)) {
      throw new TileConflictException(path, stored.get(), content);
    }
    return stored.isPresent();
  }

  @Override
  public void replaceCheckpoint(byte[] note) throws IOException {
    Path target = root.resolve(TilePath.CHECKPOINT);
    writeForced(draftOf(target), note);
    Files.move(
        draftOf(target),
        target,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceAll(Set.of(root));
  }

  @Override
  public void deletePartials(String fullPath) throws IOException {
    Path partials = resolve(fullPath + ".p");
    if (!Files.isDirectory(partials) || !Files.exists(resolve(fullPath))) {
      return;
    }
    try (Stream<Path> files = Files.list(partials)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(partials);
  }

  @Override
  public WriteLock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel::close;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("log " + root + " is already open for writing in this process", e);
    }
    channel.close();
    throw new IOException("log " + root + " is already open for writing in another process");
  }

  private Path resolve(String path) {
    Path resolved = root.resolve(path).normalize();
    if (!resolved.startsWith(root) || resolved.equals(root)) {
      throw new IllegalArgumentException("path outside the log: " + path);
    }
    return resolved;
  }

  /** Makes missing directories and notes each parent that got a new entry. */
  private static void createDirectories(Path directory, Set<Path> touched) throws IOException {
    if (!Files.isDirectory(directory)) {
      createDirectories(parentOf(directory), touched);
      Files.createDirectories(directory);
      touched.add(parentOf(directory));
    }
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no directory above " + path);
    }
    return parent;
  }

  private static Path draftOf(Path target) {
    return target.resolveSibling(target.getFileName() + DRAFT_SUFFIX);
  }

  private static void writeForced(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void forceAll(Set<Path> directories) throws IOException {
    ForcedWrites.together(
        directories.stream().<ForcedWrites.Act>map(directory -> () -> force(directory)).toList());
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
