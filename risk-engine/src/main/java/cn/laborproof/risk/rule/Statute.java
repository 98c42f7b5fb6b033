package cn.laborproof.risk.rule;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the law lets a region set a bound: a rule may ask more of employers than the country
 * does, and never less.
 *
 * @param least lowest value, included; empty when only the highest is fixed
 * @param most highest value, included; empty when only the lowest is fixed
 */
public record Statute(OptionalInt least, OptionalInt most) {

  private static final Pattern FORM = Pattern.compile("([0-9]{0,9})\\.\\.([0-9]{0,9})");

  public Statute {
    if (least.isEmpty() && most.isEmpty()) {
      throw new IllegalArgumentException("a statute without a bound");
    }
    if (least.isPresent() && most.isPresent() && least.getAsInt() > most.getAsInt()) {
      throw new IllegalArgumentException("statute: " + least + " above " + most);
    }
  }

  /**
   * Reads {@code LEAST..MOST}; one of them may be missing.
   *
   * @throws IllegalArgumentException on another form
   */
  static Statute of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("statute: " + text + " (expected: LEAST..MOST)");
    }
    return new Statute(number(matcher.group(1)), number(matcher.group(2)));
  }

  private static OptionalInt number(String digits) {
    return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }

  /** Whether the law fixes the one value. */
  public boolean isExact() {
    return least.isPresent() && least.equals(most);
  }
}
