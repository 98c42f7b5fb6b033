package cn.laborproof.document.examine.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Edits of a file that keep every other byte where it is, or push it. */
final class Bytes {
  private Bytes() {}

  static String text(byte[] file) {
    return new String(file, ISO_8859_1);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Overwrites from an offset on. */
  static byte[] over(byte[] file, int offset, String with) {
    byte[] copy = file.clone();
    byte[] written = ascii(with);
    System.arraycopy(written, 0, copy, offset, written.length);
    return copy;
  }

  /** Replaces the n-th occurrence, from 0, by a text of the same length. */
  static byte[] replace(byte[] file, String what, int nth, String with) {
    if (what.length() != with.length()) {
      throw new IllegalArgumentException(what + " and " + with + " differ in length");
    }
    return over(file, find(file, what, nth), with);
  }

  static int find(byte[] file, String what, int nth) {
    String text = text(file);
    int at = -1;
    for (int i = 0; i <= nth; i++) {
      at = text.indexOf(what, at + 1);
      if (at < 0) {
        throw new IllegalArgumentException("not in the file: " + what);
      }
    }
    return at;
  }
}
