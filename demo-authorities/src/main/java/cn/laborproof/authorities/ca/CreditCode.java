package cn.laborproof.authorities.ca;

/** Unified social credit codes, 统一社会信用代码, GB 32100-2015. */
final class CreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;
  private static final int MODULUS = 31;

  private CreditCode() {}

  /** Whether the text is 18 characters of the alphabet whose last one fits the others. */
  static boolean isValid(String code) {
    if (code.length() != LENGTH) {
      return false;
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH; i++) {
      int value = ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * (i < LENGTH - 1 ? weight : 1);
      weight = weight * 3 % MODULUS;
    }
    return sum % MODULUS == 0;
  }
}
