package cn.laborproof.document.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Collects the objects of one revision and writes them with a cross-reference table, as a new file
 * or appended to an earlier one (ISO 32000-1 §7.5.6). Objects all have generation 0. Not
 * thread-safe.
 */
public final class RevisionWriter {
  /** Binary comment so that transports treat the file as binary (ISO 19005-3 §6.1.2). */
  private static final byte[] HEADER =
      "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(StandardCharsets.ISO_8859_1);

  /** Width of an offset in a cross-reference table. */
  private static final int OFFSET_DIGITS = 10;

  /** On seals and fonts half a percent larger than the best level, in a third of its time. */
  private static final int LEVEL = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
  private final SortedMap<Integer, Integer> offsets = new TreeMap<>();
  private final Base base;
  private int next;

  /**
   * What a revision builds on.
   *
   * @param file the bytes so far; empty for a new file
   * @param size one more than the highest object number so far
   * @param crossReference offset of the last cross-reference table
   */
  public record Base(byte[] file, int size, int crossReference) {}

  /** A writer for a new file. */
  public RevisionWriter() {
    this(new Base(new byte[0], 1, 0));
    out.writeBytes(HEADER);
  }

  /** A writer for a revision appended to a file. */
  public RevisionWriter(Base base) {
    this.base = base;
    this.next = base.size();
    out.writeBytes(base.file());
    if (base.file().length > 0 && base.file()[base.file().length - 1] != '\n') {
      out.write('\n');
    }
  }

  /** A new object number. */
  public int reserve() {
    return next++;
  }

  /** Writes a new object and returns its number. */
  public int add(String body) {
    int number = reserve();
    put(number, body);
    return number;
  }

  /** Writes a new stream, compressed, and returns its number. */
  public int addStream(String entries, byte[] data) {
    int number = reserve();
    putStream(number, entries, data);
    return number;
  }

  /** Writes a new stream as it is: metadata must be readable without a decoder. */
  public int addPlainStream(String entries, byte[] data) {
    int number = reserve();
    putRaw(number, entries + "/Length " + data.length, data);
    return number;
  }

  /** Writes an object under a reserved number, or a new version of an earlier object. */
  public void put(int number, String body) {
    begin(number);
    ascii(body);
    ascii("\nendobj\n");
  }

  /** Writes a compressed stream under a reserved number. */
  public void putStream(int number, String entries, byte[] data) {
    byte[] packed = deflate(data);
    putRaw(number, "%s/Filter/FlateDecode/Length %s".formatted(entries, packed.length), packed);
  }

  private void putRaw(int number, String entries, byte[] data) {
    begin(number);
    ascii("<<" + entries + ">>\nstream\n");
    out.writeBytes(data);
    ascii("\nendstream\nendobj\n");
  }

  /** The bytes written so far. */
  public byte[] written() {
    return out.toByteArray();
  }

  /**
   * Ends the revision.
   *
   * @param trailerEntries root, info and identifier
   * @return the whole file and where the revision's objects begin
   */
  public Written finish(String trailerEntries) {
    int table = out.size();
    ascii("xref\n");
    if (base.file().length == 0) {
      ascii("0 1\n0000000000 65535 f \n");
    }
    writeTable();
    ascii("trailer\n<</Size %s%s".formatted(next, trailerEntries));
    ascii(base.file().length == 0 ? "" : "/Prev " + base.crossReference());
    ascii(">>\nstartxref\n%s\n%%%%EOF\n".formatted(table));
    return new Written(out.toByteArray(), Map.copyOf(offsets));
  }

  /**
   * A written file.
   *
   * @param file the bytes
   * @param offsets where each object of this revision begins
   */
  public record Written(byte[] file, Map<Integer, Integer> offsets) {}

  private void writeTable() {
    int expected = -1;
    for (Map.Entry<Integer, Integer> entry : offsets.entrySet()) {
      if (entry.getKey() != expected) {
        int count = 1;
        while (offsets.containsKey(entry.getKey() + count)) {
          count++;
        }
        ascii(entry.getKey() + " " + count + "\n");
      }
      String offset = entry.getValue().toString();
      ascii("0".repeat(OFFSET_DIGITS - offset.length()) + offset + " 00000 n \n");
      expected = entry.getKey() + 1;
    }
  }

  private void begin(int number) {
    if (offsets.put(number, out.size()) != null) {
      throw new IllegalStateException("object written twice: " + number);
    }
    ascii(number + " 0 obj\n");
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] deflate(byte[] data) {
    try (Deflater deflater = new Deflater(LEVEL)) {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(data.length / 2 + 64);
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    }
  }
}
