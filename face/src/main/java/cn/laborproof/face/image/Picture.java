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

  /** The mean brightness, 0 to 255, of the part of the crop that lies inside; 0 when none does. */
  public double brightness(Crop crop) {
    int left = Math.max(0, crop.left());
    int right = Math.min(width, crop.right());
    long sum = 0;
    long count = 0;
    for (int y = Math.max(0, crop.top()); y < Math.min(height, crop.bottom()); y += 2) {
      for (int x = left; x < right; x += 2) {
        int c = rgb[y * width + x];
        sum += 299 * (c >> 16 & 0xFF) + 587 * (c >> 8 & 0xFF) + 114 * (c & 0xFF);
        count++;
      }
    }
    return count == 0 ? 0 : sum / 1000.0 / count;
  }

  int[] pixels() {
    return rgb;
  }
}
