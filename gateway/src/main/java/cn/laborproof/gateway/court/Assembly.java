package cn.laborproof.gateway.court;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a JSON document from values and the places where they go. */
final class Assembly {

  private final Map<Pointer, JsonValue> placed = new LinkedHashMap<>();

  /**
   * Puts a value at a place; objects on the way come into being.
   *
   * @throws MalformedException if something stands there, above or below
   */
  void put(Pointer place, JsonValue value) {
    for (Pointer other : placed.keySet()) {
      if (other.collidesWith(place)) {
        throw new MalformedException(
            "request: " + place.steps() + " and " + other.steps() + " (expected: apart)");
      }
    }
    placed.put(place, value);
  }

  JsonValue document() {
    return build(List.of());
  }

  private JsonValue build(List<String> prefix) {
    JsonValue leaf = placed.get(new Pointer(prefix));
    if (leaf != null) {
      return leaf;
    }
    JsonObject.Builder object = JsonObject.builder();
    placed.keySet().stream()
        .filter(place -> place.steps().size() > prefix.size())
        .filter(place -> place.steps().subList(0, prefix.size()).equals(prefix))
        .map(place -> place.steps().get(prefix.size()))
        .distinct()
        .forEach(member -> object.put(member, build(longer(prefix, member))));
    return object.build();
  }

  private static List<String> longer(List<String> prefix, String step) {
    List<String> steps = new ArrayList<>(prefix);
    steps.add(step);
    return steps;
  }
}
