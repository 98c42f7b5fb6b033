package cn.laborproof.document.seal;

import java.util.List;

/**
 * A signature drawn by hand, as the pad reported it.
 *
 * @param width width of the pad in its own units, over 0
 * @param height height of the pad in its own units, over 0
 * @param strokes from pen down to pen up, in the order drawn; y grows downwards
 */
public record HandwritingDrawing(double width, double height, List<Stroke> strokes)
    implements SignatureMark {
  /** More strokes than any signature has. */
  public static final int MOST_STROKES = 200;

  /** More points than any signature has, over all strokes. */
  public static final int MOST_POINTS = 20_000;

  /** Copies the list; an empty or oversized drawing is an {@link IllegalArgumentException}. */
  public HandwritingDrawing {
    strokes = List.copyOf(strokes);
    int points = strokes.stream().mapToInt(stroke -> stroke.points().size()).sum();
    if (!(width > 0 && height > 0 && width < 1e5 && height < 1e5)) {
      throw new IllegalArgumentException("the pad has no size");
    }
    if (strokes.isEmpty() || strokes.size() > MOST_STROKES || points > MOST_POINTS) {
      throw new IllegalArgumentException("a signature has 1 to " + MOST_STROKES + " strokes");
    }
  }

  /**
   * One stroke of the pen.
   *
   * @param points at least one
   */
  public record Stroke(List<Point> points) {
    /** Copies the list; an empty stroke is an {@link IllegalArgumentException}. */
    public Stroke {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("a stroke has at least one point");
      }
    }
  }

  /**
   * Where the pen was.
   *
   * @param x from the left, in the pad's units
   * @param y from the top, in the pad's units
   */
  public record Point(double x, double y) {
    /** Not-a-number and infinity are {@link IllegalArgumentException}. */
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a point has finite coordinates");
      }
    }
  }

  @Override
  public String toSvg() {
    throw new UnsupportedOperationException("not yet");
  }
}
