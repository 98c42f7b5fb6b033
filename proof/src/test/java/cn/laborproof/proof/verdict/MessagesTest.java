package cn.laborproof.proof.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.draw.DrawCheck;
import cn.laborproof.proof.examine.EvidenceCheck;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z0-9]+}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_check_has_a_question_and_every_answer_and_no_text_has_no_check(Language language) {
    Set<String> expected = new TreeSet<>();
    for (EvidenceCheck check : EvidenceCheck.values()) {
      expected.add(check.id() + ".question");
      check.answers().forEach(answer -> expected.add(check.id() + "." + answer));
    }
    assertThat(Messages.in(language).keys("evidence")).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_check_of_a_draw_has_a_question_and_every_answer(Language language) {
    Set<String> expected = new TreeSet<>();
    for (DrawCheck check : DrawCheck.values()) {
      expected.add(check.id() + ".question");
      check.answers().forEach(answer -> expected.add(check.id() + "." + answer));
    }
    assertThat(Messages.in(language).keys("draw")).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_outcome_reason_and_scope_has_a_text(Language language) {
    Messages messages = Messages.in(language);
    Arrays.stream(Indication.values())
        .forEach(value -> assertThat(messages.indication(value)).isNotBlank());
    Arrays.stream(SubIndication.values())
        .forEach(value -> assertThat(messages.reason(value)).isNotBlank());
    Arrays.stream(Scope.values()).forEach(value -> assertThat(messages.scope(value)).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"draw", "evidence", "verdict"})
  void both_languages_have_the_same_keys_and_speak_of_the_same_facts(String area) {
    Messages zh = Messages.in(Language.ZH);
    Messages en = Messages.in(Language.EN);
    assertThat(zh.keys(area)).isEqualTo(en.keys(area));
    for (String key : zh.keys(area)) {
      assertThat(places(zh.text(key, Map.of())))
          .as(key)
          .isSubsetOf(union(places(en.text(key, Map.of())), Set.of("{detail}", "{seq}")));
    }
  }

  @Test
  void places_are_filled_and_what_is_filled_in_is_never_read_again() {
    String text =
        Messages.in(Language.EN)
            .text("evidence.reference.passed", Map.of("reference", "{part} $1 \\ 张三"));
    assertThat(text).isEqualTo("Yes, {part} $1 \\ 张三.");
  }

  @Test
  void times_are_said_in_the_zone_that_people_in_china_live_in() {
    Map<String, String> facts = Map.of("time", "2026-11-21T16:03:22.499Z", "signers", "2");
    assertThat(Messages.in(Language.ZH).text("verdict.registered-passed", facts))
        .isEqualTo("与北京时间 2026-11-22 00:03:22 登记的原件逐字节一致；2 方签名有效。");
    assertThat(Messages.in(Language.EN).text("verdict.registered-passed", facts))
        .contains("2026-11-22 00:03:22 UTC+8");
  }

  @Test
  void what_only_looks_like_a_time_is_said_as_it_stands() {
    Map<String, String> facts = Map.of("time", "2026-02-30T16:03:22Z", "signers", "2");
    assertThat(Messages.in(Language.ZH).text("verdict.registered-passed", facts))
        .contains("2026-02-30T16:03:22Z");
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
