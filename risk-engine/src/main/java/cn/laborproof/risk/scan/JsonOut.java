package cn.laborproof.risk.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes JSON as a stream: strings, whole numbers, booleans, objects, arrays; RFC 8259. */
final class JsonOut {

  private final Writer out;
  private final StringBuilder indent = new StringBuilder("\n");
  private boolean first = true;

  JsonOut(Writer out) {
    this.out = out;
  }

  JsonOut object() {
    return open('{');
  }

  JsonOut array() {
    return open('[');
  }

  JsonOut endObject() {
    return close('}');
  }

  JsonOut endArray() {
    return close(']');
  }

  /** The name of the next member of an object. */
  JsonOut name(String name) {
    separate();
    quote(name);
    write(": ");
    first = true;
    named = true;
    return this;
  }

  private boolean named;

  JsonOut value(String value) {
    separate();
    quote(value);
    return this;
  }

  JsonOut value(long value) {
    separate();
    write(Long.toString(value));
    return this;
  }

  JsonOut value(boolean value) {
    separate();
    write(Boolean.toString(value));
    return this;
  }

  private JsonOut open(char bracket) {
    separate();
    write(String.valueOf(bracket));
    indent.append("  ");
    first = true;
    return this;
  }

  private JsonOut close(char bracket) {
    indent.setLength(indent.length() - 2);
    if (!first) {
      write(indent.toString());
    }
    write(String.valueOf(bracket));
    first = false;
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
    } else {
      if (!first) {
        write(",");
      }
      if (indent.length() > 1) {
        write(indent.toString());
      }
    }
    first = false;
  }

  private void quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) && !paired(text, i)) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    write(quoted.append('"').toString());
  }

  private static boolean paired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
