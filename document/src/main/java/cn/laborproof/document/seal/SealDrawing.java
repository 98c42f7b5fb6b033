package cn.laborproof.document.seal;

import static cn.laborproof.document.pdf.PdfSyntax.numbers;

import cn.laborproof.document.font.FontGlyph;
import cn.laborproof.document.font.FontWeight;
import cn.laborproof.document.font.Fonts;
import cn.laborproof.document.font.GlyphOutline;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A round red seal: the organisation's name along the rim, a five-pointed star, the inscription
 * below it, 40 mm in diameter as 国务院关于国家行政机关和企业事业单位社会团体印章管理的规定 has it. All text is drawn as
 * outlines.
 *
 * @param organisation full registered name
 * @param inscription for example {@code 合同专用章}; may be empty
 * @param code registration number of the seal, small at the bottom rim; may be empty
 */
public record SealDrawing(String organisation, String inscription, String code)
    implements SignatureMark {
  /** Diameter on paper in millimetres. */
  public static final int MILLIMETRES = 40;

  /** Diameter on paper in points. */
  private static final double DIAMETER = MILLIMETRES / 25.4 * 72;

  private static final double RADIUS = 500;
  private static final double RIM = 26;
  private static final double NAME_SIZE = 132;

  /** Degrees between the first and the last character of a name; the inscription needs the rest. */
  private static final double WIDEST_ARC = 236;

  private static final double STAR = 150;
  private static final String RED = "0.82 0.06 0.08";

  /** A blank name or one too long for a rim is an {@link IllegalArgumentException}. */
  public SealDrawing {
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(inscription, "inscription");
    Objects.requireNonNull(code, "code");
    if (organisation.isBlank() || organisation.length() > 60) {
      throw new IllegalArgumentException("organisation is blank or longer than 60 characters");
    }
    if (inscription.length() > 10 || code.length() > 20) {
      throw new IllegalArgumentException("inscription or code of the seal is too long");
    }
    Fonts.requirePrintable(organisation + inscription + code);
  }

  @Override
  public String toSvg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="-510 -510 1020 1020">\
    <path fill="none" stroke="#d10f14" stroke-width="%s" d="%s"/>\
    <path fill="#d10f14" stroke="none" d="%s"/></svg>\
    """
        .formatted(VectorPath.number(RIM), rim().toSvg(), ink().toSvg());
  }

  @Override
  public String toPdf(double width, double height) {
    double scale = Math.min(DIAMETER, Math.min(width, height)) / (2 * RADIUS + 20);
    return "q %s 0 0 %s %s cm\n%s RG %s rg %s w\n%sS\n%sf\nQ\n"
        .formatted(
            numbers(scale),
            numbers(scale),
            numbers(width / 2, height / 2),
            RED,
            RED,
            VectorPath.number(RIM),
            rim().toPdf(),
            ink().toPdf());
  }

  /**
   * The seal in pixels on nothing, for structures that hold a picture (GB/T 38540).
   *
   * @param pixels edge of the square
   */
  public byte[] toPng(int pixels) {
    var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double scale = pixels / (2 * RADIUS + 20);
    graphics.translate(pixels / 2.0, pixels / 2.0);
    graphics.scale(scale, -scale);
    graphics.setColor(new Color(0xd10f14));
    graphics.setStroke(new BasicStroke((float) RIM));
    graphics.draw(rim().toShape());
    graphics.fill(ink().toShape());
    graphics.dispose();
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return png.toByteArray();
  }

  private static VectorPath rim() {
    return new VectorPath().circle(0, 0, RADIUS - RIM / 2);
  }

  private VectorPath ink() {
    VectorPath ink = new VectorPath();
    star(ink);
    double top = RADIUS - RIM - 40;
    arc(ink, organisation, NAME_SIZE, top, Math.toRadians(WIDEST_ARC));
    straight(ink, inscription, 86, -RADIUS * 0.6);
    bottomArc(ink);
    return ink;
  }

  private static void star(VectorPath ink) {
    double inner = STAR * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? STAR : inner;
      double angle = Math.PI / 2 + i * Math.PI / 5;
      double x = radius * Math.cos(angle);
      double y = radius * Math.sin(angle);
      if (i == 0) {
        ink.move(x, y);
      } else {
        ink.line(x, y);
      }
    }
    ink.close();
  }

  /** Text along the upper rim, heads outwards; glyphs of a long name are narrowed to fit. */
  private static void arc(VectorPath ink, String text, double size, double top, double span) {
    int[] characters = text.codePoints().toArray();
    double step = Math.min(span / Math.max(1, characters.length - 1), Math.toRadians(30));
    double narrow = Math.min(1, (top - size / 2) * step / (size * 1.04));
    double angle = Math.PI / 2 + step * (characters.length - 1) / 2;
    for (int character : characters) {
      AffineTransform place = AffineTransform.getRotateInstance(angle - Math.PI / 2);
      place.translate(0, top - size * 0.88);
      place.scale(narrow * size / 1000, size / 1000);
      centred(ink, character, text, place);
      angle -= step;
    }
  }

  /** The code along the lower rim, heads inwards. */
  private void bottomArc(VectorPath ink) {
    double size = 46;
    double radius = RADIUS - RIM - 22;
    double step = Math.toRadians(4.4);
    double angle = -Math.PI / 2 - step * (code.length() - 1) / 2;
    for (int character : code.codePoints().toArray()) {
      AffineTransform place = AffineTransform.getRotateInstance(angle + Math.PI / 2);
      place.translate(0, -radius);
      place.scale(size / 1000, size / 1000);
      centred(ink, character, code, place);
      angle += step;
    }
  }

  private static void straight(VectorPath ink, String text, double size, double baseline) {
    int[] characters = text.codePoints().toArray();
    double x = -size * (characters.length - 1) / 2;
    for (int character : characters) {
      AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
      place.scale(size / 1000, size / 1000);
      centred(ink, character, text, place);
      x += size;
    }
  }

  private static void centred(VectorPath ink, int character, String text, AffineTransform place) {
    FontGlyph glyph = Fonts.glyph(character, FontWeight.BOLD, text);
    place.translate(-glyph.advance() / 2, 0);
    List<List<GlyphOutline.Point>> outline = GlyphOutline.of(glyph);
    ink.glyph(outline, place);
  }
}
