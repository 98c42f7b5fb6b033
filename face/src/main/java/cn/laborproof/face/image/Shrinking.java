package cn.laborproof.face.image;

import java.util.Arrays;

/** Shrinks by averaging the area each new pixel covers, so that no detail is skipped. */
final class Shrinking {
  private Shrinking() {}

  static void into(Picture picture, int width, int height, int stride, float[] out) {
    double stepX = (double) picture.width() / width;
    double stepY = (double) picture.height() / height;
    float[] sum = new float[3 * width];
    float share = (float) (1 / (stepX * stepY));
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      double top = y * stepY;
      double bottom = Math.min(picture.height(), top + stepY);
      for (int row = (int) top; row < bottom; row++) {
        double weight = Math.min(bottom, row + 1) - Math.max(top, row);
        addRow(picture, row, (float) weight, stepX, sum);
      }
      int plane = stride * stride;
      for (int x = 0, o = y * stride; x < width; x++, o++) {
        out[o] = sum[3 * x] * share;
        out[plane + o] = sum[3 * x + 1] * share;
        out[2 * plane + o] = sum[3 * x + 2] * share;
      }
    }
  }

  private static void addRow(Picture picture, int row, float weight, double step, float[] sum) {
    int[] rgb = picture.pixels();
    int width = picture.width();
    int base = row * width;
    for (int x = 0, s = 0; s < sum.length; x++, s += 3) {
      double left = x * step;
      double right = Math.min(width, left + step);
      for (int column = (int) left; column < right; column++) {
        double share = Math.min(right, column + 1) - Math.max(left, column);
        float k = weight * (float) share;
        int c = rgb[base + column];
        sum[s] += k * (c & 0xFF);
        sum[s + 1] += k * (c >> 8 & 0xFF);
        sum[s + 2] += k * (c >> 16 & 0xFF);
      }
    }
  }
}
