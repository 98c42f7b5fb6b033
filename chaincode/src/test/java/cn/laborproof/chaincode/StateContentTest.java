package cn.laborproof.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonBoolean;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No personal value can be stored (PIPL art 47 asks that it can be erased, which no ledger can do):
 * institutions that do their worst, with their own keys, bring nothing into the state but digests,
 * keys and signatures of fixed length, numbers, times, and bounded names.
 */
class StateContentTest {

  /** What may stand under a member's name; any other member is a finding. */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("root|chain|blockHash|data|previous|hash", "[0-9a-f]{64}"),
          Map.entry("key|retired", "[0-9a-f]{64}"),
          Map.entry("signature", "[0-9a-f]{128}"),
          Map.entry("origin", "[A-Za-z0-9][A-Za-z0-9._/-]{0,99}"),
          Map.entry("channel|court", "[A-Za-z][A-Za-z0-9.-]{0,39}"),
          Map.entry("purpose", "business|heartbeat"),
          Map.entry("evidenceNumber", "[A-Z0-9]{2,8}-[0-9]{14}"),
          Map.entry("numberPrefix", "[A-Z0-9]{2,8}"),
          Map.entry("time", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z"),
          Map.entry(
              "deposit", "[0-9a-f]{64}|deposit/[0-9a-f]{64}/[A-Za-z0-9._/-]{1,100}/[0-9]{1,16}"));

  private static final String NUMBERS = "size|number|block|sequence|last";
  private static final String OBJECTS = "block|deposit";
  private static final String KEYS =
      "(key|approval|checkpoint|head|receipt|evidence|deposit)/[A-Za-z0-9._/-]{1,230}|court|head|sequence";

  static Stream<Seeded> runs() {
    return Seeded.runs(150);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatever_is_put_into_a_command_only_bounded_values_enter_the_state(Seeded any) {
    Story story = new Story();
    for (Story.Step step : Story.steps()) {
      for (int attempt = any.number(0, 3); attempt > 0; attempt--) {
        story.tell(step, bent(step.argument(), any));
      }
      story.tell(step, step.argument());
    }

    story.log.state.forEach(StateContentTest::assertHarmless);
    story.court.state.forEach(StateContentTest::assertHarmless);
  }

  /** Without this the test above could pass because nothing is ever accepted. */
  @Test
  void the_story_reaches_every_kind_of_key() {
    Story story = new Story();
    for (Story.Step step : Story.steps()) {
      Response response = story.tell(step, step.argument());
      assertThat(response.getStatusCode())
          .as(step.function() + " " + response.getMessage())
          .isEqualTo(200);
    }

    assertThat(story.log.state.keySet().stream().map(key -> key.split("/")[0]))
        .contains("key", "approval", "checkpoint", "head", "receipt", "evidence");
    assertThat(story.court.state.keySet().stream().map(key -> key.split("/")[0]))
        .contains("court", "sequence", "deposit", "evidence", "head", "receipt");
  }

  /** The guard itself: a name in a place for free text would be found. */
  @Test
  void a_personal_value_would_be_noticed() {
    for (String value :
        List.of("张三", "zhang san", "110105194912310021 ", "a@b.example", "a".repeat(101))) {
      JsonObject record = JsonObject.builder().put("origin", value).build();
      assertThat(finding("receipt/x/1", record)).as(value).isNotEmpty();
    }
    assertThat(finding("head/x", JsonObject.builder().put("remark", "x").build())).isNotEmpty();
    assertThat(finding("head/x", JsonObject.builder().put("size", "7").build())).isNotEmpty();
    assertThat(finding("head/张", JsonObject.builder().put("size", 7).build())).isNotEmpty();
  }

  private static void assertHarmless(String key, byte[] value) {
    assertThat(finding(key, Json.parseCanonicalObject(value))).as(key).isEmpty();
  }

  private static List<String> finding(String key, JsonObject value) {
    List<String> findings = new ArrayList<>();
    if (!key.matches(KEYS)) {
      findings.add("key " + key);
    }
    examine("", value, findings);
    return findings;
  }

  private static void examine(String name, JsonValue value, List<String> findings) {
    switch (value) {
      case JsonObject object -> {
        if (!name.isEmpty() && !name.matches(OBJECTS)) {
          findings.add(name + " is an object");
        }
        object.members().forEach((member, inner) -> examine(member, inner, findings));
      }
      case JsonArray array -> array.items().forEach(item -> examine(name, item, findings));
      case JsonInteger number -> {
        if (!name.matches(NUMBERS)) {
          findings.add(name + " is the number " + number.value());
        }
      }
      case JsonString text -> {
        if (!allowed(name, text.value())) {
          findings.add(name + " is " + text.value());
        }
      }
      case JsonBoolean ignored -> findings.add(name + " is a truth value");
    }
  }

  private static boolean allowed(String name, String text) {
    boolean form =
        FORMS.entrySet().stream()
            .anyMatch(entry -> name.matches(entry.getKey()) && text.matches(entry.getValue()));
    return form
        && (!name.equals("evidenceNumber") || new EvidenceNumber(text).text().equals(text))
        && (!name.equals("time") || UtcMillis.format(UtcMillis.parse(text)).equals(text));
  }

  /** The same object with something else in one place, or with one more member. */
  private static JsonObject bent(JsonObject object, Seeded any) {
    TreeMap<String, JsonValue> members = new TreeMap<>(object.members());
    if (any.onceIn(6)) {
      members.put(any.pick("name", "remark", "idNumber", any.word(1, 9)), personal(any));
      return new JsonObject(members);
    }
    String place = any.pick(List.copyOf(members.keySet()));
    members.put(
        place,
        members.get(place) instanceof JsonObject inner && !any.onceIn(6)
            ? bent(inner, any)
            : other(members.get(place), any));
    return new JsonObject(members);
  }

  /** Something a greedy or careless institution might write there, some of it well-formed. */
  private static JsonValue other(JsonValue value, Seeded any) {
    if (value instanceof JsonInteger && !any.onceIn(4)) {
      return new JsonInteger(any.pick(13800138000L, any.number(0, JsonInteger.MAX)));
    }
    if (value instanceof JsonString(String text) && any.onceIn(3)) {
      int at = any.number(0, text.length() - 1);
      return new JsonString(
          text.substring(0, at) + any.pick("0", "A", "z", "/") + text.substring(at + 1));
    }
    return personal(any);
  }

  private static JsonValue personal(Seeded any) {
    return any.pick(
        new JsonString(any.text(1, 60)),
        new JsonString("张三"),
        new JsonString("zhangsan-110105194912310021"),
        new JsonString("110105194912310021"),
        new JsonString("log/zhangsan/110105194912310021"),
        new JsonString("zhang.san@mail.example"),
        new JsonString(any.word(1, 200)),
        new JsonInteger(any.number(0, JsonInteger.MAX)),
        new JsonBoolean(true),
        JsonObject.builder().put("name", "zhangsan").build());
  }
}
