package cn.laborproof.face.image;

import java.util.Arrays;

/**
 * Cuts, scales and turns pictures into the planes a model wants: three planes in the order blue,
 * green, red, values 0 to 255. All methods write into the caller's array, so that a stream of
 * frames allocates nothing here.
 */
public final class Sampler {
  private Sampler() {}

  /**
   * The whole picture, scaled, into the upper left corner of square planes; the rest is black.
   *
   * @param out at least {@code 3 * side * side} values
   */
  public static void letterbox(Picture picture, double scale, int side, float[] out) {
    int width = Math.min(side, (int) Math.round(picture.width() * scale));
    int height = Math.min(side, (int) Math.round(picture.height() * scale));
    Arrays.fill(out, 0, 3 * side * side, 0f);
    if (width == picture.width() && height == picture.height()) {
      copy(picture, side, out);
    } else if (scale < 1) {
      Shrinking.into(picture, width, height, side, out);
    } else {
      new Grid(picture, new Crop(0, 0, picture.width(), picture.height()), width, height)
          .planes(side, side * side, out);
    }
  }

  private static void copy(Picture picture, int side, float[] out) {
    int[] rgb = picture.pixels();
    int plane = side * side;
    for (int y = 0, i = 0; y < picture.height(); y++) {
      for (int x = 0, o = y * side; x < picture.width(); x++, i++, o++) {
        int c = rgb[i];
        out[o] = c & 0xFF;
        out[plane + o] = c >> 8 & 0xFF;
        out[2 * plane + o] = c >> 16 & 0xFF;
      }
    }
  }

  /** A rectangle of the picture in bilinear sampling; what lies outside the picture is black. */
  public static void crop(Picture picture, Crop crop, int side, float[] out) {
    new Grid(picture, crop, side, side).planes(side, side * side, out);
  }

  /** As {@link #crop}, as one plane of whole grey levels (ITU-R BT.601). */
  public static void cropGrey(Picture picture, Crop crop, int side, float[] planes, float[] out) {
    crop(picture, crop, side, planes);
    int plane = side * side;
    for (int i = 0; i < plane; i++) {
      double grey = .299 * planes[2 * plane + i] + .587 * planes[plane + i] + .114 * planes[i];
      out[i] = (float) Math.rint(grey);
    }
  }

  /**
   * The square that a similarity maps onto {@code side} x {@code side}, with averaging where it
   * shrinks.
   */
  public static void warp(Picture picture, Similarity map, int side, float[] out) {
    int n = Math.max(1, (int) Math.ceil(1 / map.scale() - .25));
    int plane = side * side;
    double[] sum = new double[3];
    for (int y = 0, o = 0; y < side; y++) {
      for (int x = 0; x < side; x++, o++) {
        sum[0] = sum[1] = sum[2] = 0;
        for (int j = 0; j < n; j++) {
          for (int i = 0; i < n; i++) {
            double u = x + (i + .5) / n - .5;
            double v = y + (j + .5) / n - .5;
            addBilinear(picture, map.sourceX(u, v), map.sourceY(u, v), sum);
          }
        }
        float share = 1f / (n * n);
        out[o] = (float) sum[0] * share;
        out[plane + o] = (float) sum[1] * share;
        out[2 * plane + o] = (float) sum[2] * share;
      }
    }
  }

  private static void addBilinear(Picture picture, double x, double y, double[] sum) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    double fx = x - x0;
    double fy = y - y0;
    for (int dy = 0; dy < 2; dy++) {
      int py = y0 + dy;
      if (py < 0 || py >= picture.height()) {
        continue;
      }
      for (int dx = 0; dx < 2; dx++) {
        int px = x0 + dx;
        if (px < 0 || px >= picture.width()) {
          continue;
        }
        double weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy);
        int c = picture.rgb(px, py);
        sum[0] += weight * (c & 0xFF);
        sum[1] += weight * (c >> 8 & 0xFF);
        sum[2] += weight * (c >> 16 & 0xFF);
      }
    }
  }

  /**
   * The picture with its longest side at most {@code side}; the same object when it is small enough
   * already.
   */
  static Picture shrink(Picture picture, int side) {
    int longest = Math.max(picture.width(), picture.height());
    if (longest <= side) {
      return picture;
    }
    double scale = (double) side / longest;
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    float[] planes = new float[3 * side * side];
    Shrinking.into(picture, width, height, side, planes);
    int[] rgb = new int[width * height];
    int plane = side * side;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * side + x;
        rgb[y * width + x] =
            Math.round(planes[2 * plane + i]) << 16
                | Math.round(planes[plane + i]) << 8
                | Math.round(planes[i]);
      }
    }
    return new Picture(width, height, rgb);
  }
}
