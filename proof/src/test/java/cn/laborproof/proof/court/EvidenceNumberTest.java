package cn.laborproof.proof.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import org.junit.jupiter.api.Test;

class EvidenceNumberTest {

  @Test
  void counts_and_checks() {
    EvidenceNumber number = EvidenceNumber.of("DEMO", 42);

    assertThat(number.text()).matches("DEMO-000000000042[0-9]{2}");
    assertThat(new EvidenceNumber(number.text())).isEqualTo(number);
  }

  @Test
  void every_single_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
    String text = EvidenceNumber.of("DEMO", 730_142_859L).text();
    for (int i = text.indexOf('-') + 1; i < text.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != text.charAt(i)) {
          assertRefused(text.substring(0, i) + digit + text.substring(i + 1));
        }
      }
      if (i + 1 < text.length() && text.charAt(i) != text.charAt(i + 1)) {
        assertRefused(
            text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2));
      }
    }
  }

  @Test
  void other_forms_are_refused() {
    assertRefused("");
    assertRefused("demo-00000000004297");
    assertRefused("DEMO-1");
    assertRefused("DEMO-00000000000100 ");
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> new EvidenceNumber(text)).isInstanceOf(MalformedException.class);
  }
}
