package cn.laborproof.signing.organisation;

import static cn.laborproof.signing.organisation.UnifiedSocialCreditCode.Defect.CHARACTERS;
import static cn.laborproof.signing.organisation.UnifiedSocialCreditCode.Defect.CHECK_CHARACTER;
import static cn.laborproof.signing.organisation.UnifiedSocialCreditCode.Defect.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class UnifiedSocialCreditCodeTest {
  private static final String VALID = "91350100M000100Y43";

  @Test
  void accepts_a_code_whose_check_character_fits() {
    assertThat(UnifiedSocialCreditCode.defectIn(VALID)).isEmpty();
  }

  @Test
  void reads_lower_case_and_blanks_as_typed() {
    assertThat(new UnifiedSocialCreditCode(" 91350100 m000100y43 ").value()).isEqualTo(VALID);
  }

  @Test
  void refuses_every_single_wrong_character() {
    String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (int i = 0; i < VALID.length(); i++) {
      for (char c : alphabet.toCharArray()) {
        if (c != VALID.charAt(i)) {
          String typed = VALID.substring(0, i) + c + VALID.substring(i + 1);
          assertThat(UnifiedSocialCreditCode.defectIn(typed)).as(typed).contains(CHECK_CHARACTER);
        }
      }
    }
  }

  @Test
  void names_what_is_wrong() {
    assertThat(UnifiedSocialCreditCode.defectIn("9135")).contains(LENGTH);
    assertThat(UnifiedSocialCreditCode.defectIn("91350100M000100I43")).contains(CHARACTERS);
    assertThatIllegalArgumentException().isThrownBy(() -> new UnifiedSocialCreditCode("x"));
  }
}
