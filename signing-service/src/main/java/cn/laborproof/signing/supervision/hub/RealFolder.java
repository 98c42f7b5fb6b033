package cn.laborproof.signing.supervision.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A directory held open. What is done in it goes through its descriptor (openat, fstatat, renameat)
 * and follows no link: whoever may write there can lay a link in the place of a file or of a folder
 * at any moment, and would have the service read or write for it where it may not itself.
 */
final class RealFolder implements AutoCloseable {

  private final SecureDirectoryStream<Path> open;
  private final Path at;

  private RealFolder(SecureDirectoryStream<Path> open, Path at) {
    this.open = open;
    this.at = at;
  }

  /** The folder an operator has named; may be a link. */
  @SuppressWarnings("StreamResourceLeak") // stays open for as long as the folder does
  static RealFolder of(Path at) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(at);
    if (stream instanceof SecureDirectoryStream<Path> open) {
      return new RealFolder(open, at);
    }
    stream.close();
    throw new IOException("this system opens nothing relative to a directory");
  }

  /**
   * A folder in it.
   *
   * @throws IOException when nothing is there, or a link or a file
   */
  RealFolder child(Path name) throws IOException {
    // Looked at first: opening a pipe would wait for its writer.
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(at.resolve(name).toString());
    }
    return new RealFolder(
        open.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), at.resolve(name));
  }

  /** A folder in it, made when nothing is there. */
  RealFolder made(String name, FileAttribute<?>... attributes) throws IOException {
    Path folder = Path.of(name);
    if (!has(folder)) {
      try {
        Files.createDirectory(at.resolve(folder), attributes);
      } catch (FileAlreadyExistsException e) {
        return child(folder);
      }
    }
    return child(folder);
  }

  /** The names in it, sorted; to be asked once. */
  List<Path> names() {
    List<Path> names = new ArrayList<>();
    for (Path each : open) {
      names.add(each.getFileName());
    }
    names.sort(Comparator.comparing(Path::toString));
    return names;
  }

  boolean has(Path name) throws IOException {
    try {
      attributes(name);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Whether it is a file, and neither a link nor anything else. */
  boolean isFile(Path name) throws IOException {
    return attributes(name).isRegularFile();
  }

  /** When a file was last written. */
  Instant written(Path name) throws IOException {
    return attributes(name).lastModifiedTime().toInstant();
  }

  private BasicFileAttributes attributes(Path name) throws IOException {
    return open.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  /**
   * @throws IOException for a link too
   */
  InputStream read(Path name) throws IOException {
    return Channels.newInputStream(
        open.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  /** Moves at once or not at all; whatever bears the new name in the other folder is replaced. */
  void move(Path name, RealFolder to, Path newName) throws IOException {
    open.move(name, to.open, newName);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
