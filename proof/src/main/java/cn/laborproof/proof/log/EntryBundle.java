package cn.laborproof.proof.log;

import cn.laborproof.proof.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries in a row, each behind its big-endian 16-bit length (C2SP tlog-tiles). */
final class EntryBundle {
  private EntryBundle() {}

  static byte[] encode(List<LogEntry> entries) {
    int length = entries.stream().mapToInt(entry -> Short.BYTES + entry.length()).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (LogEntry entry : entries) {
      out.putShort((short) entry.length()).put(entry.bytes());
    }
    return out.array();
  }

  static List<LogEntry> decode(byte[] bundle) {
    List<LogEntry> entries = new ArrayList<>(TilePath.WIDTH);
    int at = 0;
    while (at < bundle.length) {
      int start = at + Short.BYTES;
      int end = start > bundle.length ? start : start + length(bundle, at);
      if (end > bundle.length) {
        throw new MalformedException("entry bundle: entry " + entries.size() + " is cut off");
      }
      entries.add(LogEntry.ofBytes(Arrays.copyOfRange(bundle, start, end)));
      at = end;
    }
    return entries;
  }

  private static int length(byte[] bundle, int at) {
    return (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
  }
}
