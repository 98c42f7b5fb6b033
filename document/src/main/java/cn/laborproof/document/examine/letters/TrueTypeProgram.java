package cn.laborproof.document.examine.letters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a TrueType font (ISO/IEC 14496-22), one of ours or one out of a stranger's file.
 * Every access to what is not there throws {@link IndexOutOfBoundsException}.
 */
final class TrueTypeProgram {
  private static final int TRUE_TYPE = 0x00010000;
  private static final int ENTRY = 16;

  private final Map<String, ByteBuffer> tables = new LinkedHashMap<>();

  TrueTypeProgram(byte[] bytes) {
    ByteBuffer font = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    if (font.getInt(0) != TRUE_TYPE) {
      throw new IndexOutOfBoundsException("not a TrueType font");
    }
    int count = Short.toUnsignedInt(font.getShort(4));
    for (int i = 0; i < count; i++) {
      byte[] tag = new byte[4];
      font.get(12 + ENTRY * i, tag);
      int offset = font.getInt(12 + ENTRY * i + 8);
      int length = font.getInt(12 + ENTRY * i + 12);
      String name = new String(tag, StandardCharsets.US_ASCII);
      if (tables.put(name, font.slice(offset, length)) != null) {
        throw new IndexOutOfBoundsException("table " + name + " twice");
      }
    }
  }

  Set<String> tags() {
    return tables.keySet();
  }

  ByteBuffer table(String tag) {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IndexOutOfBoundsException("no table " + tag);
    }
    return table;
  }

  int glyphs() {
    return unsigned("maxp", 4);
  }

  int unitsPerEm() {
    return unsigned("head", 18);
  }

  boolean longOffsets() {
    return unsigned("head", 50) == 1;
  }

  /** How many glyphs have an advance of their own. */
  int metrics() {
    return unsigned("hhea", 34);
  }

  int advance(int glyph) {
    return unsigned("hmtx", 4 * Math.min(glyph, metrics() - 1));
  }

  /** White space that the font asks for before the ink; a reader moves the outline by it. */
  int bearing(int glyph) {
    int own = metrics();
    return table("hmtx").getShort(glyph < own ? 4 * glyph + 2 : 4 * own + 2 * (glyph - own));
  }

  /** The entry of {@code glyf}; empty for a glyph without ink. */
  ByteBuffer outline(int glyph) {
    ByteBuffer loca = table("loca");
    boolean longs = longOffsets();
    int from = longs ? loca.getInt(4 * glyph) : 2 * unsigned("loca", 2 * glyph);
    int to = longs ? loca.getInt(4 * glyph + 4) : 2 * unsigned("loca", 2 * glyph + 2);
    return table("glyf").slice(from, to - from);
  }

  private int unsigned(String tag, int offset) {
    return Short.toUnsignedInt(table(tag).getShort(offset));
  }
}
