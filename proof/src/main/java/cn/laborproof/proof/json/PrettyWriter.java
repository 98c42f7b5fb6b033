package cn.laborproof.proof.json;

import java.util.List;
import java.util.Map;

/** Indented JSON for people; same content, member order and escapes as the canonical form. */
final class PrettyWriter {
  private final StringBuilder out = new StringBuilder();

  private PrettyWriter() {}

  static String write(JsonValue value) {
    PrettyWriter writer = new PrettyWriter();
    writer.append(value, "");
    return writer.out.append('\n').toString();
  }

  private void append(JsonValue value, String indent) {
    switch (value) {
      case JsonString s -> CanonicalWriter.quote(s.value(), out);
      case JsonInteger i -> out.append(i.value());
      case JsonBoolean b -> out.append(b.value());
      case JsonArray a -> appendArray(a.items(), indent);
      case JsonObject o -> appendObject(List.copyOf(o.members().entrySet()), indent);
    }
  }

  private void appendArray(List<JsonValue> items, String indent) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    String inner = indent + "  ";
    String separator = "[\n";
    for (JsonValue item : items) {
      out.append(separator).append(inner);
      append(item, inner);
      separator = ",\n";
    }
    out.append('\n').append(indent).append(']');
  }

  private void appendObject(List<Map.Entry<String, JsonValue>> members, String indent) {
    if (members.isEmpty()) {
      out.append("{}");
      return;
    }
    String inner = indent + "  ";
    String separator = "{\n";
    for (Map.Entry<String, JsonValue> member : members) {
      out.append(separator).append(inner);
      CanonicalWriter.quote(member.getKey(), out);
      out.append(": ");
      append(member.getValue(), inner);
      separator = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }
}
