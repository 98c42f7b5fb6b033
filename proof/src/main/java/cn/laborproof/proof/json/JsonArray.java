package cn.laborproof.proof.json;

import java.util.List;
import java.util.function.Function;

/** An ordered list of values. */
public record JsonArray(List<JsonValue> items) implements JsonValue {
  public JsonArray {
    items = List.copyOf(items);
  }

  /** An array of what {@code toJson} makes of each item. */
  public static <T> JsonArray of(List<T> items, Function<? super T, ? extends JsonValue> toJson) {
    return new JsonArray(items.stream().<JsonValue>map(toJson::apply).toList());
  }

  /** An array of strings. */
  public static JsonArray ofStrings(List<String> items) {
    return of(items, JsonString::new);
  }
}
