package cn.laborproof.face;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A screen held before the camera that plays what a person did: a little smaller, slightly turned,
 * dark around, with its pixels beating against the camera's.
 */
final class HeldScreen {
  private static final int FINE = 4;
  private static final double SCALE = 0.9;
  private static final float GRID = 0.1f;

  private HeldScreen() {}

  static byte[] showing(byte[] jpeg) {
    BufferedImage played = FlatPhotograph.read(jpeg);
    BufferedImage seen = before(played, 1);
    Graphics2D graphics = seen.createGraphics();
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, GRID));
    graphics.drawImage(before(pixels(played), FINE), 0, 0, null);
    graphics.dispose();
    return FlatPhotograph.write(seen, 0.85f);
  }

  private static BufferedImage before(BufferedImage screen, int finer) {
    int w = screen.getWidth() / finer;
    int h = screen.getHeight() / finer;
    BufferedImage seen = new BufferedImage(w, h, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = seen.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.translate(w / 2, h / 2);
    graphics.rotate(0.05);
    graphics.scale(SCALE / finer, SCALE / finer);
    graphics.drawImage(screen, -w * finer / 2, -h * finer / 2, null);
    graphics.dispose();
    return seen;
  }

  /** Each pixel as three stripes of light and a dark gap. */
  private static BufferedImage pixels(BufferedImage image) {
    int w = image.getWidth() * FINE;
    int h = image.getHeight() * FINE;
    int[] played = image.getRGB(0, 0, w / FINE, h / FINE, null, 0, w / FINE);
    BufferedImage grid = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    int[] points = ((DataBufferInt) grid.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int c = played[y / FINE * (w / FINE) + x / FINE];
        int lit = 0xFF << 8 * (2 - x % FINE);
        boolean gap = x % FINE == 3 || y % FINE == 0;
        points[y * w + x] = gap ? c >> 1 & 0x7F7F7F : c & lit | c >> 1 & 0x7F7F7F;
      }
    }
    return grid;
  }
}
