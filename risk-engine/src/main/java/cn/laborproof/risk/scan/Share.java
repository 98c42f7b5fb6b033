package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;

/** How many lines tell who did something, and how many of them name the principal. */
final class Share {
  private long known;
  private long hits;
  private boolean leansOnSilence;
  private final Sources lines = new Sources();
  private final Sources hitLines = new Sources();

  void add(FactRow row, boolean hit) {
    known++;
    if (hit) {
      hits++;
      hitLines.add(row);
    } else {
      lines.add(row);
    }
  }

  /** All of another count as it is. */
  void addAll(Share others) {
    known += others.known;
    hits += others.hits;
    leansOnSilence |= others.leansOnSilence;
    lines.addAll(others.lines);
    hitLines.addAll(others.hitLines);
  }

  /** All of another count, whose lines are all hits, as showing it or not. */
  void addAll(Share people, boolean hit) {
    known += people.known;
    if (hit) {
      hits += people.known;
      hitLines.addAll(people.hitLines);
    } else {
      lines.addAll(people.hitLines);
    }
  }

  /** Lines that name nobody count as not showing it. */
  void addSilent(long lines) {
    known += lines;
    leansOnSilence |= lines > 0;
  }

  /** Whether it may be shown by more lines than are counted here, but by no fewer. */
  boolean leansOnSilence() {
    return leansOnSilence;
  }

  boolean isKnown() {
    return known > 0;
  }

  long known() {
    return known;
  }

  long hits() {
    return hits;
  }

  /** To the nearest; the half upwards. */
  int percent() {
    return known == 0 ? 0 : (int) ((hits * 200 + known) / (2 * known));
  }

  /** Every line that tells, for it or against. */
  Sources allLines() {
    Sources all = new Sources();
    all.addAll(hitLines);
    all.addAll(lines);
    return all;
  }

  /** The lines that show it; where none does, those that show the opposite. */
  Sources lines() {
    return hits > 0 ? hitLines : lines;
  }
}
