package cn.laborproof.document.examine.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Cuts bytes into the tokens of ISO 32000-1 §7.2. Holds a position; never reads outside {@code
 * [start, end)}.
 */
final class Lexer {
  private static final int MOST_DIGITS = 15;

  private final byte[] bytes;
  private final int end;
  private int position;

  Lexer(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  void moveTo(int offset) {
    position = offset;
  }

  boolean atEnd() {
    return position >= end;
  }

  /** The byte at the position, or -1 at the end. */
  int peek() {
    return position < end ? bytes[position] & 0xff : -1;
  }

  int peekAfter() {
    return position + 1 < end ? bytes[position + 1] & 0xff : -1;
  }

  int next() throws MalformedPdfException {
    if (position >= end) {
      throw malformed("data ends too early");
    }
    return bytes[position++] & 0xff;
  }

  static boolean isWhitespace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }

  static boolean isDelimiter(int c) {
    return switch (c) {
      case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
      default -> false;
    };
  }

  static boolean isRegular(int c) {
    return c >= 0 && !isWhitespace(c) && !isDelimiter(c);
  }

  /** Skips white space and comments. */
  void skipBlank() {
    while (position < end) {
      int c = bytes[position];
      if (isWhitespace(c)) {
        position++;
      } else if (c == '%') {
        skipLine();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (position < end && bytes[position] != '\n' && bytes[position] != '\r') {
      position++;
    }
  }

  /** Takes this keyword if it stands here and ends here. */
  boolean take(String keyword) {
    int after = position + keyword.length();
    if (after > end || (after < end && isRegular(bytes[after] & 0xff))) {
      return false;
    }
    for (int i = 0; i < keyword.length(); i++) {
      if (bytes[position + i] != keyword.charAt(i)) {
        return false;
      }
    }
    position = after;
    return true;
  }

  void expect(String keyword) throws MalformedPdfException {
    if (!take(keyword)) {
      throw malformed("expected " + keyword);
    }
  }

  /** A run of regular characters: a keyword, an operator or a number. */
  String word() throws MalformedPdfException {
    int start = position;
    while (isRegular(peek())) {
      position++;
    }
    if (start == position) {
      throw malformed("expected a word");
    }
    return new String(bytes, start, position - start, ISO_8859_1);
  }

  /** An unsigned integer of at most ten digits. */
  int unsigned() throws MalformedPdfException {
    int start = position;
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + (bytes[position++] - '0');
      if (position - start > 10) {
        throw malformed("number too long");
      }
    }
    if (start == position || value > Integer.MAX_VALUE || isRegular(peek())) {
      throw malformed("expected an unsigned integer");
    }
    return (int) value;
  }

  PdfValue.Number number() throws MalformedPdfException {
    int start = position;
    boolean negative = peek() == '-';
    if (negative || peek() == '+') {
      position++;
    }
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int c = peek(); isRegular(c); c = peek()) {
      if (c == '.' && point < 0) {
        point = count;
      } else if (c >= '0' && c <= '9' && count < MOST_DIGITS) {
        digits = digits * 10 + (c - '0');
        count++;
      } else {
        throw new MalformedPdfException(start, "not a number");
      }
      position++;
    }
    if (count == 0) {
      throw new MalformedPdfException(start, "not a number");
    }
    double value = point < 0 ? digits : digits / Math.pow(10, count - point);
    return new PdfValue.Number(negative ? -value : value, point < 0);
  }

  PdfValue.Name name() throws MalformedPdfException {
    int start = ++position;
    boolean escaped = false;
    while (isRegular(peek())) {
      escaped |= bytes[position] == '#';
      position++;
    }
    String raw = new String(bytes, start, position - start, ISO_8859_1);
    return new PdfValue.Name(escaped ? unescape(raw, start) : raw);
  }

  private static String unescape(String raw, int offset) throws MalformedPdfException {
    StringBuilder plain = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '#') {
        int high = digit(raw, i + 1);
        int low = digit(raw, i + 2);
        if (high < 0 || low < 0 || (high == 0 && low == 0)) {
          throw new MalformedPdfException(offset, "bad escape in a name");
        }
        plain.append((char) (high << 4 | low));
        i += 2;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static int digit(String raw, int index) {
    return index < raw.length() ? Character.digit(raw.charAt(index), 16) : -1;
  }

  MalformedPdfException malformed(String message) {
    return new MalformedPdfException(position, message);
  }
}
