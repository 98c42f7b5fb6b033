package cn.laborproof.proof.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  static Stream<Seeded> runs() {
    return Seeded.runs(300);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_is_written_is_read_back_and_written_the_same(Seeded any) {
    JsonValue value = value(any, 4);
    byte[] canonical = value.canonicalBytes();
    assertThat(Json.parse(canonical)).isEqualTo(value);
    assertThat(Json.parse(utf8(value.pretty()))).isEqualTo(value);
    assertThat(Json.parse(canonical).canonicalBytes()).isEqualTo(canonical);
  }

  @Test
  void members_are_sorted_by_utf16_code_units_as_rfc_8785_shows() {
    String given =
        """
        {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
        "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
        "\\u00f6":"Latin Small Letter O With Diaeresis"}
        """;
    String canonical = text(Json.parseObject(utf8(given)));
    assertThat(List.of("Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"))
        .isSortedAccordingTo((a, b) -> canonical.indexOf(a) - canonical.indexOf(b));
  }

  @Test
  void strings_are_escaped_as_rfc_8785_shows() {
    JsonValue value =
        Json.parse(utf8("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""));
    assertThat(text(value)).isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "{\"a\":null}",
        "1.0",
        "1e3",
        "-0",
        "01",
        "+1",
        "-",
        "9007199254740992",
        "-9007199254740992",
        "99999999999999999999",
        "NaN",
        "tru",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{a:1}",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud83d\"",
        "\"\\ude00\\ud83d\"",
        "\"a\tb\"",
        "1 2",
        "// c\n1",
        "\uFEFF1"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> Json.parse(utf8(text))).isInstanceOf(MalformedException.class);
  }

  @Test
  void refuses_bytes_that_are_not_utf8() {
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> Json.parse(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void refuses_what_nests_too_deep_without_using_up_the_stack() {
    assertThatThrownBy(() -> Json.parse(utf8("[".repeat(1_000_000))))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("deeper");
  }

  @Test
  void takes_the_largest_integers() {
    assertThat(Json.parse(utf8("9007199254740991"))).isEqualTo(new JsonInteger(JsonInteger.MAX));
    assertThat(Json.parse(utf8("-9007199254740991"))).isEqualTo(new JsonInteger(-JsonInteger.MAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ }", "{\"b\":1,\"a\":1}", "{\"a\":\"\\u0041\"}", "{\"a\":1}\n"})
  void refuses_as_canonical(String text) {
    assertThatThrownBy(() -> Json.parseCanonicalObject(utf8(text)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("not canonical");
  }

  @Test
  void fields_name_the_part_that_is_wrong_and_refuse_unknown_members() {
    JsonFields in = Json.parseObject(utf8("{\"a\":1,\"b\":\"x\"}")).fields("thing");
    assertThat(in.integer("a")).isEqualTo(1);
    assertThatThrownBy(() -> in.string("a")).hasMessage("thing.a: wrong type (expected: a string)");
    assertThatThrownBy(() -> in.integer("c")).hasMessage("thing.c: missing (expected: present)");
    assertThatThrownBy(() -> in.integer("a", 2, 3)).hasMessage("thing.a: 1 (expected: 2 to 3)");
    assertThatThrownBy(in::end).hasMessage("thing.b: unknown member (expected: none)");
    assertThat(in.string("b")).isEqualTo("x");
    in.end();
  }

  private static JsonValue value(Seeded any, int depth) {
    return switch (any.number(0, depth == 0 ? 2 : 4)) {
      case 0 -> new JsonString(any.text(0, 12) + any.pick("", "\n", "\u0001", "\"", "\\"));
      case 1 -> new JsonInteger(any.number(-JsonInteger.MAX, JsonInteger.MAX));
      case 2 -> new JsonBoolean(any.onceIn(2));
      case 3 -> new JsonArray(any.list(0, 4, s -> value(s, depth - 1)));
      default -> object(any, depth);
    };
  }

  private static JsonObject object(Seeded any, int depth) {
    SortedMap<String, JsonValue> members = new TreeMap<>();
    for (int i = any.number(0, 5); i > 0; i--) {
      members.put(any.text(0, 6), value(any, depth - 1));
    }
    return new JsonObject(members);
  }

  private static String text(JsonValue value) {
    return new String(value.canonicalBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
