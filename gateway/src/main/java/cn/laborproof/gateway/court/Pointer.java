package cn.laborproof.gateway.court;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A place in a JSON document (RFC 6901), bounded; the empty text is the whole document. */
record Pointer(List<String> steps) {

  private static final int MOST_STEPS = 8;
  private static final int LONGEST = 200;

  Pointer {
    steps = List.copyOf(steps);
  }

  /**
   * Reads the text form.
   *
   * @throws MalformedException if it is none, or too long or deep
   */
  static Pointer parse(String text) {
    if (text.isEmpty()) {
      return new Pointer(List.of());
    }
    if (!text.startsWith("/") || text.length() > LONGEST || text.matches(".*~(?![01]).*")) {
      throw new MalformedException(
          "pointer: " + text + " (expected: RFC 6901, at most " + LONGEST + " characters)");
    }
    List<String> steps =
        Arrays.stream(text.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    if (steps.size() > MOST_STEPS) {
      throw new MalformedException(
          "pointer: " + text + " (expected: at most " + MOST_STEPS + " steps)");
    }
    return new Pointer(steps);
  }

  /** What stands there. */
  Optional<JsonValue> in(JsonValue document) {
    Optional<JsonValue> here = Optional.of(document);
    for (String step : steps) {
      here = here.flatMap(value -> below(value, step));
    }
    return here;
  }

  /** Whether one of the two lies inside the other, so that both cannot be written. */
  boolean collidesWith(Pointer other) {
    int shorter = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, shorter).equals(other.steps.subList(0, shorter));
  }

  private static Optional<JsonValue> below(JsonValue value, String step) {
    return switch (value) {
      case JsonObject object -> object.member(step);
      case JsonArray array
          when step.matches("0|[1-9][0-9]{0,3}") && Integer.parseInt(step) < array.items().size() ->
          Optional.of(array.items().get(Integer.parseInt(step)));
      default -> Optional.empty();
    };
  }
}
