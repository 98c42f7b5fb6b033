package cn.laborproof.risk.signing;

import java.time.Duration;

/**
 * How long a text was before somebody until they said that they had read it.
 *
 * @param characters length of the text
 * @param shown from the first time it was shown to the confirmation, by the service's clock
 */
public record ReadingTime(int characters, Duration shown) {

  /** Whether more characters a second were passed than that; exactly as many is not faster. */
  boolean isFasterThan(int charactersPerSecond) {
    return characters * 1000L > charactersPerSecond * shown.toMillis();
  }
}
