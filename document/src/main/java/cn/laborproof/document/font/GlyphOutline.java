package cn.laborproof.document.font;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A glyph as closed contours of quadratic curves, for drawing where no font can be embedded.
 * Coordinates are thousandths of the em, y upwards. Composites of shifted parts are resolved; the
 * committed fonts scale none of the characters a seal shows.
 */
public final class GlyphOutline {
  private static final int ON_CURVE = 0x01;
  private static final int X_SHORT = 0x02;
  private static final int Y_SHORT = 0x04;
  private static final int REPEAT = 0x08;
  private static final int X_SAME = 0x10;
  private static final int Y_SAME = 0x20;
  private static final int PART_WORDS = 0x0001;
  private static final int PART_MORE = 0x0020;

  private GlyphOutline() {}

  /**
   * A point of a contour.
   *
   * @param onCurve whether the curve passes through it, rather than being pulled by it
   */
  public record Point(double x, double y, boolean onCurve) {
    Point middle(Point other) {
      return new Point((x + other.x) / 2, (y + other.y) / 2, true);
    }
  }

  /**
   * The contours of a glyph; each begins on the curve and off-curve points never follow each other.
   */
  public static List<List<Point>> of(FontGlyph glyph) {
    List<List<Point>> contours = new ArrayList<>();
    collect(glyph.face(), glyph.glyph(), 0, 0, contours);
    return contours;
  }

  private static void collect(
      TrueTypeFace face, int glyph, int dx, int dy, List<List<Point>> contours) {
    ByteBuffer outline = face.outline(glyph).duplicate();
    if (outline.capacity() == 0) {
      return;
    }
    int count = outline.getShort(0);
    outline.position(10);
    if (count < 0) {
      collectParts(face, outline, dx, dy, contours);
      return;
    }
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      ends[i] = Short.toUnsignedInt(outline.getShort());
    }
    outline.position(
        outline.position() + 2 + Short.toUnsignedInt(outline.getShort(outline.position())));
    int points = count == 0 ? 0 : ends[count - 1] + 1;
    byte[] flags = flags(outline, points);
    int[] xs = coordinates(outline, flags, X_SHORT, X_SAME);
    int[] ys = coordinates(outline, flags, Y_SHORT, Y_SAME);
    double scale = 1000.0 / face.unitsPerEm();
    int start = 0;
    for (int end : ends) {
      List<Point> raw = new ArrayList<>();
      for (int i = start; i <= end; i++) {
        raw.add(new Point((xs[i] + dx) * scale, (ys[i] + dy) * scale, (flags[i] & ON_CURVE) != 0));
      }
      contours.add(explicit(raw));
      start = end + 1;
    }
  }

  private static void collectParts(
      TrueTypeFace face, ByteBuffer outline, int dx, int dy, List<List<Point>> contours) {
    int flags;
    do {
      flags = outline.getShort();
      int part = Short.toUnsignedInt(outline.getShort());
      boolean words = (flags & PART_WORDS) != 0;
      int x = words ? outline.getShort() : outline.get();
      int y = words ? outline.getShort() : outline.get();
      collect(face, part, dx + x, dy + y, contours);
    } while ((flags & PART_MORE) != 0);
  }

  private static byte[] flags(ByteBuffer outline, int points) {
    byte[] flags = new byte[points];
    for (int i = 0; i < points; i++) {
      flags[i] = outline.get();
      if ((flags[i] & REPEAT) != 0) {
        int repeat = Byte.toUnsignedInt(outline.get());
        Arrays.fill(flags, i + 1, i + 1 + repeat, flags[i]);
        i += repeat;
      }
    }
    return flags;
  }

  private static int[] coordinates(ByteBuffer outline, byte[] flags, int shortBit, int sameBit) {
    int[] values = new int[flags.length];
    int value = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean same = (flags[i] & sameBit) != 0;
      if ((flags[i] & shortBit) != 0) {
        int delta = Byte.toUnsignedInt(outline.get());
        value += same ? delta : -delta;
      } else if (!same) {
        value += outline.getShort();
      }
      values[i] = value;
    }
    return values;
  }

  /** Adds the on-curve points that TrueType leaves out between two off-curve points. */
  private static List<Point> explicit(List<Point> raw) {
    List<Point> contour = new ArrayList<>();
    Point last = raw.getLast();
    if (!raw.getFirst().onCurve()) {
      contour.add(last.onCurve() ? last : last.middle(raw.getFirst()));
    }
    for (int i = 0; i < raw.size(); i++) {
      Point point = raw.get(i);
      if (!point.onCurve() && !contour.getLast().onCurve()) {
        contour.add(contour.getLast().middle(point));
      }
      contour.add(point);
    }
    return List.copyOf(contour);
  }
}
