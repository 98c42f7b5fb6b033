package cn.laborproof.authorities.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Set;

/**
 * Resident identity numbers, 公民身份号码, GB 11643-1999. A number that passes is well formed; it proves
 * nobody's identity.
 */
final class IdNumber {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final DateTimeFormatter BIRTH =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /** GB/T 2260: the first two digits of every province, region and municipality. */
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82", "83");

  private IdNumber() {}

  /**
   * Whether region, date of birth (not after {@code today}) and check character can be; the X is
   * upper case.
   */
  static boolean isValid(String number, LocalDate today) {
    return number.matches("[1-9][0-9]{16}[0-9X]")
        && PROVINCES.contains(number.substring(0, 2))
        && isBirthDate(number.substring(6, 14), today)
        && check(number) == number.charAt(17);
  }

  /** The check character of the first 17 digits, ISO/IEC 7064 MOD 11-2. */
  static char check(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static boolean isBirthDate(String digits, LocalDate today) {
    try {
      LocalDate birth = LocalDate.parse(digits, BIRTH);
      return !birth.isAfter(today) && !birth.isBefore(EARLIEST);
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }
}
