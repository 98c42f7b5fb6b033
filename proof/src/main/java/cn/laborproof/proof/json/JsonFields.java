package cn.laborproof.proof.json;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Typed reading of one object. Every method throws {@link MalformedException} naming the part and
 * the member when it is missing or of another type. {@link #end()} refuses members nobody asked
 * for: what is present is verified or rejected, never skipped.
 */
public final class JsonFields {
  private final String part;
  private final JsonObject object;
  private final Set<String> asked = new HashSet<>();

  JsonFields(String part, JsonObject object) {
    this.part = part;
    this.object = object;
  }

  /** A string that must be there. */
  public String string(String name) {
    return required(name, optionalString(name));
  }

  /** A string or nothing. */
  public Optional<String> optionalString(String name) {
    return typed(name, JsonString.class, "a string").map(JsonString::value);
  }

  /** An integer that must be there. */
  public long integer(String name) {
    return required(name, typed(name, JsonInteger.class, "an integer")).value();
  }

  /** An integer within bounds, both included. */
  public long integer(String name, long least, long most) {
    long value = integer(name);
    if (value < least || value > most) {
      throw fault(name, value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }

  /** A boolean that must be there. */
  public boolean bool(String name) {
    return required(name, typed(name, JsonBoolean.class, "a boolean")).value();
  }

  /** A digest written as 64 lower-case hex digits. */
  public Digest digest(String name) {
    return Digest.ofHex(string(name));
  }

  /** A digest or nothing. */
  public Optional<Digest> optionalDigest(String name) {
    return optionalString(name).map(Digest::ofHex);
  }

  /** An object that must be there. */
  public JsonObject object(String name) {
    return required(name, optionalObject(name));
  }

  /** An object or nothing. */
  public Optional<JsonObject> optionalObject(String name) {
    return typed(name, JsonObject.class, "an object");
  }

  /** A reader on a nested object; its part name is {@code outer.name}. */
  public JsonFields fields(String name) {
    return object(name).fields(part + "." + name);
  }

  /** An array whose items are objects, each read by {@code read}. */
  public <T> List<T> objects(String name, Function<JsonFields, T> read) {
    List<JsonValue> items = array(name).items();
    return items.stream().map(item -> read.apply(itemFields(name, item))).toList();
  }

  /** An array of strings. */
  public List<String> strings(String name) {
    return array(name).items().stream().map(item -> itemString(name, item)).toList();
  }

  /** An array that must be there. */
  public JsonArray array(String name) {
    return required(name, typed(name, JsonArray.class, "an array"));
  }

  /** Call last: refuses members that were never asked for. */
  public void end() {
    for (String name : object.members().keySet()) {
      if (!asked.contains(name)) {
        throw fault(name, "unknown member (expected: none)");
      }
    }
  }

  /** An exception about a member of this part, for rules only the caller knows. */
  public MalformedException fault(String name, String what) {
    return new MalformedException(part + "." + name + ": " + what);
  }

  private JsonFields itemFields(String name, JsonValue item) {
    if (item instanceof JsonObject o) {
      return o.fields(part + "." + name + "[]");
    }
    throw fault(name, "an item is not an object (expected: objects only)");
  }

  private String itemString(String name, JsonValue item) {
    if (item instanceof JsonString s) {
      return s.value();
    }
    throw fault(name, "an item is not a string (expected: strings only)");
  }

  private <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> fault(name, "missing (expected: present)"));
  }

  private <T extends JsonValue> Optional<T> typed(String name, Class<T> type, String expected) {
    asked.add(name);
    Optional<JsonValue> value = object.member(name);
    if (value.isPresent() && !type.isInstance(value.get())) {
      throw fault(name, "wrong type (expected: " + expected + ")");
    }
    return value.map(type::cast);
  }
}
