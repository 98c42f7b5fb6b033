package cn.laborproof.document.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a font that one document uses, with glyphs renumbered from 1 in the order of their
 * characters, so that equal repertoires give equal bytes. Composite parts follow at the end.
 */
public final class FontSubset {
  private static final int COMPOSITE_WORDS = 0x0001;
  private static final int COMPOSITE_SCALE = 0x0008;
  private static final int COMPOSITE_MORE = 0x0020;
  private static final int COMPOSITE_XY_SCALE = 0x0040;
  private static final int COMPOSITE_2X2 = 0x0080;

  private final TrueTypeFace face;
  private final SortedMap<Integer, Integer> numbers = new TreeMap<>();
  private final List<Integer> originals = new ArrayList<>();
  private final List<byte[]> outlines = new ArrayList<>();

  /**
   * A subset.
   *
   * @param face the font, which must have all the characters
   * @param codePoints the characters; duplicates are ignored
   */
  public FontSubset(TrueTypeFace face, Collection<Integer> codePoints) {
    this.face = face;
    originals.add(0);
    for (int codePoint : new TreeSet<>(codePoints)) {
      numbers.put(codePoint, originals.size());
      originals.add(face.glyph(codePoint).orElseThrow());
    }
    for (int i = 0; i < originals.size(); i++) {
      outlines.add(renumbered(face.outline(originals.get(i))));
    }
  }

  /** The font this is a part of. */
  public TrueTypeFace face() {
    return face;
  }

  /** Glyph number in the subset by character, ascending. */
  public SortedMap<Integer, Integer> numbers() {
    return Collections.unmodifiableSortedMap(numbers);
  }

  /** How many glyphs the subset has, {@code .notdef} included. */
  public int size() {
    return originals.size();
  }

  /** The advance width of a glyph of the subset in thousandths of the em. */
  public int advance(int number) {
    return Math.round(face.advance(originals.get(number)) * 1000f / face.unitsPerEm());
  }

  /** The font's vertical measures and box in thousandths of the em, for a PDF font descriptor. */
  public FontMetrics metrics() {
    int[] box = face.boundingBox();
    return new FontMetrics(
        face.verticalMetric(4), face.verticalMetric(6), box[0], box[1], box[2], box[3]);
  }

  /** Copies a glyph; the parts of a composite get numbers of their own. */
  private byte[] renumbered(ByteBuffer outline) {
    byte[] copy = new byte[outline.capacity()];
    outline.get(0, copy);
    if (copy.length == 0 || outline.getShort(0) >= 0) {
      return copy;
    }
    ByteBuffer composite = ByteBuffer.wrap(copy);
    int position = 10;
    int flags;
    do {
      flags = composite.getShort(position);
      int part = Short.toUnsignedInt(composite.getShort(position + 2));
      composite.putShort(position + 2, (short) numberOfPart(part));
      position += 4 + ((flags & COMPOSITE_WORDS) != 0 ? 4 : 2) + transformLength(flags);
    } while ((flags & COMPOSITE_MORE) != 0);
    return copy;
  }

  private static int transformLength(int flags) {
    if ((flags & COMPOSITE_SCALE) != 0) {
      return 2;
    }
    if ((flags & COMPOSITE_XY_SCALE) != 0) {
      return 4;
    }
    return (flags & COMPOSITE_2X2) != 0 ? 8 : 0;
  }

  private int numberOfPart(int original) {
    int number = originals.indexOf(original);
    if (number < 0) {
      number = originals.size();
      originals.add(original);
    }
    return number;
  }

  /** The subset as a TrueType font that a PDF embeds (ISO 32000-1 §9.9: no cmap, name, post). */
  public byte[] toTrueType() {
    ByteArrayOutputStream glyf = new ByteArrayOutputStream();
    ByteBuffer loca = ByteBuffer.allocate(4 * (size() + 1));
    ByteBuffer hmtx = ByteBuffer.allocate(4 * size());
    for (int i = 0; i < size(); i++) {
      loca.putInt(glyf.size());
      byte[] outline = outlines.get(i);
      glyf.writeBytes(outline);
      glyf.writeBytes(new byte[-outline.length & 3]);
      hmtx.putShort((short) face.advance(originals.get(i)));
      hmtx.putShort((short) face.extent(originals.get(i)).left());
    }
    loca.putInt(glyf.size());
    Map<String, byte[]> tables = new LinkedHashMap<>();
    putIfPresent(tables, "cvt ");
    putIfPresent(tables, "fpgm");
    tables.put("glyf", glyf.toByteArray());
    tables.put("head", copy("head").putShort(50, (short) 1).putInt(8, 0).array());
    tables.put("hhea", copy("hhea").putShort(34, (short) size()).array());
    tables.put("hmtx", hmtx.array());
    tables.put("loca", loca.array());
    tables.put("maxp", copy("maxp").putShort(4, (short) size()).array());
    putIfPresent(tables, "prep");
    return assembled(tables);
  }

  private void putIfPresent(Map<String, byte[]> tables, String tag) {
    if (face.has(tag)) {
      tables.put(tag, copy(tag).array());
    }
  }

  private ByteBuffer copy(String tag) {
    ByteBuffer table = face.table(tag);
    byte[] copy = new byte[table.capacity()];
    table.get(0, copy);
    return ByteBuffer.wrap(copy);
  }

  private static byte[] assembled(Map<String, byte[]> tables) {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    int length = tables.values().stream().mapToInt(t -> (t.length + 3) & ~3).sum();
    ByteBuffer font = ByteBuffer.allocate(12 + 16 * count + length);
    font.putInt(0x00010000).putShort((short) count).putShort((short) (power * 16));
    font.putShort((short) Integer.numberOfTrailingZeros(power));
    font.putShort((short) (count * 16 - power * 16));
    int offset = 12 + 16 * count;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      font.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      font.putInt(checksum(bytes)).putInt(offset).putInt(bytes.length);
      font.put(offset, bytes);
      offset += (bytes.length + 3) & ~3;
    }
    return font.array();
  }

  private static int checksum(byte[] table) {
    int sum = 0;
    for (int i = 0; i < table.length; i++) {
      sum += (table[i] & 0xFF) << (24 - 8 * (i & 3));
    }
    return sum;
  }
}
