package cn.laborproof.document.examine.attack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A TrueType font taken apart and put together again with something else in it. */
final class FontEditor {
  private final Map<String, byte[]> tables = new LinkedHashMap<>();

  FontEditor(byte[] program) {
    ByteBuffer font = ByteBuffer.wrap(program);
    for (int i = 0; i < font.getShort(4); i++) {
      byte[] tag = new byte[4];
      font.get(12 + 16 * i, tag);
      byte[] table = new byte[font.getInt(12 + 16 * i + 12)];
      font.get(font.getInt(12 + 16 * i + 8), table);
      tables.put(new String(tag, StandardCharsets.US_ASCII), table);
    }
  }

  FontEditor put(String tag, byte[] table) {
    tables.put(tag, table);
    return this;
  }

  /** Writes a number of two bytes into a table. */
  FontEditor number(String tag, int offset, int value) {
    ByteBuffer.wrap(table(tag)).putShort(offset, (short) value);
    return this;
  }

  byte[] table(String tag) {
    byte[] table = tables.get(tag);
    if (table == null) {
      throw new IllegalArgumentException("no table " + tag);
    }
    return table;
  }

  /** Two glyphs change their outlines, and with them the white before them. */
  FontEditor swap(int one, int other) {
    ByteBuffer loca = ByteBuffer.wrap(table("loca"));
    int count = loca.capacity() / 4 - 1;
    ByteArrayOutputStream glyf = new ByteArrayOutputStream();
    ByteBuffer offsets = ByteBuffer.allocate(loca.capacity());
    for (int i = 0; i < count; i++) {
      offsets.putInt(glyf.size());
      int from = i == one ? other : i == other ? one : i;
      glyf.write(
          table("glyf"), loca.getInt(4 * from), loca.getInt(4 * from + 4) - loca.getInt(4 * from));
    }
    offsets.putInt(glyf.size());
    ByteBuffer metrics = ByteBuffer.wrap(table("hmtx"));
    int kept = metrics.getInt(4 * one);
    metrics.putInt(4 * one, metrics.getInt(4 * other)).putInt(4 * other, kept);
    return put("glyf", glyf.toByteArray()).put("loca", offsets.array());
  }

  byte[] bytes() {
    int at = 12 + 16 * tables.size();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(at);
    head.putInt(0x00010000).putShort((short) tables.size()).position(12);
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      head.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(0);
      head.putInt(at + data.size()).putInt(table.getValue().length);
      data.writeBytes(table.getValue());
      data.writeBytes(new byte[-table.getValue().length & 3]);
    }
    return Bytes.concat(head.array(), data.toByteArray());
  }
}
