package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.Attack;
import cn.laborproof.document.examine.attack.AttackCorpus;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import org.junit.jupiter.api.Test;

class AnswersAreCompleteTest {
  @Test
  void no_sentence_about_any_attack_shows_an_empty_place() {
    GenuineFiles files = new GenuineFiles();
    for (Attack attack : new AttackCorpus(files).all()) {
      Examined examined =
          Examined.of(attack.file(), files.trust(), GenuineFiles.NOW.plusSeconds(3600));
      for (Language language : Language.values()) {
        Messages messages = Messages.in(language);
        for (CheckResult check : examined.examination().checks()) {
          assertThat(messages.answer(check)).as(attack.name()).doesNotContainPattern("\\{[a-z]+}");
        }
      }
    }
  }
}
