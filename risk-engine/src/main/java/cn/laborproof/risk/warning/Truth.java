package cn.laborproof.risk.warning;

/** Whether a condition holds, as far as known (Kleene's three values). */
public enum Truth {
  NO,
  UNKNOWN,
  YES;

  /** Holds when both hold. */
  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }
}
