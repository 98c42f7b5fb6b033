package cn.laborproof.document.examine.content;

/**
 * One text shown by one operator.
 *
 * @param text what it says, through the font's {@code /ToUnicode}
 * @param left where it starts
 * @param right where it ends
 * @param inkLeft where its ink starts
 * @param inkRight where its ink ends
 * @param baseline height of its baseline
 * @param size effective size of its letters, in points
 * @param dark whether its colour differs from paper and its letters are not pressed together
 * @param inked whether it has letters that leave ink, as blanks do not
 */
record Run(
    String text,
    double left,
    double right,
    double inkLeft,
    double inkRight,
    double baseline,
    double size,
    boolean dark,
    boolean inked) {
  private static final double LOW = 0.05;
  private static final double HIGH = 0.6;
  private static final double SMALLEST = 4;

  /** The middle of its letters: what must stay free for it to be read. */
  Box core() {
    return Box.of(left, baseline + LOW * size, right, baseline + HIGH * size);
  }

  /** What its letters cover. */
  Box ink() {
    return Box.of(inkLeft, baseline + LOW * size, inkRight, baseline + HIGH * size);
  }

  boolean legible() {
    return dark && size >= SMALLEST;
  }

  /** Whether another text goes on where this one ends. */
  boolean touches(Run next) {
    return Math.abs(baseline - next.baseline) < size / 3 && Math.abs(next.left - right) < size / 4;
  }
}
