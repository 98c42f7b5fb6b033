package cn.laborproof.risk.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.rule.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

  static Stream<String> rules() {
    return RuleSet.ids().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_has_title_sentence_and_next_step_in_both_languages(String rule) {
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      for (String part : List.of("title", "sentence", "next")) {
        assertThat(Explanation.texts(language).getString("rule." + rule + "." + part)).isNotBlank();
      }
    }
  }

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(Explanation.texts(Locale.CHINESE).keySet())
        .isEqualTo(Explanation.texts(Locale.ENGLISH).keySet());
  }

  @Test
  void no_text_calls_anything_illegal() {
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      var texts = Explanation.texts(language);
      assertThat(texts.keySet())
          .noneMatch(k -> texts.getString(k).matches(".*(违法|非法|未签|illegal).*"));
    }
  }

  @Test
  void a_missing_fact_is_said_to_be_unknown_and_never_zero() {
    Finding finding =
        new Finding(
            "double-wage-exposure",
            1,
            Severity.BREACH,
            "E",
            "w",
            LocalDate.EPOCH,
            List.of("x"),
            "t",
            List.of());
    assertThat(Explanation.of(finding, Locale.CHINESE).sentence()).contains("未知 元");
  }
}
