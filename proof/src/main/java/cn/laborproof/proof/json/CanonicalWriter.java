package cn.laborproof.proof.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** RFC 8785 for the subset of {@link JsonValue}. */
final class CanonicalWriter {
  private final StringBuilder out = new StringBuilder();

  private CanonicalWriter() {}

  static byte[] write(JsonValue value) {
    CanonicalWriter writer = new CanonicalWriter();
    writer.append(value);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void append(JsonValue value) {
    switch (value) {
      case JsonString s -> quote(s.value(), out);
      case JsonInteger i -> out.append(i.value());
      case JsonBoolean b -> out.append(b.value());
      case JsonArray a -> appendArray(a);
      case JsonObject o -> appendObject(o);
    }
  }

  private void appendArray(JsonArray array) {
    out.append('[');
    Iterator<JsonValue> items = array.items().iterator();
    while (items.hasNext()) {
      append(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private void appendObject(JsonObject object) {
    out.append('{');
    Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      quote(member.getKey(), out);
      out.append(':');
      append(member.getValue());
      if (members.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  /**
   * RFC 8785 §3.2.2.2: short escapes where JSON has them, lower-case {@code \\u00xx} for the rest.
   */
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 0xf, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
