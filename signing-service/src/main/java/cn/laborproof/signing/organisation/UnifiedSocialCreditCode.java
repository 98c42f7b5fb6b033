package cn.laborproof.signing.organisation;

import java.util.Locale;
import java.util.Optional;

/**
 * A 统一社会信用代码 of 18 characters with a valid check character (GB 32100-2015).
 *
 * @param value upper case, without blanks
 */
public record UnifiedSocialCreditCode(String value) {
  /** The alphabet of GB 32100-2015 table 4: digits and letters without I, O, S, V, Z. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int LENGTH = 18;

  /** What is wrong with a text that is not a credit code. */
  public enum Defect {
    /** Not 18 characters. */
    LENGTH,
    /** Holds a character outside the alphabet of the standard. */
    CHARACTERS,
    /** The 18th character does not follow from the first 17. */
    CHECK_CHARACTER
  }

  /**
   * @throws IllegalArgumentException if the text is not a valid code; ask {@link #defectIn} first
   */
  public UnifiedSocialCreditCode {
    value = normalised(value);
    var defect = defectIn(value);
    if (defect.isPresent()) {
      throw new IllegalArgumentException("credit code: " + defect.get());
    }
  }

  /** The first defect of a text as typed, or empty when it is a valid code. */
  public static Optional<Defect> defectIn(String text) {
    String code = normalised(text);
    if (code.length() != LENGTH) {
      return Optional.of(Defect.LENGTH);
    }
    if (!code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return Optional.of(Defect.CHARACTERS);
    }
    return code.charAt(LENGTH - 1) == checkCharacter(code)
        ? Optional.empty()
        : Optional.of(Defect.CHECK_CHARACTER);
  }

  /**
   * The valid code that begins with these 17 characters.
   *
   * @throws IllegalArgumentException if they are not 17 characters of the alphabet
   */
  public static UnifiedSocialCreditCode completing(String body) {
    if (body.length() != LENGTH - 1 || !body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("body of a credit code: " + body);
    }
    return new UnifiedSocialCreditCode(body + checkCharacter(body));
  }

  /** GB 32100-2015 appendix A: weights are powers of 3 modulo 31. */
  private static char checkCharacter(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  private static String normalised(String text) {
    return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
