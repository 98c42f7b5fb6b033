package cn.laborproof.proof.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonBoolean;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceEventTest {
  private static final Instant TIME = Instant.parse("2026-11-21T08:30:00.123Z");

  static Stream<Seeded> runs() {
    return Seeded.runs(200);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void any_event_is_read_back_and_keeps_its_commitment(Seeded any) {
    EvidenceEvent event = event(any);
    byte[] canonical = event.canonicalBytes();
    EvidenceEvent read = EvidenceEvent.parse(canonical);
    assertThat(read).isEqualTo(event);
    assertThat(read.canonicalBytes()).isEqualTo(canonical);
    Salt salt = Salt.of(any.bytes(32));
    assertThat(read.commitment(salt)).isEqualTo(Commitments.ofEvent(salt, canonical));
    assertThat(read.commitment(Salt.of(any.bytes(32)))).isNotEqualTo(event.commitment(salt));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_flipped_bit_makes_another_commitment_or_no_event(Seeded any) {
    byte[] canonical = event(any).canonicalBytes();
    byte[] flipped = any.withOneBitFlipped(canonical);
    Salt salt = Salt.of(new byte[32]);
    assertThat(Commitments.ofEvent(salt, flipped))
        .isNotEqualTo(Commitments.ofEvent(salt, canonical));
  }

  @Test
  void commitments_are_the_stated_hashes() {
    Salt salt = Salt.of(new byte[32]);
    byte[] tag = "laborproof/field/v1".getBytes(StandardCharsets.US_ASCII);
    byte[] value = "张三".getBytes(StandardCharsets.UTF_8);
    assertThat(Commitments.ofField(salt, "张三")).isEqualTo(Digest.sha256(tag, new byte[32], value));
    assertThat(Commitments.ofEvent(salt, value)).isNotEqualTo(Commitments.ofField(salt, "张三"));
  }

  @Test
  void salts_and_values_stay_out_of_log_lines() {
    Salt salt = Salt.random(new SecureRandom());
    assertThat(salt.toString()).doesNotContain(salt.hex());
    assertThat(new FieldOpening("worker.name", salt, "张三").toString()).doesNotContain("张三");
  }

  @Test
  void the_first_event_has_no_predecessor_and_every_other_has_one() {
    assertThatThrownBy(() -> event(1, Digest.sha256())).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> event(2, null)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> event(0, null)).isInstanceOf(MalformedException.class);
    assertThat(event(2, Digest.sha256()).previous()).contains(Digest.sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"张三", "a\nb", "é"})
  void facts_hold_no_free_text(String text) {
    assertThatThrownBy(() -> withFact("note", new JsonString(text)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void facts_are_bounded() {
    assertThatThrownBy(() -> withFact("note", new JsonString("a".repeat(201))))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> withFact("Not-a-name", new JsonInteger(1)))
        .isInstanceOf(MalformedException.class);
    assertThat(withFact("note", new JsonString("a".repeat(200)))).isNotNull();
  }

  @Test
  void refuses_unknown_members_other_versions_and_other_spellings() {
    String canonical = new String(event(1, null).canonicalBytes(), StandardCharsets.UTF_8);
    for (String changed :
        List.of(
            canonical.replace("\"v\":1", "\"v\":2"),
            canonical.replace("\"v\":1", "\"v\":1,\"x\":1"),
            canonical.replace(".123Z", "Z"),
            canonical.replace(".123Z", ".123+00:00"),
            canonical.replace(",", ", "),
            canonical.replace("\"actor\":\"platform\",", ""))) {
      assertThat(changed).isNotEqualTo(canonical);
      assertThatThrownBy(() -> EvidenceEvent.parse(changed.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void a_subject_is_matched_by_size_and_both_digests() {
    byte[] content = {1, 2, 3};
    Subject subject = Subject.of("contract.pdf", content);
    assertThat(subject.matches(content)).isTrue();
    assertThat(subject.matches(new byte[] {1, 2, 4})).isFalse();
    Subject otherSm3 = new Subject("contract.pdf", subject.sha256(), Digest.sm3(new byte[0]), 3);
    assertThat(otherSm3.matches(content)).isFalse();
    assertThat(Digest.sm3("abc".getBytes(StandardCharsets.US_ASCII)).hex())
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  private static EvidenceEvent event(Seeded any) {
    TreeMap<String, JsonValue> facts = new TreeMap<>();
    any.list(0, 4, s -> s.word(1, 9))
        .forEach(name ->
            facts.put(
                name,
                any.pick(
                    new JsonInteger(any.number(-9L, 9L)),
                    new JsonBoolean(any.onceIn(2)),
                    new JsonString(any.word(0, 30)))));
    TreeMap<String, Digest> fields = new TreeMap<>();
    any.list(0, 4, s -> s.word(1, 9) + "." + s.word(1, 9))
        .forEach(name -> fields.put(name, Digest.of(any.bytes(32))));
    List<Subject> subjects = new ArrayList<>();
    for (int i = any.number(0, 3); i > 0; i--) {
      subjects.add(Subject.of("subject" + i + ".pdf", any.bytes(0, 50)));
    }
    long seq = any.number(1, 1000);
    return new EvidenceEvent(
        "contract/" + any.word(1, 20),
        seq,
        any.word(1, 10) + "." + any.word(1, 10),
        Instant.ofEpochMilli(any.number(0L, 4_000_000_000_000L)),
        any.word(1, 10),
        seq == 1 ? null : Digest.of(any.bytes(32)),
        subjects,
        facts,
        fields);
  }

  private static EvidenceEvent event(long seq, Digest prev) {
    return new EvidenceEvent(
        "contract/1",
        seq,
        "contract.frozen",
        TIME,
        "platform",
        prev,
        List.of(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static EvidenceEvent withFact(String name, JsonValue value) {
    TreeMap<String, JsonValue> facts = new TreeMap<>();
    facts.put(name, value);
    return new EvidenceEvent(
        "contract/1",
        1,
        "contract.frozen",
        TIME,
        "platform",
        null,
        List.of(),
        facts,
        new TreeMap<>());
  }
}
