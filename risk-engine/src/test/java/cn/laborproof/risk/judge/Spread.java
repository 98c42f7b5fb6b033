package cn.laborproof.risk.judge;

import cn.laborproof.testkit.Seeded;

/** Usually between two values; with a chance, between two others. */
record Spread(double low, double high, double chance, double otherLow, double otherHigh) {
  static Spread of(double low, double high) {
    return new Spread(low, high, 0, 0, 0);
  }

  Spread or(double itsChance, double itsLow, double itsHigh) {
    return new Spread(low, high, itsChance, itsLow, itsHigh);
  }

  double draw(Seeded any) {
    boolean other = any.random().nextDouble() < chance;
    double from = other ? otherLow : low;
    double to = other ? otherHigh : high;
    return from + (to - from) * any.random().nextDouble();
  }
}
