package cn.laborproof.face.image;

/**
 * Bilinear sampling on an axis-parallel grid: the positions and weights of rows and columns are
 * computed once.
 */
final class Grid {
  private final Picture picture;
  private final int[] columns;
  private final float[] columnWeights;
  private final int[] rows;
  private final float[] rowWeights;

  Grid(Picture picture, Crop crop, int width, int height) {
    this.picture = picture;
    columns = new int[width];
    columnWeights = new float[width];
    rows = new int[height];
    rowWeights = new float[height];
    positions(crop.left(), crop.right(), columns, columnWeights);
    positions(crop.top(), crop.bottom(), rows, rowWeights);
  }

  /** Pixel centres at .5; samples stay within the crop. */
  private static void positions(int from, int to, int[] at, float[] weights) {
    double step = (double) (to - from) / at.length;
    for (int i = 0; i < at.length; i++) {
      double x = Math.clamp(from + (i + .5) * step - .5, from, to - 1);
      at[i] = (int) Math.floor(x);
      weights[i] = (float) (x - at[i]);
    }
  }

  void planes(int stride, int plane, float[] out) {
    int[] rgb = picture.pixels();
    int width = picture.width();
    int height = picture.height();
    for (int y = 0; y < rows.length; y++) {
      for (int dy = 0; dy < 2; dy++) {
        int row = rows[y] + dy;
        float wy = dy == 0 ? 1 - rowWeights[y] : rowWeights[y];
        boolean inside = row >= 0 && row < height && wy != 0;
        for (int x = 0, o = y * stride; x < columns.length; x++, o++) {
          int left = columns[x];
          float w1 = columnWeights[x] * wy;
          float w0 = wy - w1;
          int a = inside && left >= 0 && left < width ? rgb[row * width + left] : 0;
          int b = inside && left + 1 >= 0 && left + 1 < width ? rgb[row * width + left + 1] : 0;
          float blue = w0 * (a & 0xFF) + w1 * (b & 0xFF);
          float green = w0 * (a >> 8 & 0xFF) + w1 * (b >> 8 & 0xFF);
          float red = w0 * (a >> 16 & 0xFF) + w1 * (b >> 16 & 0xFF);
          out[o] = dy == 0 ? blue : out[o] + blue;
          out[plane + o] = dy == 0 ? green : out[plane + o] + green;
          out[2 * plane + o] = dy == 0 ? red : out[2 * plane + o] + red;
        }
      }
    }
  }
}
