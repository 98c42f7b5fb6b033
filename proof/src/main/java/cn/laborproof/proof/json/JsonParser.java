package cn.laborproof.proof.json;

import cn.laborproof.proof.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Recursive descent over RFC 8259 grammar, minus null, fractions and exponents. */
final class JsonParser {
  /** Deeper than anything the formats nest, far less than a stack. */
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  JsonParser(String text) {
    this.text = text;
  }

  JsonValue parse() {
    JsonValue value = value(0);
    skipSpace();
    if (at != text.length()) {
      throw fault("text after the value");
    }
    return value;
  }

  private JsonValue value(int depth) {
    if (depth > MAX_DEPTH) {
      throw fault("nested deeper than " + MAX_DEPTH);
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonString(string());
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> integer();
      default -> throw fault("no value of the evidence subset (null is not in it)");
    };
  }

  private JsonObject object(int depth) {
    SortedMap<String, JsonValue> members = new TreeMap<>();
    expect('{');
    if (!closes('}')) {
      do {
        skipSpace();
        String name = string();
        skipSpace();
        expect(':');
        if (members.put(name, value(depth + 1)) != null) {
          throw fault("member given twice: " + name);
        }
      } while (continues('}'));
    }
    return new JsonObject(members);
  }

  private JsonArray array(int depth) {
    List<JsonValue> items = new ArrayList<>();
    expect('[');
    if (!closes(']')) {
      do {
        items.add(value(depth + 1));
      } while (continues(']'));
    }
    return new JsonArray(items);
  }

  private boolean closes(char end) {
    skipSpace();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean continues(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private JsonBoolean literal(String word, boolean value) {
    if (!text.startsWith(word, at)) {
      throw fault("unknown word");
    }
    at += word.length();
    return new JsonBoolean(value);
  }

  private JsonInteger integer() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int firstDigit = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(firstDigit, at);
    boolean leadingZero = digits.length() > 1 && digits.startsWith("0");
    boolean minusZero = digits.equals("0") && firstDigit != start;
    if (digits.isEmpty() || digits.length() > 16 || leadingZero || minusZero || fractionFollows()) {
      throw fault("number outside the evidence subset (whole, no leading zero, below 2^53)");
    }
    return new JsonInteger(Long.parseLong(text, start, at, 10));
  }

  private boolean fractionFollows() {
    return at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return new JsonString(out.toString()).value();
      }
      if (c < 0x20) {
        throw fault("control character in a string");
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = next();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw fault("bad \\u escape");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("ends too early");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char c) {
    if (next() != c) {
      at--;
      throw fault("expected " + c);
    }
  }

  private MalformedException fault(String what) {
    return new MalformedException("JSON at character " + at + ": " + what);
  }
}
