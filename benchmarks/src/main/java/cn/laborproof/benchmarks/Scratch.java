package cn.laborproof.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder below the working directory, so that its disk is measured and no memory file system,
 * gone when closed.
 */
record Scratch(Path directory) implements AutoCloseable {

  static Scratch make(String name) throws IOException {
    return new Scratch(Files.createTempDirectory(Path.of("").toAbsolutePath(), name));
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(directory)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
