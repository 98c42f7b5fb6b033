package cn.laborproof.proof;

/**
 * Short ASCII texts that may stand on a ledger or in a court's record: bounded in length and
 * alphabet, so that no personal value and no free text can be stored there.
 */
public final class BoundedAscii {

  private static final int MAX_ORIGIN = 100;
  private static final int MAX_NAME = 40;

  private BoundedAscii() {}

  /**
   * Checks the origin of a log: C2SP tlog-checkpoint forbids white space and plus signs; here only
   * letters, digits, dot, slash, underscore and hyphen are left, at most 100.
   *
   * @return the origin
   * @throws MalformedException if it is anything else
   */
  public static String origin(String origin) {
    return require("origin", origin, "[A-Za-z0-9][A-Za-z0-9._/-]*", MAX_ORIGIN);
  }

  /**
   * Checks the name of a channel, a court or a depositor: a letter, then letters, digits, dot and
   * hyphen, at most 40.
   *
   * @param part what is named, for the message
   * @return the name
   * @throws MalformedException if it is anything else
   */
  public static String name(String part, String name) {
    return require(part, name, "[A-Za-z][A-Za-z0-9.-]*", MAX_NAME);
  }

  /**
   * Checks a text against a whole-match pattern and a greatest length.
   *
   * @return the text
   * @throws MalformedException if it does not fit; the message shows at most the greatest length
   */
  public static String require(String part, String text, String pattern, int greatestLength) {
    if (text.length() > greatestLength) {
      throw new MalformedException(
          part + ": " + text.length() + " characters (expected: at most " + greatestLength + ")");
    }
    if (!text.matches(pattern)) {
      throw new MalformedException(part + ": " + text + " (expected: " + pattern + ")");
    }
    return text;
  }
}
