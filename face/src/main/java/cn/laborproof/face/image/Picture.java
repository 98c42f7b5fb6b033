package cn.laborproof.face.image;

/**
 * A decoded RGB picture, upright. The pixels are shared, not copied: whoever holds a picture only
 * reads it.
 */
public final class Picture {
  private final int width;
  private final int height;
  private final int[] rgb;

  Picture(int width, int height, int[] rgb) {
    if (rgb.length != width * height) {
      throw new IllegalArgumentException("pixels do not fill the picture");
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The colour of a pixel as 0x00RRGGBB. */
  public int rgb(int x, int y) {
    return rgb[y * width + x];
  }

  int[] pixels() {
    return rgb;
  }
}
