package cn.laborproof.document.examine.content;

import java.util.List;

/**
 * With what a path is stroked (ISO 32000-1 §8.4.3). A line is as long as its path only if it is
 * neither dashed nor too pale nor too thin to be seen, so ours are held to how ours look.
 *
 * @param width in points, in the larger scale if the matrix scales
 * @param light grey of the stroke: 0 is black, 1 is white
 * @param dash operands of {@code d}: lengths of dashes and gaps, then where they begin
 * @param scaled whether a matrix makes it another than it says, as none of ours does
 */
record Pen(double width, double light, List<Double> dash, boolean scaled) {
  /** What a page begins with. */
  static final Pen FIRST = new Pen(1, 0, List.of(0.0), false);

  /** Rules of ours are 0.5 or 0.6 points wide, frames of places to sign 0.5. */
  private static final double THINNEST = 0.45;

  private static final double THICKEST = 0.65;

  /** Rules of ours have a grey of 0.25 or 0.45, frames of places to sign of 0.7. */
  private static final double LIGHTEST_RULE = 0.5;

  private static final double LIGHTEST_FRAME = 0.75;

  private static final List<Double> FRAME_DASH = List.of(3.0, 3.0, 0.0);

  /** Copies the dash. */
  Pen {
    dash = List.copyOf(dash);
  }

  Pen wide(double points) {
    return new Pen(points, light, dash, scaled);
  }

  Pen grey(double tone) {
    return new Pen(width, tone, dash, scaled);
  }

  Pen dashed(List<Double> operands) {
    return new Pen(width, light, operands, scaled);
  }

  /** What it draws under a matrix of these scales. */
  Pen under(double scaleX, double scaleY) {
    double larger = Math.max(Math.abs(scaleX), Math.abs(scaleY));
    return new Pen(width * larger, light, dash, scaleX != 1 || scaleY != 1);
  }

  /** Whether it draws the rules of tables and underlines: whole lines that everybody sees. */
  boolean rules() {
    return fits(LIGHTEST_RULE) && dash.size() == 1;
  }

  /** Whether it draws the frames of places to sign, which alone are dashed. */
  boolean frames() {
    return fits(LIGHTEST_FRAME) && dash.equals(FRAME_DASH);
  }

  private boolean fits(double lightest) {
    return !scaled && width > THINNEST && width < THICKEST && light >= 0 && light <= lightest;
  }
}
