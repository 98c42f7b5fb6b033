package cn.laborproof.document.pdf;

import cn.laborproof.document.font.FontSubset;
import cn.laborproof.document.font.FontWeight;
import cn.laborproof.document.font.Fonts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The little font for the time beside a mark. It is put into the frozen document and named in the
 * form's default resources, so that no signature has to bring a font of its own. Its glyph numbers
 * follow from its characters alone.
 */
public final class MarkFont {
  /** Its name in the form's default resources. */
  public static final String RESOURCE = "LPMark";

  private static final String CHARACTERS = "0123456789-: 签署时间北京（）";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("签署时间 uuuu-MM-dd HH:mm:ss（北京时间）").withZone(CHINA);

  private static final FontSubset SUBSET =
      new FontSubset(
          Fonts.glyph('0', FontWeight.REGULAR, CHARACTERS).face(),
          CHARACTERS.codePoints().boxed().toList());

  private MarkFont() {}

  /** Writes the font and returns its object number. */
  public static int write(RevisionWriter pdf) {
    return EmbeddedFont.write(pdf, SUBSET);
  }

  /** Operators that show a time with its start at the given place. */
  public static String showTime(Instant time, double size, double x, double y) {
    StringBuilder codes = new StringBuilder();
    TIME.format(time)
        .codePoints()
        .forEach(codePoint -> codes.append("%04X".formatted(SUBSET.numbers().get(codePoint))));
    return "BT 0.25 g /%s %s Tf %s Td <%s> Tj ET\n"
        .formatted(RESOURCE, PdfSyntax.numbers(size), PdfSyntax.numbers(x, y), codes);
  }
}
