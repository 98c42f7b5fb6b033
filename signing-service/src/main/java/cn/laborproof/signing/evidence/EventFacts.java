package cn.laborproof.signing.evidence;

import cn.laborproof.proof.json.JsonBoolean;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Facts between Java values and canonical JSON: text, whole number, truth; nothing else may stand
 * in an event.
 */
final class EventFacts {

  private EventFacts() {}

  static SortedMap<String, JsonValue> toJson(Map<String, Object> facts) {
    var json = new TreeMap<String, JsonValue>();
    facts.forEach((key, value) -> json.put(key, value(key, value)));
    return json;
  }

  static Map<String, Object> toJava(Map<String, JsonValue> facts) {
    var java = new LinkedHashMap<String, Object>();
    facts.forEach((key, value) -> java.put(key, plain(key, value)));
    return java;
  }

  private static JsonValue value(String key, Object value) {
    return switch (value) {
      case String text -> new JsonString(text);
      case Long number -> new JsonInteger(number);
      case Integer number -> new JsonInteger(number);
      case Boolean truth -> new JsonBoolean(truth);
      default ->
          throw new IllegalArgumentException(
              "fact " + key + ": " + value.getClass() + " (expected: text, whole number, truth)");
    };
  }

  private static Object plain(String key, JsonValue value) {
    return switch (value) {
      case JsonString text -> text.value();
      case JsonInteger number -> number.value();
      case JsonBoolean truth -> truth.value();
      default -> throw new IllegalArgumentException("fact " + key + " is not plain");
    };
  }
}
