package cn.laborproof.proof.ledger;

import cn.laborproof.proof.MalformedException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the lines of a block file one after the other. A line counts only with its newline; what
 * follows the last one is a torn tail.
 */
public final class BlockFileReader implements Closeable {

  /** No block is longer; a longer line is damage. */
  public static final int MAX_LINE = 4 * 1024 * 1024;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private long offset;
  private long torn;

  /** Opens a file for reading from its beginning. */
  public BlockFileReader(Path file) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  /**
   * The next whole line without its newline, or nothing at the end.
   *
   * @throws MalformedException if a line is longer than {@link #MAX_LINE}
   */
  public Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        Line whole = new Line(offset, line.toByteArray());
        offset += line.size() + 1;
        return Optional.of(whole);
      }
      if (line.size() == MAX_LINE) {
        throw new MalformedException(
            "block file: line at byte " + offset + " (expected: at most 4 MiB)");
      }
      line.write(b);
    }
    torn = line.size();
    return Optional.empty();
  }

  /** Where the next line begins; after the last one, how much of the file is whole. */
  public long offset() {
    return offset;
  }

  /** How many bytes follow the last whole line; known once {@link #next} has given nothing. */
  public long tornBytes() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * One line of the file.
   *
   * @param offset where it begins
   * @param bytes without the newline
   */
  public record Line(long offset, byte[] bytes) {}
}
