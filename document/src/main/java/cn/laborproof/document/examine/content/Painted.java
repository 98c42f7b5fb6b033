package cn.laborproof.document.examine.content;

/**
 * What one path painted.
 *
 * @param area the box around it
 * @param dark whether text over it is hard to read
 * @param ruled whether it is a thin line across or a long one upright, as rules of tables and
 *     underlines are, so that nobody takes it for a part of a letter
 */
record Painted(Box area, boolean dark, boolean ruled) {
  private static final double THINNEST = 0.01;
  private static final double THICKEST = 1;

  /** No letter of ours is narrower, and an underline is as long as its text. */
  private static final double SHORTEST_ACROSS = 2;

  /** Text is set in 12 points; a row of a table is higher. */
  private static final double SHORTEST_UPRIGHT = 14;

  static Painted filled(Box area, boolean dark) {
    return new Painted(area, dark, false);
  }

  /** A stroke counts as dark whatever its colour: none of ours lies under text. */
  static Painted stroked(Box line, double width) {
    double across = line.right() - line.left();
    double upright = line.top() - line.bottom();
    boolean ruled =
        width <= THICKEST
            && (upright < THINNEST
                ? across >= SHORTEST_ACROSS
                : across < THINNEST && upright >= SHORTEST_UPRIGHT);
    return new Painted(line.grown(width / 2), true, ruled);
  }
}
