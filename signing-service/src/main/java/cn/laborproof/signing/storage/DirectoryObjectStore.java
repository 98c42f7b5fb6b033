package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Objects as files {@code ab/cd/<sha256>}: temporary file, fsync, atomic rename, fsync of the
 * directory.
 */
final class DirectoryObjectStore implements ObjectStore {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  private final Path root;

  DirectoryObjectStore(Path root) throws IOException {
    this.root = PrivateFiles.directory(root);
  }

  @Override
  public Digest put(byte[] content) throws IOException {
    Digest name = Digest.sha256(content);
    Path file = path(name);
    if (!Files.exists(file)) {
      PrivateFiles.write(file, content);
    }
    return name;
  }

  @Override
  public byte[] get(Digest name) throws IOException {
    byte[] content = Files.readAllBytes(path(name));
    Digest found = Digest.sha256(content);
    if (!found.equals(name)) {
      throw new DamagedObjectException(name, found);
    }
    return content;
  }

  @Override
  public boolean contains(Digest name) {
    return Files.exists(path(name));
  }

  @Override
  public void delete(Digest name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public void forEach(Consumer<StoredObject> visitor) throws IOException {
    try (Stream<Path> files = Files.walk(root, 3)) {
      for (Path file : (Iterable<Path>) files.filter(DirectoryObjectStore::isObject)::iterator) {
        visit(file, visitor);
      }
    }
  }

  private static void visit(Path file, Consumer<StoredObject> visitor) throws IOException {
    try {
      visitor.accept(
          new StoredObject(
              Digest.ofHex(String.valueOf(file.getFileName())),
              Files.size(file),
              Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      // removed between listing and looking: nothing to visit
    }
  }

  private static boolean isObject(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches() && Files.isRegularFile(file);
  }

  private Path path(Digest name) {
    String hex = name.hex();
    return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
  }
}
