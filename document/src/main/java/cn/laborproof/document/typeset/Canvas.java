package cn.laborproof.document.typeset;

import static cn.laborproof.document.pdf.PdfSyntax.numbers;

import cn.laborproof.document.font.TrueTypeFace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the content operators of one page or form (ISO 32000-1 annex A). Text is shown by glyph
 * numbers of the subset fonts, two bytes each. Not thread-safe.
 */
public final class Canvas {
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final Map<TrueTypeFace, SubsetFont> fonts;
  private final Map<String, Rectangle> fields = new LinkedHashMap<>();

  /** An empty canvas that shows text in the given fonts. */
  public Canvas(Map<TrueTypeFace, SubsetFont> fonts) {
    this.fonts = Map.copyOf(fonts);
  }

  /**
   * A font of the document.
   *
   * @param resource its name in the resources
   * @param numbers glyph number by character
   */
  public record SubsetFont(String resource, Map<Integer, Integer> numbers) {}

  /** A rectangle from its lower left corner, in points. */
  public record Rectangle(double x, double y, double width, double height) {}

  /** The operators written so far. */
  public byte[] content() {
    return content.toByteArray();
  }

  /** Places reserved for signature fields, by field name. */
  public Map<String, Rectangle> fields() {
    return Map.copyOf(fields);
  }

  /** Reserves a place for a signature field. */
  public void field(String name, Rectangle place) {
    fields.put(name, place);
  }

  /** Writes operators as they are. */
  public Canvas raw(String operators) {
    content.writeBytes((operators + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Fills a rectangle in a colour of the sRGB space, components from 0 to 1. */
  public void fill(Rectangle area, double red, double green, double blue) {
    raw("q " + numbers(red, green, blue) + " rg " + path(area) + " f Q");
  }

  /** Draws the outline of a rectangle. */
  public void frame(Rectangle area, double lineWidth, double grey) {
    raw("q " + numbers(lineWidth) + " w " + numbers(grey) + " G " + path(area) + " S Q");
  }

  /** Draws a straight line. */
  public void rule(double x1, double y1, double x2, double y2, double lineWidth, double grey) {
    raw(
        "q %s w %s G %s m %s l S Q"
            .formatted(numbers(lineWidth), numbers(grey), numbers(x1, y1), numbers(x2, y2)));
  }

  /** Shows a line with its start at {@code x} and its baseline at {@code baseline}. */
  public void text(Line line, double x, double baseline) {
    List<StyledGlyph> glyphs = line.glyphs();
    int start = 0;
    while (start < glyphs.size()) {
      int end = start + 1;
      while (end < glyphs.size() && sameRun(glyphs.get(start), glyphs.get(end))) {
        end++;
      }
      show(line, start, end, x, baseline);
      if (glyphs.get(start).style().underlined()) {
        underline(line, start, end, x, baseline);
      }
      start = end;
    }
  }

  /** Shows a line so that it is centred on {@code x}. */
  public void centred(Line line, double x, double baseline) {
    text(line, x - line.width() / 2, baseline);
  }

  /** Shows a line so that it ends at {@code x}. */
  public void flushRight(Line line, double x, double baseline) {
    text(line, x - line.width(), baseline);
  }

  private static boolean sameRun(StyledGlyph a, StyledGlyph b) {
    return a.glyph().face() == b.glyph().face() && a.style().equals(b.style());
  }

  private void show(Line line, int start, int end, double x, double baseline) {
    StyledGlyph first = line.glyphs().get(start);
    SubsetFont font = font(first.glyph().face());
    double size = first.style().size();
    StringBuilder shown = new StringBuilder("[<");
    double expected = line.xs().get(start);
    for (int i = start; i < end; i++) {
      StyledGlyph glyph = line.glyphs().get(i);
      double kern = (expected - line.xs().get(i)) * 1000 / size;
      if (Math.abs(kern) >= 0.5) {
        shown.append("> ").append(numbers(Math.round(kern))).append(" <");
        expected -= Math.round(kern) * size / 1000;
      }
      shown.append("%04X".formatted(number(font, glyph)));
      expected += Math.round(glyph.glyph().advance()) * size / 1000;
    }
    raw(
        "BT %s g /%s %s Tf %s Td %s>] TJ ET"
            .formatted(
                numbers(first.style().grey()),
                font.resource(),
                numbers(size),
                numbers(x + line.xs().get(start), baseline),
                shown));
  }

  private static int number(SubsetFont font, StyledGlyph glyph) {
    Integer number = font.numbers().get(glyph.glyph().codePoint());
    if (number == null) {
      throw new IllegalStateException("character set but not subset: " + glyph);
    }
    return number;
  }

  private SubsetFont font(TrueTypeFace face) {
    SubsetFont font = fonts.get(face);
    if (font == null) {
      throw new IllegalStateException("font set but not embedded: " + face);
    }
    return font;
  }

  private void underline(Line line, int start, int end, double x, double baseline) {
    StyledGlyph last = line.glyphs().get(end - 1);
    double y = baseline - 0.16 * last.style().size();
    double right = line.xs().get(end - 1) + last.advance();
    rule(x + line.xs().get(start), y, x + right, y, 0.5, 0.25);
  }

  private static String path(Rectangle area) {
    return numbers(area.x(), area.y(), area.width(), area.height()) + " re";
  }
}
