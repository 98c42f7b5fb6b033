package cn.laborproof.signing.identity;

import static cn.laborproof.signing.identity.ResidentIdentityNumber.Defect.BIRTH_DATE;
import static cn.laborproof.signing.identity.ResidentIdentityNumber.Defect.CHARACTERS;
import static cn.laborproof.signing.identity.ResidentIdentityNumber.Defect.CHECK_CHARACTER;
import static cn.laborproof.signing.identity.ResidentIdentityNumber.Defect.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class ResidentIdentityNumberTest {
  /** The example of GB 11643-1999. */
  private static final String VALID = "11010519491231002X";

  @Test
  void accepts_the_example_of_the_standard_as_typed() {
    assertThat(ResidentIdentityNumber.defectIn(VALID)).isEmpty();
    assertThat(new ResidentIdentityNumber("110105 19491231 002x").value()).isEqualTo(VALID);
  }

  @Test
  void knows_the_birthday_and_the_completed_years() {
    var number = new ResidentIdentityNumber(VALID);

    assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(number.ageOn(LocalDate.of(1965, 12, 30))).isEqualTo(15);
    assertThat(number.ageOn(LocalDate.of(1965, 12, 31))).isEqualTo(16);
  }

  @Test
  void names_what_is_wrong() {
    assertThat(ResidentIdentityNumber.defectIn("1101051949123100")).contains(LENGTH);
    assertThat(ResidentIdentityNumber.defectIn("11010519491231O02X")).contains(CHARACTERS);
    assertThat(ResidentIdentityNumber.defectIn("11010519490231002X")).contains(BIRTH_DATE);
    assertThat(ResidentIdentityNumber.defectIn("110105194912310020")).contains(CHECK_CHARACTER);
  }

  @Test
  void never_shows_itself_in_a_log_line() {
    assertThat("" + new ResidentIdentityNumber(VALID)).isEqualTo("110105********002X");
  }
}
