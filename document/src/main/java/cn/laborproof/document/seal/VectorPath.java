package cn.laborproof.document.seal;

import cn.laborproof.document.font.GlyphOutline;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A path of lines and cubic curves that can be spelled for PDF and for SVG. y grows upwards. */
final class VectorPath {
  private final List<Segment> segments = new ArrayList<>();

  private record Segment(char kind, double[] points) {}

  VectorPath move(double x, double y) {
    return add('M', x, y);
  }

  VectorPath line(double x, double y) {
    return add('L', x, y);
  }

  VectorPath curve(double x1, double y1, double x2, double y2, double x, double y) {
    return add('C', x1, y1, x2, y2, x, y);
  }

  VectorPath close() {
    return add('Z');
  }

  /** A circle of four curves; the constant keeps them within 0.03 % of the radius. */
  VectorPath circle(double cx, double cy, double r) {
    double k = 0.5522847498 * r;
    return move(cx + r, cy)
        .curve(cx + r, cy + k, cx + k, cy + r, cx, cy + r)
        .curve(cx - k, cy + r, cx - r, cy + k, cx - r, cy)
        .curve(cx - r, cy - k, cx - k, cy - r, cx, cy - r)
        .curve(cx + k, cy - r, cx + r, cy - k, cx + r, cy)
        .close();
  }

  /** A glyph's contours, transformed; quadratic curves become cubic ones exactly. */
  VectorPath glyph(List<List<GlyphOutline.Point>> contours, AffineTransform place) {
    for (List<GlyphOutline.Point> contour : contours) {
      double[] start = at(contour.getFirst(), place);
      double[] last = start;
      move(start[0], start[1]);
      for (int i = 1; i < contour.size(); i++) {
        double[] point = at(contour.get(i), place);
        if (contour.get(i).onCurve()) {
          line(point[0], point[1]);
        } else {
          boolean ends = i + 1 == contour.size();
          double[] end = ends ? start : at(contour.get(i + 1), place);
          quadratic(last, point, end);
          point = end;
          i++;
        }
        last = point;
      }
      close();
    }
    return this;
  }

  /** A quadratic curve from the current point, which is {@code from}. */
  VectorPath quadratic(double[] from, double[] pull, double[] to) {
    return curve(
        from[0] + (pull[0] - from[0]) * 2 / 3,
        from[1] + (pull[1] - from[1]) * 2 / 3,
        to[0] + (pull[0] - to[0]) * 2 / 3,
        to[1] + (pull[1] - to[1]) * 2 / 3,
        to[0],
        to[1]);
  }

  private static double[] at(GlyphOutline.Point point, AffineTransform place) {
    double[] xy = {point.x(), point.y()};
    place.transform(xy, 0, xy, 0, 1);
    return xy;
  }

  private VectorPath add(char kind, double... points) {
    segments.add(new Segment(kind, points));
    return this;
  }

  /** PDF path construction operators (ISO 32000-1 §8.5.2). */
  String toPdf() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      text.append(numbers(segment.points(), 1));
      text.append(
          switch (segment.kind()) {
            case 'M' -> " m\n";
            case 'L' -> " l\n";
            case 'C' -> " c\n";
            default -> "h\n";
          });
    }
    return text.toString();
  }

  /** SVG path data, y turned downwards. */
  String toSvg() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      text.append(segment.kind()).append(numbers(segment.points(), -1));
    }
    return text.toString();
  }

  /** For drawing into pixels; y grows upwards. */
  Path2D toShape() {
    Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (Segment segment : segments) {
      double[] p = segment.points();
      switch (segment.kind()) {
        case 'M' -> shape.moveTo(p[0], p[1]);
        case 'L' -> shape.lineTo(p[0], p[1]);
        case 'C' -> shape.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
        default -> shape.closePath();
      }
    }
    return shape;
  }

  private static String numbers(double[] points, int yDirection) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      text.append(i == 0 ? "" : " ").append(number(points[i] * (i % 2 == 0 ? 1 : yDirection)));
    }
    return text.toString();
  }

  /** Whole units: drawings are a thousand units wide, so this is a tenth of a point on paper. */
  static String number(double value) {
    return Long.toString(Math.round(value));
  }
}
