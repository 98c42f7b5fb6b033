package cn.laborproof.proof.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.examine.SampleCase;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonBoolean;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published schema is what is written: checked with the few keywords the schema uses. */
class VerdictSchemaTest {
  private static JsonObject schema;
  private static SampleCase sample;

  @BeforeAll
  static void read(@TempDir Path dir) throws Exception {
    schema = Json.parseObject(Files.readAllBytes(Path.of("../docs/verdict-schema.json")));
    sample = new SampleCase(dir);
  }

  @Test
  void a_passed_a_pending_and_a_failed_verdict_follow_the_schema() throws Exception {
    byte[] pending =
        sample.unanchored(SampleCase.CONTRACT).build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    byte[] broken = sample.wholePackage();
    broken[broken.length - 1] ^= 1;
    for (byte[] file : List.of(sample.wholePackage(), pending, broken, SampleCase.CONTRACT)) {
      follow(VerdictJson.write(sample.verifier().verify("file", file)), schema, "verdict");
    }
  }

  @Test
  void the_schema_lists_every_reason_and_outcome() {
    assertThat(definition("subIndication").fields("x").strings("enum"))
        .containsExactlyElementsOf(names(SubIndication.values()));
    assertThat(definition("indication").fields("x").strings("enum"))
        .containsExactlyElementsOf(names(Indication.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static JsonObject definition(String name) {
    return schema.fields("schema").object("$defs").fields("defs").object(name);
  }

  private static void follow(JsonValue value, JsonObject rule, String at) {
    JsonFields in = rule.fields(at);
    Optional<String> reference = in.optionalString("$ref");
    if (reference.isPresent()) {
      follow(value, definition(reference.get().substring("#/$defs/".length())), at);
    }
    in.optionalString("const").ifPresent(c -> assertThat(value).isEqualTo(new JsonString(c)));
    in.optionalString("type").ifPresent(type -> assertThat(typeOf(value)).as(at).isEqualTo(type));
    if (rule.member("enum").isPresent()) {
      assertThat(in.strings("enum")).as(at).contains(((JsonString) value).value());
    }
    in.optionalString("pattern")
        .ifPresent(p -> assertThat(((JsonString) value).value()).as(at).matches(p));
    if (value instanceof JsonObject object && rule.member("properties").isPresent()) {
      followMembers(object, in, at);
    }
    if (value instanceof JsonArray array && rule.member("items").isPresent()) {
      array.items().forEach(item -> follow(item, in.object("items"), at + "[]"));
    }
  }

  private static void followMembers(JsonObject object, JsonFields in, String at) {
    JsonObject properties = in.object("properties");
    assertThat(object.members().keySet()).as(at).containsAll(in.strings("required"));
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String path = at + "." + member.getKey();
      assertThat(properties.members()).as(path + " is documented").containsKey(member.getKey());
      follow(member.getValue(), (JsonObject) properties.members().get(member.getKey()), path);
    }
  }

  private static String typeOf(JsonValue value) {
    return switch (value) {
      case JsonObject _ -> "object";
      case JsonArray _ -> "array";
      case JsonString _ -> "string";
      case JsonInteger _ -> "integer";
      case JsonBoolean _ -> "boolean";
    };
  }
}
