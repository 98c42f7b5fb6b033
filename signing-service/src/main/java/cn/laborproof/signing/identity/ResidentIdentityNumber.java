package cn.laborproof.signing.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A 公民身份号码 of 18 characters: region, birth date, sequence, check character (GB 11643-1999).
 *
 * <p>{@link #toString()} is masked, so that a log line can never carry the number.
 *
 * @param value 17 digits and a digit or {@code X}
 */
public record ResidentIdentityNumber(String value) {
  private static final int LENGTH = 18;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";

  /** What is wrong with a text that is not an identity number. */
  public enum Defect {
    /** Not 18 characters. */
    LENGTH,
    /** Not 17 digits followed by a digit or X. */
    CHARACTERS,
    /** Characters 7 to 14 are no date between 1900 and today's century. */
    BIRTH_DATE,
    /** The last character does not follow from the first 17 (ISO 7064 MOD 11-2). */
    CHECK_CHARACTER
  }

  /**
   * @throws IllegalArgumentException if the text is no valid number; ask {@link #defectIn} first
   */
  public ResidentIdentityNumber {
    value = normalised(value);
    var defect = defectIn(value);
    if (defect.isPresent()) {
      throw new IllegalArgumentException("identity number: " + defect.get());
    }
  }

  /** The first defect of a text as typed, or empty when it is a valid number. */
  public static Optional<Defect> defectIn(String text) {
    String number = normalised(text);
    if (number.length() != LENGTH) {
      return Optional.of(Defect.LENGTH);
    }
    if (!number.matches("[1-9][0-9]{16}[0-9X]")) {
      return Optional.of(Defect.CHARACTERS);
    }
    if (birthDate(number).filter(d -> d.getYear() >= 1900 && d.getYear() < 2100).isEmpty()) {
      return Optional.of(Defect.BIRTH_DATE);
    }
    return number.charAt(LENGTH - 1) == checkCharacter(number)
        ? Optional.empty()
        : Optional.of(Defect.CHECK_CHARACTER);
  }

  /** The date of birth the number carries. */
  public LocalDate birthDate() {
    return birthDate(value).orElseThrow();
  }

  /** Completed years of life on a day; 劳动法 art 15 asks for 16. */
  public int ageOn(LocalDate day) {
    return Period.between(birthDate(), day).getYears();
  }

  /**
   * The number with all but the first six and last four characters hidden, for people to recognise.
   */
  public String masked() {
    return value.substring(0, 6) + "********" + value.substring(14);
  }

  private static Optional<LocalDate> birthDate(String number) {
    try {
      return Optional.of(
          LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static char checkCharacter(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK_CHARACTERS.charAt(sum % 11);
  }

  private static String normalised(String text) {
    return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return masked();
  }
}
