package cn.laborproof.democlient;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonBoolean;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A JSON answer, read by paths such as {@code evidence.isAnchored}. */
record Answer(JsonValue value) {

  /**
   * @throws JourneyException when the service did not say it
   */
  String text(String path) {
    return find(path)
        .flatMap(v -> v instanceof JsonString s ? Optional.of(s.value()) : Optional.empty())
        .orElseThrow(() -> new JourneyException("the answer has no text \"" + path + "\""));
  }

  /** The JSON as people like to read it. */
  byte[] pretty() {
    return value.pretty().getBytes(StandardCharsets.UTF_8);
  }

  boolean isTrue(String path) {
    return find(path).map(v -> v instanceof JsonBoolean b && b.value()).orElse(false);
  }

  List<Answer> list(String path) {
    return find(path).stream()
        .flatMap(v -> v instanceof JsonArray a ? a.items().stream() : java.util.stream.Stream.of())
        .map(Answer::new)
        .toList();
  }

  List<Answer> items() {
    return value instanceof JsonArray a ? a.items().stream().map(Answer::new).toList() : List.of();
  }

  private Optional<JsonValue> find(String path) {
    Optional<JsonValue> found = Optional.of(value);
    for (String name : path.split("\\.")) {
      found = found.flatMap(v -> v instanceof JsonObject o ? o.member(name) : Optional.empty());
    }
    return found;
  }
}
