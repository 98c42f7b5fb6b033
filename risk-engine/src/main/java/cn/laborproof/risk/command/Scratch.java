package cn.laborproof.risk.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for intermediate files that is gone when it is closed.
 *
 * @param folder empty at first
 */
public record Scratch(Path folder) implements AutoCloseable {

  /**
   * Beside a file that will be written, so that what is finished can be moved there.
   *
   * @throws IOException when no folder can be made there
   */
  public static Scratch beside(Path file, String prefix) throws IOException {
    return in(file.toAbsolutePath().resolveSibling("."), prefix);
  }

  /**
   * Below a folder.
   *
   * @throws IOException when no folder can be made there
   */
  public static Scratch in(Path folder, String prefix) throws IOException {
    return new Scratch(Files.createTempDirectory(folder, prefix));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
