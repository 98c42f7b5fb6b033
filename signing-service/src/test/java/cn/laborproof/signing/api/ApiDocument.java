package cn.laborproof.signing.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAPI document. A value fits a schema more strictly than JSON Schema asks: a member that is
 * not described does not fit, or a forgotten one would never be noticed.
 */
final class ApiDocument {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  static ApiDocument read(String yaml) {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ApiDocument(JSON.valueToTree(read));
  }

  JsonNode root() {
    return root;
  }

  /** {@code GET /path} of every operation. */
  Set<String> operations() {
    Set<String> all = new TreeSet<>();
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> all.add(method.toUpperCase() + " " + path.getKey())));
    return all;
  }

  JsonNode operation(String called) {
    String[] parts = called.split(" ");
    return root.path("paths").path(parts[1]).path(parts[0].toLowerCase());
  }

  /** The answer when all went well. */
  JsonNode success(String called) {
    return operation(called).path("responses").properties().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  JsonNode json(JsonNode answerOrBody) {
    return answerOrBody.path("content").path("application/json").path("schema");
  }

  JsonNode schema(String name) {
    return root.path("components").path("schemas").path(name);
  }

  /** Follows a reference. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.startsWith(SCHEMAS) ? schema(reference.substring(SCHEMAS.length())) : schema;
  }

  /** What of a value is not as a schema says; empty when it fits. */
  List<String> misfits(JsonNode unresolved, JsonNode value, String where) {
    JsonNode schema = resolved(unresolved);
    List<String> found = new ArrayList<>();
    if (!schema.path("enum").isMissingNode()
        && schema.path("enum").valueStream().noneMatch(value::equals)) {
      found.add(where + ": " + value + " is none of " + schema.path("enum"));
    }
    switch (schema.path("type").asString("")) {
      case "object" -> found.addAll(object(schema, value, where));
      case "array" -> {
        if (!value.isArray()) {
          found.add(where + ": no array");
        }
        value
            .valueStream()
            .forEach(item -> found.addAll(misfits(schema.path("items"), item, where + "[]")));
      }
      case "string" -> expect(value.isString(), "no text", where, found);
      case "integer" -> expect(value.isIntegralNumber(), "no whole number", where, found);
      case "number" -> expect(value.isNumber(), "no number", where, found);
      case "boolean" -> expect(value.isBoolean(), "neither true nor false", where, found);
      default -> expect(schema.isObject() && schema.isEmpty(), "not described", where, found);
    }
    return found;
  }

  private List<String> object(JsonNode schema, JsonNode value, String where) {
    List<String> found = new ArrayList<>();
    expect(value.isObject(), "no object", where, found);
    schema
        .path("required")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> !value.has(name))
        .forEach(name -> found.add(where + ": lacks " + name));
    JsonNode others = schema.path("additionalProperties");
    value
        .properties()
        .forEach(member -> {
          JsonNode described = schema.path("properties").path(member.getKey());
          String place = where + "." + member.getKey();
          if (!described.isMissingNode()) {
            found.addAll(misfits(described, member.getValue(), place));
          } else if (others.isObject()) {
            found.addAll(others.isEmpty() ? List.of() : misfits(others, member.getValue(), place));
          } else {
            found.add(place + ": not described");
          }
        });
    return found;
  }

  private static void expect(boolean holds, String otherwise, String where, List<String> found) {
    if (!holds) {
      found.add(where + ": " + otherwise);
    }
  }

  /** Every example, with the schema it stands beside. */
  Stream<Map.Entry<JsonNode, JsonNode>> examples() {
    return under(root)
        .filter(node -> node.has("schema") && node.has("example"))
        .map(node -> Map.entry(node.path("schema"), node.path("example")));
  }

  private static Stream<JsonNode> under(JsonNode node) {
    return Stream.concat(Stream.of(node), node.valueStream().flatMap(ApiDocument::under));
  }
}
