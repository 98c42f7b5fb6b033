package cn.laborproof.face;

/** Gauss–Jordan elimination with row pivoting, for the small systems of this package. */
final class LinearSystem {
  private LinearSystem() {}

  /**
   * Solves in place. Each row holds the coefficients of one equation and then its right sides;
   * afterwards the columns of the right sides hold the solutions. A singular system gives
   * non-finite numbers, which no threshold accepts.
   */
  static void solve(double[][] rows) {
    int n = rows.length;
    for (int i = 0; i < n; i++) {
      swapBestPivot(rows, i);
      for (int r = 0; r < n; r++) {
        if (r == i) {
          continue;
        }
        double factor = rows[r][i] / rows[i][i];
        for (int c = i; c < rows[r].length; c++) {
          rows[r][c] -= factor * rows[i][c];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int c = n; c < rows[i].length; c++) {
        rows[i][c] /= rows[i][i];
      }
    }
  }

  private static void swapBestPivot(double[][] rows, int i) {
    int best = i;
    for (int r = i; r < rows.length; r++) {
      if (Math.abs(rows[r][i]) > Math.abs(rows[best][i])) {
        best = r;
      }
    }
    double[] kept = rows[i];
    rows[i] = rows[best];
    rows[best] = kept;
  }
}
