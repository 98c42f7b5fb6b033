package cn.laborproof.face;

/**
 * How far a turned face departs from a turned plane. When a flat picture turns, all its points move
 * by one homography; when a head turns, the nose overtakes the cheeks. So the homography that fits
 * best between the frontal and the turned points leaves a residue on a head and hardly any on a
 * photograph, however it is turned, tilted or brought closer.
 */
final class Relief {
  private Relief() {}

  /**
   * The root mean square distance between the turned points and the best plane's, as a share of the
   * distance between the outer corners of the eyes in the frontal picture.
   */
  static double of(Points front, Points turned) {
    double[] a = normalised(front);
    double[] b = normalised(turned);
    double[] h = homography(a, b);
    double sum = 0;
    int n = a.length / 2;
    for (int i = 0; i < n; i++) {
      double x = a[2 * i];
      double y = a[2 * i + 1];
      double w = h[6] * x + h[7] * y + 1;
      double dx = (h[0] * x + h[1] * y + h[2]) / w - b[2 * i];
      double dy = (h[3] * x + h[4] * y + h[5]) / w - b[2 * i + 1];
      sum += dx * dx + dy * dy;
    }
    return Math.sqrt(sum / n);
  }

  /**
   * Linear least squares (direct linear transformation with h33 = 1) on centred points; the points
   * are few and near each other.
   */
  private static double[] homography(double[] a, double[] b) {
    double[][] rows = new double[8][9];
    double[] r = new double[9];
    for (int i = 0; i < a.length; i += 2) {
      double x = a[i];
      double y = a[i + 1];
      double u = b[i];
      double v = b[i + 1];
      add(rows, fill(r, x, y, 1, 0, 0, 0, -u * x, -u * y, u));
      add(rows, fill(r, 0, 0, 0, x, y, 1, -v * x, -v * y, v));
    }
    LinearSystem.solve(rows);
    double[] h = new double[8];
    for (int i = 0; i < 8; i++) {
      h[i] = rows[i][8];
    }
    return h;
  }

  private static double[] fill(double[] row, double... values) {
    System.arraycopy(values, 0, row, 0, values.length);
    return row;
  }

  /** Adds one equation to the normal equations. */
  private static void add(double[][] rows, double[] equation) {
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 9; j++) {
        rows[i][j] += equation[i] * equation[j];
      }
    }
  }

  private static double[] normalised(Points p) {
    int n = p.count();
    double cx = 0;
    double cy = 0;
    for (int i = 0; i < n; i++) {
      cx += p.x(i) / n;
      cy += p.y(i) / n;
    }
    double length = Math.hypot(p.x(27) - p.x(8), p.y(27) - p.y(8));
    double[] out = new double[2 * n];
    for (int i = 0; i < n; i++) {
      out[2 * i] = (p.x(i) - cx) / length;
      out[2 * i + 1] = (p.y(i) - cy) / length;
    }
    return out;
  }
}
