package cn.laborproof.proof.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;

/**
 * The one ZIP form of evidence-format.md §7: members stored, ASCII names, no extra field, comment,
 * attribute or time, directory in the order of the members, nothing before, between or after. Every
 * byte is therefore determined by names and contents.
 */
final class StoredZip {
  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int CENTRAL_SIGNATURE = 0x02014b50;
  static final int END_SIGNATURE = 0x06054b50;
  static final int LOCAL_BYTES = 30;
  static final int CENTRAL_BYTES = 46;
  static final int END_BYTES = 22;
  private static final int COMMON_BYTES = 24;

  /** Version 1.0 of the format: nothing but stored members. */
  private static final short VERSION = 10;

  /** 1980-01-01, the earliest date a ZIP can write: a package states its time in the manifest. */
  private static final short DATE = 0x0021;

  private StoredZip() {}

  /** What stands about a member in both of its headers. */
  record Header(String name, int crc, int size, int offset) {
    byte[] local() {
      return little(LOCAL_BYTES + name.length())
          .putInt(LOCAL_SIGNATURE)
          .putShort(VERSION)
          .put(common())
          .put(ascii(name))
          .array();
    }

    byte[] central() {
      return little(CENTRAL_BYTES + name.length())
          .putInt(CENTRAL_SIGNATURE)
          .putShort(VERSION)
          .putShort(VERSION)
          .put(common())
          .putShort((short) 0)
          .putShort((short) 0)
          .putShort((short) 0)
          .putInt(0)
          .putInt(offset)
          .put(ascii(name))
          .array();
    }

    /** Flags to extra length: what both headers share. */
    private byte[] common() {
      return little(COMMON_BYTES)
          .putShort((short) 0)
          .putShort((short) 0)
          .putShort((short) 0)
          .putShort(DATE)
          .putInt(crc)
          .putInt(size)
          .putInt(size)
          .putShort((short) name.length())
          .putShort((short) 0)
          .array();
    }
  }

  static byte[] end(int members, int directorySize, int directoryOffset) {
    return little(END_BYTES)
        .putInt(END_SIGNATURE)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) members)
        .putShort((short) members)
        .putInt(directorySize)
        .putInt(directoryOffset)
        .putShort((short) 0)
        .array();
  }

  /** Writes members in the map's order. */
  static byte[] write(SequencedMap<String, byte[]> members) {
    List<Header> headers = new ArrayList<>();
    int offset = 0;
    int directorySize = 0;
    for (Map.Entry<String, byte[]> member : members.entrySet()) {
      Header header =
          new Header(member.getKey(), crc(member.getValue()), member.getValue().length, offset);
      headers.add(header);
      offset += LOCAL_BYTES + header.name().length() + header.size();
      directorySize += CENTRAL_BYTES + header.name().length();
    }
    ByteBuffer out = little(offset + directorySize + END_BYTES);
    for (Header header : headers) {
      out.put(header.local()).put(members.getOrDefault(header.name(), new byte[0]));
    }
    headers.forEach(header -> out.put(header.central()));
    return out.put(end(headers.size(), directorySize, offset)).array();
  }

  /** Reads a file that must be exactly what {@link #write} makes of its members. */
  static SequencedMap<String, byte[]> read(byte[] file, PackageLimits limits)
      throws PackageRefusedException {
    return new StoredZipReader(file, limits).read();
  }

  static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /** An empty map that keeps the order of insertion. */
  static SequencedMap<String, byte[]> members() {
    return new LinkedHashMap<>();
  }
}
