package cn.laborproof.face.image;

/**
 * A turn, a scaling and a shift that map a picture onto a target: {@code u = a x − b y + dx},
 * {@code v = b x + a y + dy}.
 *
 * @param a scale times the cosine of the turn
 * @param b scale times the sine of the turn
 */
public record Similarity(double a, double b, double dx, double dy) {

  /**
   * The similarity that brings the source points closest to the target points, in the sense of
   * least squares. It needs two points or more that do not all coincide.
   *
   * @param source x and y in turns
   * @param target as many values as the source
   */
  public static Similarity between(double[] source, double[] target) {
    int n = source.length / 2;
    double[] from = centre(source);
    double[] to = centre(target);
    double a = 0;
    double b = 0;
    double norm = 0;
    for (int i = 0; i < n; i++) {
      double x = source[2 * i] - from[0];
      double y = source[2 * i + 1] - from[1];
      double u = target[2 * i] - to[0];
      double v = target[2 * i + 1] - to[1];
      a += x * u + y * v;
      b += x * v - y * u;
      norm += x * x + y * y;
    }
    a /= norm;
    b /= norm;
    return new Similarity(
        a, b, to[0] - a * from[0] + b * from[1], to[1] - b * from[0] - a * from[1]);
  }

  private static double[] centre(double[] points) {
    double[] sum = new double[2];
    for (int i = 0; i < points.length; i++) {
      sum[i & 1] += points[i];
    }
    int n = points.length / 2;
    return new double[] {sum[0] / n, sum[1] / n};
  }

  double scale() {
    return Math.hypot(a, b);
  }

  double sourceX(double u, double v) {
    return (a * (u - dx) + b * (v - dy)) / (a * a + b * b);
  }

  double sourceY(double u, double v) {
    return (a * (v - dy) - b * (u - dx)) / (a * a + b * b);
  }
}
