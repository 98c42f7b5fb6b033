package cn.laborproof.face;

/**
 * Where a head points, in degrees: a weak-perspective least-squares fit of a generic head to ten of
 * the 68 points. No model is needed, and it is steadier than the one that came with the others. The
 * angles are relative measures: a resting head reads anything from −9° to +15° of yaw and about
 * −28° of pitch, so only differences to a person's own frontal frames mean something.
 *
 * @param yaw grows when the nose moves to the right of the picture, which is the person's own left
 * @param pitch grows when the chin goes down
 */
record HeadPose(double yaw, double pitch) {

  private static final int[] POINTS = {30, 8, 36, 45, 48, 54, 27, 33, 39, 42};

  /**
   * The same points on a generic head in millimetres: x to the right, y down, z into the picture;
   * the tip of the nose is the origin.
   */
  private static final double[][] HEAD = {
    {0, 0, 0}, {0, 63.6, -12.5}, {-43.3, -32.7, -26}, {43.3, -32.7, -26}, {-28.9, 28.9, -24.1},
    {28.9, 28.9, -24.1}, {0, -35, -15}, {0, 12, -10}, {-18, -32, -22}, {18, -32, -22}
  };

  private static final double[] HEAD_CENTRE = headCentre();

  static HeadPose of(Points landmarks) {
    double[] first = new double[3];
    double[] second = new double[3];
    fit(landmarks, first, second);
    normalise(first);
    normalise(second);
    double dot = first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
    for (int k = 0; k < 3; k++) {
      double kept = first[k];
      first[k] -= dot / 2 * second[k];
      second[k] -= dot / 2 * kept;
    }
    normalise(first);
    normalise(second);
    double third = first[0] * second[1] - first[1] * second[0];
    double yaw = Math.asin(Math.clamp(first[2], -1, 1));
    return new HeadPose(Math.toDegrees(yaw), Math.toDegrees(Math.atan2(second[2], third)));
  }

  /** Solves the normal equations of both rows of the projection matrix. */
  private static void fit(Points landmarks, double[] first, double[] second) {
    double centreX = 0;
    double centreY = 0;
    for (int p : POINTS) {
      centreX += landmarks.x(p) / POINTS.length;
      centreY += landmarks.y(p) / POINTS.length;
    }
    double[][] rows = new double[3][5];
    for (int i = 0; i < POINTS.length; i++) {
      for (int r = 0; r < 3; r++) {
        double u = HEAD[i][r] - HEAD_CENTRE[r];
        for (int c = 0; c < 3; c++) {
          rows[r][c] += u * (HEAD[i][c] - HEAD_CENTRE[c]);
        }
        rows[r][3] += u * (landmarks.x(POINTS[i]) - centreX);
        rows[r][4] += u * (landmarks.y(POINTS[i]) - centreY);
      }
    }
    LinearSystem.solve(rows);
    for (int k = 0; k < 3; k++) {
      first[k] = rows[k][3];
      second[k] = rows[k][4];
    }
  }

  private static void normalise(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    for (int i = 0; i < 3; i++) {
      v[i] /= length;
    }
  }

  private static double[] headCentre() {
    double[] centre = new double[3];
    for (double[] point : HEAD) {
      for (int k = 0; k < 3; k++) {
        centre[k] += point[k] / HEAD.length;
      }
    }
    return centre;
  }
}
