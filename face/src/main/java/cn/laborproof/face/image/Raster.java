package cn.laborproof.face.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** From AWT's images to ours. */
final class Raster {
  private Raster() {}

  static Picture picture(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = new int[width * height];
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getData().length == 3 * rgb.length) {
      byte[] bgr = buffer.getData(); // what the JPEG decoder makes: three times as fast as getRGB
      for (int i = 0, j = 0; i < rgb.length; i++, j += 3) {
        rgb[i] = (bgr[j + 2] & 0xFF) << 16 | (bgr[j + 1] & 0xFF) << 8 | bgr[j] & 0xFF;
      }
    } else {
      image.getRGB(0, 0, width, height, rgb, 0, width);
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = onWhite(rgb[i]);
      }
    }
    return new Picture(width, height, rgb);
  }

  /**
   * Cut-out portraits have a transparent background: it becomes white, like paper, instead of
   * black.
   */
  private static int onWhite(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255) {
      return argb & 0xFFFFFF;
    }
    int rest = 255 * (255 - alpha);
    int r = ((argb >> 16 & 0xFF) * alpha + rest) / 255;
    int g = ((argb >> 8 & 0xFF) * alpha + rest) / 255;
    int b = ((argb & 0xFF) * alpha + rest) / 255;
    return r << 16 | g << 8 | b;
  }
}
