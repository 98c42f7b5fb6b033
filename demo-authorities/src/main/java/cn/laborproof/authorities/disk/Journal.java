package cn.laborproof.authorities.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of lines that only grows. A line is there once {@link #append} returned; a line whose
 * writing was cut by a crash is dropped at the next opening, since nobody was told of it.
 */
public final class Journal implements AutoCloseable {
  private final FileChannel channel;
  private final List<String> lines;

  private Journal(FileChannel channel, List<String> lines) {
    this.channel = channel;
    this.lines = lines;
  }

  static Journal open(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (end < content.length) {
      channel.truncate(end);
      channel.force(true);
    }
    channel.position(end);
    return new Journal(
        channel, new String(content, 0, end, StandardCharsets.UTF_8).lines().toList());
  }

  /** The lines that were there when the journal was opened, oldest first. */
  public List<String> linesAtOpening() {
    return lines;
  }

  /**
   * Adds a line durably.
   *
   * @throws IOException when it could not be kept; the file is then as before
   */
  public synchronized void append(String line) throws IOException {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a journal line cannot hold a line break");
    }
    long before = channel.position();
    try {
      StateDirectory.writeFully(channel, (line + "\n").getBytes(StandardCharsets.UTF_8));
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(before);
      channel.position(before);
      throw e;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
