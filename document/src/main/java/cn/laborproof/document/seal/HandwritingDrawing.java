package cn.laborproof.document.seal;

import static cn.laborproof.document.pdf.PdfSyntax.numbers;

import java.util.ArrayList;
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

  /** The ink is scaled to fit this square before it is drawn, so that every pad gives one size. */
  private static final double SPAN = 1000;

  /** Points closer than this add bytes and no shape. */
  private static final double NEAREST = 7;

  private static final double PEN = 16;

  /** Width of the pen on paper, at most. */
  private static final double PEN_POINTS = 1.9;

  private static final double TALLEST = 70;

  /** Copies the list; an empty or oversized drawing is an {@link IllegalArgumentException}. */
  public HandwritingDrawing {
    strokes = List.copyOf(strokes);
    int points = strokes.stream().mapToInt(stroke -> stroke.points().size()).sum();
    if (!(width > 0 && height > 0 && width < 1e5 && height < 1e5)) {
      throw new IllegalArgumentException("the pad has no size");
    }
    if (strokes.isEmpty() || strokes.size() > MOST_STROKES) {
      throw new IllegalArgumentException("a signature has 1 to " + MOST_STROKES + " strokes");
    }
    if (points > MOST_POINTS) {
      throw new IllegalArgumentException("a signature has at most " + MOST_POINTS + " points");
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
    /** Not-a-number, infinity and places far off any pad are {@link IllegalArgumentException}. */
    public Point {
      if (!(Math.abs(x) < 1e6 && Math.abs(y) < 1e6)) {
        throw new IllegalArgumentException("a point lies on no pad: " + x + ", " + y);
      }
    }
  }

  @Override
  public String toSvg() {
    Ink ink = ink();
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s">\
    <path fill="none" stroke="#0d1a5c" stroke-width="%s" stroke-linecap="round" \
    stroke-linejoin="round" d="%s"/></svg>\
    """
        .formatted(
            VectorPath.number(-PEN),
            VectorPath.number(-ink.height() - PEN),
            VectorPath.number(ink.width() + 2 * PEN),
            VectorPath.number(ink.height() + 2 * PEN),
            VectorPath.number(PEN),
            ink.path().toSvg());
  }

  @Override
  public String toPdf(double boxWidth, double boxHeight) {
    Ink ink = ink();
    double scale =
        Math.min(
            boxWidth / (ink.width() + 2 * PEN),
            Math.min(TALLEST, boxHeight) / (ink.height() + 2 * PEN));
    return "q %s 0 0 %s %s cm\n0.05 0.1 0.36 RG %s w 1 J 1 j\n%sS\nQ\n"
        .formatted(
            numbers(scale),
            numbers(scale),
            numbers((boxWidth - scale * ink.width()) / 2, (boxHeight - scale * ink.height()) / 2),
            VectorPath.number(Math.min(PEN, PEN_POINTS / scale)),
            ink.path().toPdf());
  }

  /** The strokes as smooth curves, with the lower left corner of their box at the origin. */
  private record Ink(VectorPath path, double width, double height) {}

  private Ink ink() {
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Stroke stroke : strokes) {
      for (Point point : stroke.points()) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    double scale = SPAN / Math.max(1e-6, Math.max(right - left, bottom - top));
    VectorPath path = new VectorPath();
    for (Stroke stroke : strokes) {
      draw(path, placed(stroke, left, bottom, scale));
    }
    return new Ink(path, (right - left) * scale, (bottom - top) * scale);
  }

  private static List<double[]> placed(Stroke stroke, double left, double bottom, double scale) {
    List<double[]> placed = new ArrayList<>();
    for (Point point : stroke.points()) {
      double[] xy = {(point.x() - left) * scale, (bottom - point.y()) * scale};
      if (placed.isEmpty()
          || Math.hypot(xy[0] - placed.getLast()[0], xy[1] - placed.getLast()[1]) >= NEAREST) {
        placed.add(xy);
      }
    }
    return placed;
  }

  /** Curves from middle to middle, pulled by the points, as ink flows; a dot is a short line. */
  private static void draw(VectorPath path, List<double[]> points) {
    double[] from = points.getFirst();
    path.move(from[0], from[1]);
    for (int i = 1; i + 1 < points.size(); i++) {
      double[] pull = points.get(i);
      double[] next = points.get(i + 1);
      double[] middle = {(pull[0] + next[0]) / 2, (pull[1] + next[1]) / 2};
      path.quadratic(from, pull, middle);
      from = middle;
    }
    double[] last = points.getLast();
    path.line(last[0], last[1] + (points.size() == 1 ? 1 : 0));
  }
}
