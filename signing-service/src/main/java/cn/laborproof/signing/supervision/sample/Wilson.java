package cn.laborproof.signing.supervision.sample;

/**
 * A share with the bounds of Wilson's score interval at 95 %, which holds near 0 and 1 and for few
 * answers, where the plain one does not. It speaks of chance alone: not of who did not answer.
 *
 * @param share from 0 to 1
 * @param low likewise
 * @param high likewise
 */
record Wilson(double share, double low, double high) {
  private static final double Z = 1.959964;

  /** Of so many answers, so many; at least one answer. */
  static Wilson of(long with, long answers) {
    double n = answers;
    double share = with / n;
    double square = Z * Z;
    double centre = (share + square / (2 * n)) / (1 + square / n);
    double half = Z / (1 + square / n) * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
    return new Wilson(share, Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
