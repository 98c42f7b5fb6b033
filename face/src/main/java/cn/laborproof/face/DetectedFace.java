package cn.laborproof.face;

/**
 * A face found in a picture, in pixels of that picture; the box may reach over the edge.
 *
 * @param confidence 0 to 1
 * @param points the two eyes, the nose and the two corners of the mouth, each left to right as seen
 *     in the picture
 */
public record DetectedFace(
    double left, double top, double right, double bottom, double confidence, Points points) {

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  /** The side of the square of equal area: the size of the face as one number. */
  public double size() {
    return Math.sqrt(width() * height());
  }
}
