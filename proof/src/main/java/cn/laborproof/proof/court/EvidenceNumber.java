package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.MalformedException;
import java.math.BigInteger;

/**
 * 统一证据编号, the number under which a court finds a deposit: 2 to 8 letters or digits of the court, a
 * hyphen, twelve digits counting the deposits, and two check digits, so that a number copied
 * wrongly from paper is noticed (ISO/IEC 7064 MOD 97-10).
 */
public record EvidenceNumber(String text) {

  private static final String PREFIX = "[A-Z0-9]{2,8}";
  private static final int MAX_PREFIX = 8;
  private static final String FORM = PREFIX + "-[0-9]{14}";
  private static final int MAX_LENGTH = 23;
  private static final long MAX_SEQUENCE = 999_999_999_999L;
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  /** Checks form and check digits. */
  public EvidenceNumber {
    BoundedAscii.require("evidence number", text, FORM, MAX_LENGTH);
    if (!remainder(text).equals(BigInteger.ONE)) {
      throw new MalformedException("evidence number: " + text + " (expected: valid check digits)");
    }
  }

  /**
   * Makes the number of a deposit.
   *
   * @param court 2 to 8 upper-case letters or digits
   * @param sequence which deposit of this court it is, from 1
   */
  public static EvidenceNumber of(String court, long sequence) {
    if (sequence < 1 || sequence > MAX_SEQUENCE) {
      throw new IllegalArgumentException("sequence: " + sequence + " (expected: twelve digits)");
    }
    String body = court + "-" + "%012d".formatted(sequence);
    int check = 98 - remainder(body + "00").intValue();
    return new EvidenceNumber(body + "%02d".formatted(check));
  }

  /**
   * Checks what begins the numbers of a court.
   *
   * @return the prefix
   * @throws MalformedException unless it is 2 to 8 upper-case letters or digits
   */
  public static String requirePrefix(String prefix) {
    return BoundedAscii.require("number prefix", prefix, PREFIX, MAX_PREFIX);
  }

  /** Letters count 10 to 35, as the standard has it. */
  private static BigInteger remainder(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars()
        .filter(c -> c != '-')
        .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(MODULUS);
  }

  @Override
  public String toString() {
    return text;
  }
}
