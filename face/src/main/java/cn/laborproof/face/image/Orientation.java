package cn.laborproof.face.image;

/**
 * How a camera was held (EXIF 2.32, tag 0x0112). ImageIO ignores it, and the detector does not find
 * faces that lie on their side.
 *
 * @param value 1 to 8 as in EXIF; 1 is upright
 */
record Orientation(int value) {
  private static final Orientation UPRIGHT = new Orientation(1);
  private static final int TAG = 0x0112;
  private static final int EXIF_HEADER = 10; // marker, length, "Exif", two zeros

  /** Reads the orientation; upright when there is none or when the segment is damaged. */
  static Orientation ofJpeg(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      int length = (int) number(jpeg, at + 2, 2, false);
      if (marker == 0xDA || length < 2 || at + 2 + length > jpeg.length) {
        return UPRIGHT;
      }
      if (marker == 0xE1 && isExif(jpeg, at, length)) {
        return ofTiff(jpeg, at + EXIF_HEADER, at + 2 + length);
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static boolean isExif(byte[] b, int at, int length) {
    return length >= 16
        && b[at + 4] == 'E'
        && b[at + 5] == 'x'
        && b[at + 6] == 'i'
        && b[at + 7] == 'f';
  }

  private static Orientation ofTiff(byte[] b, int tiff, int end) {
    boolean little = b[tiff] == 'I';
    long directory = tiff + number(b, tiff + 4, 4, little);
    if (directory < tiff || directory + 2 > end) {
      return UPRIGHT;
    }
    int count = (int) number(b, (int) directory, 2, little);
    for (int i = 0; i < count; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > end) {
        return UPRIGHT;
      }
      if (number(b, (int) entry, 2, little) == TAG) {
        int value = (int) number(b, (int) entry + 8, 2, little);
        return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  private static long number(byte[] b, int at, int bytes, boolean little) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (b[at + i] & 0xFFL) << 8 * (little ? i : bytes - 1 - i);
    }
    return value;
  }

  /** The picture as the eye should see it. */
  Picture upright(Picture p) {
    if (value == 1) {
      return p;
    }
    boolean swapped = value >= 5;
    int width = swapped ? p.height() : p.width();
    int height = swapped ? p.width() : p.height();
    int right = p.width() - 1;
    int bottom = p.height() - 1;
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] =
            switch (value) {
              case 2 -> p.rgb(right - x, y);
              case 3 -> p.rgb(right - x, bottom - y);
              case 4 -> p.rgb(x, bottom - y);
              case 5 -> p.rgb(y, x);
              case 6 -> p.rgb(y, bottom - x);
              case 7 -> p.rgb(right - y, bottom - x);
              default -> p.rgb(right - y, x);
            };
      }
    }
    return new Picture(width, height, rgb);
  }
}
