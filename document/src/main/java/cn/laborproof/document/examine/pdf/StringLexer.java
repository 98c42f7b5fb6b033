package cn.laborproof.document.examine.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Reads literal and hexadecimal strings (ISO 32000-1 §7.3.4). */
final class StringLexer {
  private final Lexer lexer;
  private final byte[] bytes;

  StringLexer(Lexer lexer, byte[] bytes) {
    this.lexer = lexer;
    this.bytes = bytes;
  }

  PdfValue.Text hexadecimal(boolean placed) throws MalformedPdfException {
    int start = lexer.position();
    lexer.next();
    int from = lexer.position();
    while (lexer.peek() != '>') {
      lexer.next();
    }
    int to = lexer.position();
    lexer.next();
    byte[] decoded = new byte[(to - from + 1) / 2];
    int nibbles = 0;
    for (int i = from; i < to; i++) {
      if (Lexer.isWhitespace(bytes[i])) {
        continue;
      }
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        throw new MalformedPdfException(i, "not a hexadecimal digit");
      }
      decoded[nibbles / 2] |= (byte) (nibbles % 2 == 0 ? digit << 4 : digit);
      nibbles++;
    }
    String value = new String(decoded, 0, (nibbles + 1) / 2, ISO_8859_1);
    return text(value, true, start, placed);
  }

  PdfValue.Text literal(boolean placed) throws MalformedPdfException {
    int start = lexer.position();
    lexer.next();
    StringBuilder value = new StringBuilder();
    int open = 1;
    while (true) {
      int c = lexer.next();
      switch (c) {
        case '(' -> open++;
        case ')' -> open--;
        case '\\' -> c = escape();
        case '\r' -> c = endOfLine();
        default -> {}
      }
      if (open == 0) {
        return text(value.toString(), false, start, placed);
      }
      if (c >= 0) {
        value.append((char) c);
      }
    }
  }

  private int endOfLine() throws MalformedPdfException {
    if (lexer.peek() == '\n') {
      lexer.next();
    }
    return '\n';
  }

  /** The escaped character, or -1 where the escape stands for nothing. */
  private int escape() throws MalformedPdfException {
    int c = lexer.next();
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '\n' -> -1;
      case '\r' -> {
        endOfLine();
        yield -1;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
      default -> c;
    };
  }

  private int octal(int first) throws MalformedPdfException {
    int value = first;
    for (int i = 0; i < 2 && lexer.peek() >= '0' && lexer.peek() <= '7'; i++) {
      value = value * 8 + lexer.next() - '0';
    }
    return value & 0xff;
  }

  private PdfValue.Text text(String value, boolean hexadecimal, int start, boolean placed) {
    return placed
        ? new PdfValue.Text(value, hexadecimal, start, lexer.position())
        : new PdfValue.Text(value, hexadecimal, -1, -1);
  }
}
