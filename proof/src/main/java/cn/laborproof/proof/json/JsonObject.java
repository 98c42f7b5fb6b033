package cn.laborproof.proof.json;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Members by name. {@link String#compareTo} orders by UTF-16 code units, which is exactly the order
 * RFC 8785 §3.2.3 asks for.
 */
public record JsonObject(SortedMap<String, JsonValue> members) implements JsonValue {
  public JsonObject {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    members.keySet().forEach(JsonString::requireUnicode);
  }

  /** The member of that name, if there. */
  public Optional<JsonValue> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** A reader that knows which members were asked for, so that unknown ones can be refused. */
  public JsonFields fields(String part) {
    return new JsonFields(part, this);
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** An object of string members. */
  public static JsonObject ofStrings(Map<String, String> members) {
    Builder builder = builder();
    members.forEach(builder::put);
    return builder.build();
  }

  /** Collects members; a name given twice is a mistake of the caller. */
  public static final class Builder {
    private final SortedMap<String, JsonValue> members = new TreeMap<>();

    private Builder() {}

    /** Adds a member. */
    public Builder put(String name, JsonValue value) {
      if (members.put(name, value) != null) {
        throw new IllegalArgumentException("member given twice: " + name);
      }
      return this;
    }

    /** Adds a string. */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /** Adds an integer. */
    public Builder put(String name, long value) {
      return put(name, new JsonInteger(value));
    }

    /** Adds a boolean. */
    public Builder put(String name, boolean value) {
      return put(name, new JsonBoolean(value));
    }

    /** Adds a string if there is one; absent stays absent, there is no null. */
    public Builder putIfPresent(String name, Optional<String> value) {
      value.ifPresent(v -> put(name, v));
      return this;
    }

    /** The object. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
