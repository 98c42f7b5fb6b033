package cn.laborproof.face;

import java.util.Arrays;

/** Points of a picture, in pixels, origin at the upper left corner; unmodifiable. */
public final class Points {
  private final double[] xy;

  private Points(double[] xy) {
    this.xy = xy;
  }

  /** Takes x and y in turns; the array is copied. */
  public static Points of(double... xy) {
    if (xy.length % 2 != 0) {
      throw new IllegalArgumentException("x and y come in pairs");
    }
    return new Points(xy.clone());
  }

  public int count() {
    return xy.length / 2;
  }

  public double x(int index) {
    return xy[2 * index];
  }

  public double y(int index) {
    return xy[2 * index + 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Points p && Arrays.equals(xy, p.xy);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(xy);
  }

  @Override
  public String toString() {
    return "Points" + Arrays.toString(xy);
  }
}
