package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files of facts a scan reads, and beside each from which delivery and line each of its lines
 * came: eight bytes a line, so that no table of them is in memory.
 */
final class ScanLines implements HubFiles.Target, Lineage.Rows, AutoCloseable {

  /** Below the heading. */
  private static final int FIRST = 2;

  private static final int BYTES = 2 * Integer.BYTES;
  private static final int NOWHERE = -1;

  private final Path facts;
  private final Path origins;
  private final long most;
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final List<UUID> batches = new ArrayList<>();
  private final Map<String, FileChannel> open = new HashMap<>();
  private final Map<FactKind, Long> lines = new HashMap<>();
  private @Nullable OutputStream file;
  private @Nullable DataOutputStream origin;
  private @Nullable FactKind kind;
  private long written;

  /**
   * @param folder gets {@code facts/} and {@code origins/}
   * @param most bytes that all of it may have
   */
  ScanLines(Path folder, long most) throws IOException {
    this.facts = Files.createDirectory(folder.resolve("facts"));
    this.origins = Files.createDirectory(folder.resolve("origins"));
    this.most = most;
  }

  @Override
  public OutputStream begin(FactKind next) throws IOException {
    kind = next;
    OutputStream counted =
        new Counted(new BufferedOutputStream(Files.newOutputStream(facts.resolve(next.file()))));
    file = counted;
    origin =
        new DataOutputStream(
            new Counted(
                new BufferedOutputStream(Files.newOutputStream(origins.resolve(next.file())))));
    return counted;
  }

  @Override
  public void wrote(List<String> cells, UUID batch, long line) throws IOException {
    DataOutputStream out = origin;
    FactKind current = kind;
    if (out == null || current == null) {
      throw new IllegalStateException("no file has begun");
    }
    Integer number = numbers.get(batch);
    if (number == null) {
      number = batches.size();
      numbers.put(batch, number);
      batches.add(batch);
    }
    out.writeInt(number);
    out.writeInt(Math.toIntExact(line));
    // A cell with line breaks takes lines of the file; the fact is named by the first of them.
    for (int more = cells.stream().mapToInt(ScanLines::breaks).sum(); more > 0; more--) {
      out.writeInt(NOWHERE);
      out.writeInt(NOWHERE);
    }
    lines.merge(current, 1L, Long::sum);
  }

  /** As readers of CSV count lines: a carriage return and a line feed are one break. */
  private static int breaks(String cell) {
    int breaks = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\n' || c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n')) {
        breaks++;
      }
    }
    return breaks;
  }

  @Override
  public void end() throws IOException {
    OutputStream out = file;
    DataOutputStream beside = origin;
    if (out != null && beside != null) {
      out.close();
      beside.close();
    }
    file = null;
    origin = null;
  }

  /** How many lines were written of all kinds. */
  long count() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Optional<FactsOfHub.Place> place(String name, long line) {
    ByteBuffer place = ByteBuffer.allocate(BYTES);
    long start = (line - FIRST) * BYTES;
    try {
      FileChannel channel = open.get(name);
      if (channel == null) {
        // Of our own files alone, whatever a source says.
        channel = FileChannel.open(origins.resolve(FactKind.ofFile(name).orElseThrow().file()));
        open.put(name, channel);
      }
      while (place.hasRemaining()) {
        if (channel.read(place, start + place.position()) < 0) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int batch = place.getInt(0);
    return batch == NOWHERE
        ? Optional.empty()
        : Optional.of(new FactsOfHub.Place(batches.get(batch), place.getInt(Integer.BYTES)));
  }

  @Override
  public void close() throws IOException {
    end();
    for (FileChannel channel : open.values()) {
      channel.close();
    }
  }

  /** Ends what would take too much of the disk while it is written. */
  private final class Counted extends FilterOutputStream {

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      count(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      out.write(bytes, offset, length);
    }

    private void count(int more) throws IOException {
      written += more;
      if (written > most) {
        throw new IOException("more than a scan may lay down");
      }
    }
  }
}
