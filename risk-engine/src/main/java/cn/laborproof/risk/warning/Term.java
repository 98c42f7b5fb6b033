package cn.laborproof.risk.warning;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One comparison of a fact with a bound.
 *
 * @param bound a number, or a position on the fact's scale
 */
public record Term(WarningFact fact, Comparison comparison, long bound) {

  private static final Pattern FORM = Pattern.compile("([a-z-]+) *(>=|<=|>|<|=) *([a-z0-9-]+)");

  /** How a value stands to a bound: {@code >=} includes the bound, {@code >} does not. */
  public enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE_THAN(">"),
    LESS_THAN("<"),
    EQUAL("=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    private boolean holds(int order) {
      return switch (this) {
        case AT_LEAST -> order >= 0;
        case AT_MOST -> order <= 0;
        case MORE_THAN -> order > 0;
        case LESS_THAN -> order < 0;
        case EQUAL -> order == 0;
      };
    }

    private static Comparison ofSign(String sign) {
      for (Comparison comparison : values()) {
        if (comparison.sign.equals(sign)) {
          return comparison;
        }
      }
      throw new IllegalArgumentException("comparison: " + sign);
    }
  }

  /**
   * Reads {@code terminated >= 50}.
   *
   * @throws IllegalArgumentException for another form
   */
  static Term parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("condition: " + text + " (expected: FACT >= BOUND)");
    }
    WarningFact fact = WarningFact.ofCode(matcher.group(1));
    return new Term(fact, Comparison.ofSign(matcher.group(2)), fact.parse(matcher.group(3)));
  }

  Truth holds(Situation situation) {
    if (fact == WarningFact.TERMINATED_SHARE) {
      return share(situation);
    }
    return situation
        .value(fact)
        .map(value -> Truth.of(comparison.holds(Long.compare(value, bound))))
        .orElse(Truth.UNKNOWN);
  }

  /** Compares terminated/workforce with the bound by products: a share is never rounded. */
  private Truth share(Situation situation) {
    Optional<Long> part = situation.value(WarningFact.TERMINATED);
    Optional<Long> whole = situation.value(WarningFact.WORKFORCE).filter(all -> all > 0);
    if (part.isEmpty() || whole.isEmpty()) {
      return Truth.UNKNOWN;
    }
    long left = Math.multiplyExact(part.get(), 100L);
    long right = Math.multiplyExact(whole.get(), bound);
    return Truth.of(comparison.holds(Long.compare(left, right)));
  }

  /** The reported facts it depends on. */
  public Set<WarningFact> needs() {
    return fact == WarningFact.TERMINATED_SHARE
        ? Set.of(WarningFact.TERMINATED, WarningFact.WORKFORCE)
        : Set.of(fact);
  }

  @Override
  public String toString() {
    return fact.code() + " " + comparison.sign() + " " + fact.format(bound);
  }
}
