package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.Attack;
import cn.laborproof.document.examine.attack.AttackCorpus;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack of the corpus is refused, the reason names the part that was attacked, and no
 * sentence about it shows an empty place.
 */
class AttackTest {
  private static final GenuineFiles FILES = new GenuineFiles();

  static Stream<Attack> attacks() {
    return new AttackCorpus(FILES).all().stream();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void is_refused_by_name(Attack attack) {
    Examined examined =
        Examined.of(attack.file(), FILES.trust(), GenuineFiles.NOW.plusSeconds(3600)).mustNotPass();
    assertThat(examined.answers(attack.code())).as(examined.words()).contains(attack.answer());
    for (Language language : Language.values()) {
      Messages messages = Messages.in(language);
      for (CheckResult check : examined.examination().checks()) {
        assertThat(messages.answer(check)).doesNotContainPattern("\\{[a-z]+}");
      }
    }
  }
}
