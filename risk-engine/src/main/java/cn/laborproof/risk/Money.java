package cn.laborproof.risk;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of renminbi in whole fen. Rounds half up at the fen, once, at the end of a computation.
 *
 * @param fen hundredths of a yuan
 */
public record Money(long fen) implements Comparable<Money>, Serializable {

  public static final Money ZERO = new Money(0);

  /** Reads yuan with at most two decimals. */
  public static Money ofYuan(BigDecimal yuan) {
    return new Money(yuan.movePointRight(2).longValueExact());
  }

  public static Money ofYuan(long yuan) {
    return new Money(Math.multiplyExact(yuan, 100));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  /** This amount times {@code numerator}/{@code denominator}. */
  public Money times(long numerator, long denominator) {
    BigDecimal exact = BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(numerator));
    return new Money(
        exact.divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP).longValueExact());
  }

  public BigDecimal yuan() {
    return BigDecimal.valueOf(fen, 2);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  /** Yuan with two decimals and no grouping, as machines read it. */
  @Override
  public String toString() {
    return yuan().toPlainString();
  }
}
