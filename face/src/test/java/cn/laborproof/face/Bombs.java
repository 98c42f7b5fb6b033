package cn.laborproof.face;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Small files that would become very large, and files told to be what they are not. */
final class Bombs {
  private Bombs() {}

  /** A JPEG whose frame header claims other measures. */
  static byte[] claiming(byte[] jpeg, int width, int height) {
    byte[] b = jpeg.clone();
    int at = 2;
    while (at + 9 < b.length) {
      int marker = b[at + 1] & 0xFF;
      if (marker >= 0xC0 && marker <= 0xC2) {
        ByteBuffer.wrap(b).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return b;
      }
      at += 2 + ByteBuffer.wrap(b).getShort(at + 2);
    }
    throw new IllegalArgumentException("no frame header");
  }

  /** A PNG header that claims these measures, and no picture. */
  static byte[] png(int width, int height) {
    ByteBuffer header =
        ByteBuffer.allocate(17).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
        .putInt(13)
        .put(header.array())
        .putInt((int) crc.getValue())
        .array();
  }

  /** The same JPEG with an EXIF segment that says how the camera was held. */
  static byte[] oriented(byte[] jpeg, int orientation) {
    ByteBuffer exif =
        ByteBuffer.allocate(36)
            .putShort((short) 0xFFE1)
            .putShort((short) 34)
            .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** A JPEG with many empty scans before its end. */
  static byte[] manyScans(byte[] jpeg) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 100; i++) {
      out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
    }
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return out.toByteArray();
  }
}
