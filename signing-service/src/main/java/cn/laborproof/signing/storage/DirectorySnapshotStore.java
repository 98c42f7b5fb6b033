package cn.laborproof.signing.storage;

import cn.laborproof.signing.shared.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files in folders below one: copied beside, fsync, atomic rename, fsync of the folder. */
final class DirectorySnapshotStore implements SnapshotStore {

  private static final String DRAFT = ".draft";

  private final Path root;

  DirectorySnapshotStore(Path root) throws IOException {
    this.root = PrivateFiles.directory(root);
  }

  @Override
  public void put(String name, Path file) throws IOException {
    Path target = path(name);
    Path folder = PrivateFiles.directory(Objects.requireNonNull(target.getParent(), "parent"));
    Path draft = folder.resolve(DRAFT + target.getFileName());
    try {
      Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.sync(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(path(name));
  }

  /** Drafts of a process that died are among them, so that who clears a folder clears them too. */
  @Override
  public List<String> names(String folder) throws IOException {
    Path start = path(folder.substring(0, folder.length() - 1));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("name: outside the store");
    }
    Files.deleteIfExists(file);
    Path folder = file.getParent();
    while (folder != null && !folder.equals(root) && isEmpty(folder)) {
      Files.deleteIfExists(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> left = Files.list(folder)) {
      return left.findAny().isEmpty();
    }
  }

  private Path path(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name: not one of ours");
    }
    return root.resolve(name);
  }
}
