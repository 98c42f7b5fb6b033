package cn.laborproof.risk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes in the words of those who fill files in. */
class CodeWordsTest {

  @ParameterizedTest
  @EnumSource(FactKind.class)
  void every_code_has_a_word_and_each_word_means_one_code_of_its_column(FactKind kind)
      throws BadValue {
    for (Column column : kind.columns()) {
      assertThat(column.codes().stream().flatMap(code -> CodeWords.of(code).stream()).toList())
          .as(column.name())
          .doesNotHaveDuplicates();
      for (String code : column.codes()) {
        assertThat(CodeWords.of(code)).as(column.name() + " " + code).isNotEmpty();
        for (String word : CodeWords.of(code)) {
          assertThat(ValueCheck.normal(column, word)).as(word).isEqualTo(code);
        }
        assertThat(ValueCheck.normal(column, code)).isEqualTo(code);
      }
    }
  }

  @Test
  void a_word_of_another_column_is_no_code_here() {
    Column form = FactKind.EMPLOYMENTS.columns().get(FactKind.EMPLOYMENTS.place("form"));
    assertThat(form.codes()).isEqualTo(List.of("DIRECT", "PART_TIME"));
    Stream.of("劳务派遣", "DISPATCH", "临时")
        .forEach(word ->
            assertThatThrownBy(() -> ValueCheck.normal(form, word))
                .isInstanceOfSatisfying(
                    BadValue.class,
                    bad -> assertThat(bad.reason()).isEqualTo(Reason.UNKNOWN_CODE)));
  }
}
