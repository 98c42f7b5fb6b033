package cn.laborproof.risk.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a text that is there whole or not at all. */
public final class Draft {

  /**
   * What is written.
   *
   * @param <T> what there is to tell of it
   */
  @FunctionalInterface
  public interface Content<T> {
    /** Writes it, in UTF-8. */
    T to(BufferedWriter writer) throws IOException;
  }

  private Draft() {}

  /**
   * Writes beside the file and takes its place when all is written.
   *
   * @throws IOException when it cannot be written; what stood there before stands there still
   */
  public static <T> T write(Path file, Content<T> content) throws IOException {
    Path draft = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".draft");
    try {
      T told;
      try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        told = content.to(writer);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return told;
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
