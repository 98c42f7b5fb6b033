package cn.laborproof.face;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * A photograph held before the camera: the picture as a plane that is turned about its upright
 * axis, tilted about its level axis, moved and brought closer, seen by a pinhole camera.
 */
final class FlatPhotograph {
  private final BufferedImage photo;
  private final Map<Pose, byte[]> held = new HashMap<>();

  FlatPhotograph(byte[] jpeg) {
    photo = read(jpeg);
  }

  /**
   * Degrees; the turn is positive to the person's own left. Closer is a factor on the size; the
   * shifts are pixels.
   */
  record Pose(double turn, double tilt, double closer, double shiftX, double shiftY) {
    static final Pose STILL = new Pose(0, 0, 1, 0, 0);

    static Pose turned(double degrees) {
      return new Pose(degrees, 0, 1, 0, 0);
    }

    static Pose tilted(double degrees) {
      return new Pose(0, degrees, 1, 0, 0);
    }
  }

  /** What the camera sees; the same bytes for the same pose. */
  byte[] held(Pose pose) {
    return held.computeIfAbsent(pose, this::seen);
  }

  private byte[] seen(Pose pose) {
    int w = photo.getWidth();
    int h = photo.getHeight();
    BufferedImage seen = new BufferedImage(w, h, BufferedImage.TYPE_3BYTE_BGR);
    double focal = 1.2 * w;
    double[] across = {Math.cos(rad(pose.turn)), 0, Math.sin(rad(pose.turn))};
    double[] down = {0, Math.cos(rad(pose.tilt)), Math.sin(rad(pose.tilt))};
    double[] normal = cross(across, down);
    double distance = focal / pose.closer;
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double[] ray = {x - w / 2.0 - pose.shiftX, y - h / 2.0 - pose.shiftY, focal};
        double along = normal[2] * distance / dot(normal, ray);
        double[] hit = {ray[0] * along, ray[1] * along, ray[2] * along - distance};
        double v = dot(hit, down);
        double u = dot(hit, across);
        seen.setRGB(x, y, colour(u + w / 2.0, v + h / 2.0));
      }
    }
    return write(seen, 0.85f);
  }

  private int colour(double u, double v) {
    int x = (int) Math.floor(u);
    int y = (int) Math.floor(v);
    if (x < 0 || y < 0 || x >= photo.getWidth() - 1 || y >= photo.getHeight() - 1) {
      return 0x888078; // the wall behind
    }
    double fx = u - x;
    double fy = v - y;
    int colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double top = part(x, y, shift) * (1 - fx) + part(x + 1, y, shift) * fx;
      double low = part(x, y + 1, shift) * (1 - fx) + part(x + 1, y + 1, shift) * fx;
      colour |= (int) Math.round(top * (1 - fy) + low * fy) << shift;
    }
    return colour;
  }

  private int part(int x, int y, int shift) {
    return photo.getRGB(x, y) >> shift & 0xFF;
  }

  private static double rad(double degrees) {
    return Math.toRadians(degrees);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static BufferedImage read(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] write(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
