package cn.laborproof.risk.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts more rows than memory holds: sorted runs on disk, merged at most {@value #FAN_IN} at a
 * time.
 */
final class RowSorter {

  private static final int FAN_IN = 64;
  private static final int BUFFER = 64 * 1024;
  private static final FactKind[] KINDS = FactKind.values();

  /** Takes the rows in their order. */
  interface Sink {
    void accept(SortedRow row) throws IOException;
  }

  private final Path folder;
  private final long mostBytes;
  private final List<SortedRow> buffer = new ArrayList<>();
  private final Deque<Path> runs = new ArrayDeque<>();
  private long bytes;
  private int named;
  private boolean settled;

  /**
   * @param mostBytes about how much memory the rows not yet on disk may take
   */
  RowSorter(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  void add(SortedRow row) throws IOException {
    buffer.add(row);
    settled = false;
    bytes += 160;
    for (String value : row.row().values()) {
      bytes += value.isEmpty() ? 4 : 56 + value.length();
    }
    if (bytes >= mostBytes) {
      spill();
    }
  }

  /** Hands out every row in order; the sorter is used up afterwards. */
  void drain(Sink sink) throws IOException {
    each(sink);
    buffer.clear();
    delete(runs);
    runs.clear();
  }

  /** Hands out every row in order and keeps them. */
  void each(Sink sink) throws IOException {
    settle();
    if (runs.isEmpty()) {
      for (SortedRow row : buffer) {
        sink.accept(row);
      }
      return;
    }
    merge(List.copyOf(runs), sink);
  }

  /** Puts in order what came in since, in no more runs than are merged at a time. */
  private void settle() throws IOException {
    if (settled) {
      return;
    }
    settled = true;
    if (runs.isEmpty()) {
      buffer.sort(null);
      return;
    }
    if (!buffer.isEmpty()) {
      spill();
    }
    while (runs.size() > FAN_IN) {
      List<Path> some = new ArrayList<>();
      for (int i = 0; i < FAN_IN; i++) {
        some.add(runs.removeFirst());
      }
      Path merged = next();
      try (DataOutputStream out = output(merged)) {
        merge(some, row -> write(out, row));
      }
      delete(some);
      runs.addLast(merged);
    }
  }

  private static void delete(Collection<Path> runs) throws IOException {
    for (Path path : runs) {
      Files.deleteIfExists(path);
    }
  }

  private void spill() throws IOException {
    buffer.sort(null);
    Path run = next();
    try (DataOutputStream out = output(run)) {
      for (SortedRow row : buffer) {
        write(out, row);
      }
    }
    runs.addLast(run);
    buffer.clear();
    bytes = 0;
  }

  private Path next() {
    return folder.resolve("run-" + named++);
  }

  private static DataOutputStream output(Path run) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER));
  }

  private static void write(DataOutputStream out, SortedRow row) throws IOException {
    out.writeByte(row.row().kind().ordinal());
    out.writeByte(row.role());
    out.writeLong(row.row().line());
    out.writeUTF(row.owner());
    out.writeUTF(row.person());
    for (String value : row.row().values()) {
      out.writeUTF(value);
    }
  }

  private static void merge(List<Path> runs, Sink sink) throws IOException {
    PriorityQueue<Run> heads = new PriorityQueue<>();
    try {
      for (Path path : runs) {
        Run run = new Run(path);
        if (run.advance()) {
          heads.add(run);
        } else {
          run.close();
        }
      }
      while (!heads.isEmpty()) {
        Run least = heads.remove();
        sink.accept(least.head());
        if (least.advance()) {
          heads.add(least);
        } else {
          least.close();
        }
      }
    } finally {
      for (Run open : heads) {
        open.close();
      }
    }
  }

  private static final class Run implements Comparable<Run> {
    private final DataInputStream in;
    private @Nullable SortedRow head;

    Run(Path path) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    }

    SortedRow head() {
      SortedRow row = head;
      if (row == null) {
        throw new IllegalStateException("past the end of a run");
      }
      return row;
    }

    boolean advance() throws IOException {
      int ordinal;
      try {
        ordinal = in.readUnsignedByte();
      } catch (EOFException e) {
        return false;
      }
      FactKind kind = KINDS[ordinal];
      int role = in.readUnsignedByte();
      long line = in.readLong();
      String owner = in.readUTF();
      String person = in.readUTF();
      String[] values = new String[kind.columns().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readUTF();
      }
      head = new SortedRow(owner, person, role, new FactRow(kind, line, List.of(values)));
      return true;
    }

    void close() throws IOException {
      in.close();
    }

    @Override
    public int compareTo(Run other) {
      return head().compareTo(other.head());
    }
  }
}
