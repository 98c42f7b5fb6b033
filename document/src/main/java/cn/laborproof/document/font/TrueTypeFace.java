package cn.laborproof.document.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A TrueType font with {@code glyf} outlines, read for what typesetting, subsetting and drawing
 * need (ISO/IEC 14496-22). The fonts come from this module, so a broken one is a bug, not bad
 * input. Immutable.
 */
public final class TrueTypeFace {
  private static final int FORMAT_SEGMENTED_COVERAGE = 12;

  private final String name;
  private final ByteBuffer font;
  private final Map<String, ByteBuffer> tables;
  private final int unitsPerEm;
  private final boolean longOffsets;
  private final int longMetrics;
  private final int[] groups;

  TrueTypeFace(String name, byte[] bytes) {
    this.name = name;
    this.font = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    this.tables = tables(font);
    this.unitsPerEm = Short.toUnsignedInt(table("head").getShort(18));
    this.longOffsets = table("head").getShort(50) != 0;
    this.longMetrics = Short.toUnsignedInt(table("hhea").getShort(34));
    this.groups = groups(table("cmap"));
  }

  private static Map<String, ByteBuffer> tables(ByteBuffer font) {
    Map<String, ByteBuffer> tables = new LinkedHashMap<>();
    int count = font.getShort(4);
    for (int i = 0; i < count; i++) {
      byte[] tag = new byte[4];
      font.get(12 + 16 * i, tag);
      int offset = font.getInt(12 + 16 * i + 8);
      int length = font.getInt(12 + 16 * i + 12);
      tables.put(new String(tag, StandardCharsets.US_ASCII), font.slice(offset, length));
    }
    return tables;
  }

  /** Start, end and first glyph of each group of the full-repertoire character map. */
  private static int[] groups(ByteBuffer cmap) {
    int count = Short.toUnsignedInt(cmap.getShort(2));
    for (int i = 0; i < count; i++) {
      int offset = cmap.getInt(4 + 8 * i + 4);
      if (cmap.getShort(offset) == FORMAT_SEGMENTED_COVERAGE) {
        int[] groups = new int[3 * cmap.getInt(offset + 12)];
        cmap.slice(offset + 16, 4 * groups.length).asIntBuffer().get(groups);
        return groups;
      }
    }
    throw new IllegalStateException("the font has no full-repertoire character map");
  }

  /** PostScript name, for example {@code NotoSansSC-Regular}. */
  public String name() {
    return name;
  }

  /** Units of the em square; advances and outlines are in these. */
  public int unitsPerEm() {
    return unitsPerEm;
  }

  /** A table, or an exception when the font has none of that name. */
  ByteBuffer table(String tag) {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IllegalStateException("font " + name + " has no table " + tag);
    }
    return table;
  }

  boolean has(String tag) {
    return tables.containsKey(tag);
  }

  /** The glyph of a character, if the font has one. */
  public OptionalInt glyph(int codePoint) {
    int low = 0;
    int high = groups.length / 3 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codePoint < groups[3 * middle]) {
        high = middle - 1;
      } else if (codePoint > groups[3 * middle + 1]) {
        low = middle + 1;
      } else {
        return OptionalInt.of(groups[3 * middle + 2] + codePoint - groups[3 * middle]);
      }
    }
    return OptionalInt.empty();
  }

  /** The advance width of a glyph in units of the em square. */
  public int advance(int glyph) {
    return Short.toUnsignedInt(table("hmtx").getShort(4 * Math.min(glyph, longMetrics - 1)));
  }

  /** Left and right edge of a glyph's ink in units of the em square; zeros for an empty glyph. */
  public Extent extent(int glyph) {
    ByteBuffer outline = outline(glyph);
    return outline.capacity() == 0
        ? new Extent(0, 0)
        : new Extent(outline.getShort(2), outline.getShort(6));
  }

  /** The glyph's entry of the {@code glyf} table; empty for a glyph without ink. */
  ByteBuffer outline(int glyph) {
    ByteBuffer loca = table("loca");
    int from = longOffsets ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xFFFF);
    int to = longOffsets ? loca.getInt(4 * glyph + 4) : 2 * (loca.getShort(2 * glyph + 2) & 0xFFFF);
    return table("glyf").slice(from, to - from);
  }

  /** A vertical measure of the {@code hhea} table in thousandths of the em: 4 ascent, 6 descent. */
  int verticalMetric(int offset) {
    return table("hhea").getShort(offset) * 1000 / unitsPerEm;
  }

  /** The bounding box of all glyphs in thousandths of the em. */
  int[] boundingBox() {
    int[] box = new int[4];
    Arrays.setAll(box, i -> table("head").getShort(36 + 2 * i) * 1000 / unitsPerEm);
    return box;
  }

  /**
   * Where a glyph's ink begins and ends.
   *
   * @param left smallest x
   * @param right largest x
   */
  public record Extent(int left, int right) {}

  @Override
  public String toString() {
    return name;
  }
}
