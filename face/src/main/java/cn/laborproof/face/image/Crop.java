package cn.laborproof.face.image;

/**
 * A rectangle in pixels, left and top inclusive, right and bottom exclusive; may reach over the
 * edges of a picture.
 */
public record Crop(int left, int top, int right, int bottom) {
  public Crop {
    if (right <= left || bottom <= top) {
      throw new IllegalArgumentException("an empty crop");
    }
  }

  /** The square with this centre and side, on whole pixels. */
  public static Crop square(double centreX, double centreY, double side) {
    int left = (int) Math.round(centreX - side / 2);
    int top = (int) Math.round(centreY - side / 2);
    int right = (int) Math.round(centreX + side / 2);
    int bottom = (int) Math.round(centreY + side / 2);
    return new Crop(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
  }
}
