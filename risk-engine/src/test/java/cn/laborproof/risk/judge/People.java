package cn.laborproof.risk.judge;

import cn.laborproof.testkit.Seeded;

/** Opaque keys of persons, each once. */
final class People {
  private final Seeded any;
  private int count;

  People(Seeded any) {
    this.any = any;
  }

  String next() {
    return "p"
        + Long.toString(any.number(46656L, 1679615L), 36)
        + "-"
        + Integer.toString(1296 + count++, 36);
  }

  int count() {
    return count;
  }
}
