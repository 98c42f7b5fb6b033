package cn.laborproof.authorities.identity;

/** The check digit of bank cards, ISO/IEC 7812-1 annex B. */
final class Luhn {
  private Luhn() {}

  /** Whether the last digit fits the others; the text must be digits. */
  static boolean isValid(String digits) {
    return sum(digits, false) % 10 == 0;
  }

  /** The digit to append. */
  static int check(String digits) {
    return (10 - sum(digits, true) % 10) % 10;
  }

  private static int sum(String digits, boolean doubleLast) {
    int sum = 0;
    boolean twice = doubleLast;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int value = (digits.charAt(i) - '0') * (twice ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum;
  }
}
