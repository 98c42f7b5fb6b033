package cn.laborproof.document.sign;

import cn.laborproof.document.pdf.RevisionWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A revision with a signature dictionary whose {@code /Contents} is still all zeros. {@code
 * /ByteRange} covers everything else (EN 319 142-1 §5.3), and the value is later written in lower
 * case with zeros behind it, so that a signed file has one spelling.
 */
final class PreparedSignature {
  private static final int RANGE_WIDTH = 48;

  private final byte[] file;
  private final int contentsStart;
  private final int contentsEnd;

  private PreparedSignature(byte[] file, int contentsStart, int contentsEnd) {
    this.file = file;
    this.contentsStart = contentsStart;
    this.contentsEnd = contentsEnd;
  }

  /** The entries to put last into a signature dictionary that is completed later. */
  static String placeholders(int reservedBytes) {
    return "/ByteRange" + " ".repeat(RANGE_WIDTH) + "/Contents<" + "00".repeat(reservedBytes) + ">";
  }

  /** Completes the byte range of the signature dictionary that is object {@code dictionary}. */
  static PreparedSignature in(RevisionWriter.Written written, int dictionary) {
    byte[] file = written.file();
    Integer offset = written.offsets().get(dictionary);
    if (offset == null) {
      throw new IllegalStateException("the signature dictionary is not in this revision");
    }
    int range = indexOf(file, "/ByteRange ", offset) + "/ByteRange".length();
    int start = indexOf(file, "/Contents<", range) + "/Contents".length();
    int end = indexOf(file, ">", start) + 1;
    String value = "[0 %s %s %s]".formatted(start, end, file.length - end);
    byte[] ascii = value.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, file, range, ascii.length);
    return new PreparedSignature(file, start, end);
  }

  private static int indexOf(byte[] file, String text, int from) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = from; i <= file.length - wanted.length; i++) {
      if (file[i] == wanted[0]
          && Arrays.equals(file, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalStateException("not in the revision: " + text);
  }

  /** What the byte range covers. */
  byte[] covered() {
    byte[] covered = new byte[file.length - (contentsEnd - contentsStart)];
    System.arraycopy(file, 0, covered, 0, contentsStart);
    System.arraycopy(file, contentsEnd, covered, contentsStart, file.length - contentsEnd);
    return covered;
  }

  /** The finished file. */
  byte[] complete(byte[] value) {
    int room = (contentsEnd - contentsStart - 2) / 2;
    if (value.length > room) {
      throw new SigningException.KeyFailed(
          "the signature value has " + value.length + " bytes, reserved were " + room, null);
    }
    byte[] hex = HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII);
    byte[] finished = file.clone();
    System.arraycopy(hex, 0, finished, contentsStart + 1, hex.length);
    return finished;
  }
}
