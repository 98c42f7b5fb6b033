package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentMessagesTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void every_question_and_answer_has_a_text_and_no_text_is_left_over(Language language) {
    Set<String> expected = new TreeSet<>();
    for (DocumentCode code : DocumentCode.values()) {
      expected.add(code.id() + ".question");
      code.answers().forEach(answer -> expected.add(code.id() + "." + answer));
    }
    assertThat(Messages.in(language).keys("document")).isEqualTo(expected);
  }
}
