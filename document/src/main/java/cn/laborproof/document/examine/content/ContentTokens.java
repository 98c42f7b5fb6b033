package cn.laborproof.document.examine.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cuts content streams and character maps into what the text reader needs. Never fails: bytes that
 * mean nothing are words.
 */
final class ContentTokens {
  /** A token. */
  sealed interface Token {}

  /** An operator, keyword or number. */
  record Word(String text) implements Token {
    private static final Pattern NUMBER =
        Pattern.compile("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})");

    boolean isNumber() {
      return NUMBER.matcher(text).matches();
    }

    double number() {
      return Double.parseDouble(text);
    }
  }

  /** A name, without its slash. */
  record Name(String text) implements Token {}

  /** A string. */
  record Bytes(byte[] value) implements Token {}

  /** {@code [}. */
  record ArrayStart() implements Token {}

  /** {@code ]}. */
  record ArrayEnd() implements Token {}

  private final byte[] data;
  private int at;

  ContentTokens(byte[] data) {
    this.data = data;
  }

  Optional<Token> next() {
    skipBlank();
    if (at >= data.length) {
      return Optional.empty();
    }
    return Optional.of(
        switch (data[at]) {
          case '[' -> symbol(new ArrayStart());
          case ']' -> symbol(new ArrayEnd());
          case '/' -> name();
          case '(' -> literal();
          case '<' ->
              at + 1 < data.length && data[at + 1] == '<'
                  ? symbol(symbol(new Word("<<")))
                  : hexadecimal();
          case '>', '{', '}', ')' -> symbol(new Word(String.valueOf((char) data[at])));
          default -> new Word(run());
        });
  }

  /**
   * Skips the data of an inline image: up to {@code EI} between white space (ISO 32000-1 §8.9.7).
   */
  void skipInlineImage() {
    while (at + 3 < data.length
        && !(blank(data[at])
            && data[at + 1] == 'E'
            && data[at + 2] == 'I'
            && blank(data[at + 3]))) {
      at++;
    }
    at = Math.min(data.length, at + 3);
  }

  private Token symbol(Token token) {
    at++;
    return token;
  }

  private Token name() {
    at++;
    return new Name(run());
  }

  private String run() {
    int start = at;
    while (at < data.length && !blank(data[at]) && "()<>[]{}/%".indexOf(data[at]) < 0) {
      at++;
    }
    return new String(data, start, at - start, ISO_8859_1);
  }

  private Token hexadecimal() {
    at++;
    int end = at;
    while (end < data.length && data[end] != '>') {
      end++;
    }
    byte[] value = new byte[(end - at + 1) / 2];
    int nibbles = 0;
    while (at < end) {
      int digit = Character.digit(data[at++], 16);
      if (digit >= 0) {
        value[nibbles / 2] |= (byte) (nibbles % 2 == 0 ? digit << 4 : digit);
        nibbles++;
      }
    }
    at++;
    return new Bytes(Arrays.copyOf(value, (nibbles + 1) / 2));
  }

  private Token literal() {
    at++;
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    int open = 1;
    while (at < data.length) {
      int c = data[at++] & 0xff;
      if (c == '\\' && at < data.length) {
        escape(value);
        continue;
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        break;
      }
      value.write(c);
    }
    return new Bytes(value.toByteArray());
  }

  private void escape(ByteArrayOutputStream value) {
    int c = data[at++] & 0xff;
    if (c >= '0' && c <= '7') {
      int code = c - '0';
      for (int i = 0; i < 2 && at < data.length && data[at] >= '0' && data[at] <= '7'; i++) {
        code = code * 8 + data[at++] - '0';
      }
      value.write(code);
    } else if (c == '\r' || c == '\n') {
      if (c == '\r' && at < data.length && data[at] == '\n') {
        at++;
      }
    } else {
      int control = "nrtbf".indexOf(c);
      value.write(control < 0 ? c : "\n\r\t\b\f".charAt(control));
    }
  }

  private void skipBlank() {
    while (at < data.length && (blank(data[at]) || data[at] == '%')) {
      if (data[at] == '%') {
        while (at < data.length && data[at] != '\n' && data[at] != '\r') {
          at++;
        }
      } else {
        at++;
      }
    }
  }

  private static boolean blank(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }
}
