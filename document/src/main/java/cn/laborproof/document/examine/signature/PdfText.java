package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.nio.charset.StandardCharsets;

/**
 * Decodes text strings (ISO 32000-1 §7.9.2.2); PDFDocEncoding is read as ISO 8859-1, which our
 * names stay within.
 */
public final class PdfText {
  private static final String UTF_16_MARK = "\u00fe\u00ff";
  private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";

  private PdfText() {}

  /** The text of a string. */
  public static String decode(PdfValue.Text text) {
    String raw = text.bytes();
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    if (raw.startsWith(UTF_16_MARK)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (raw.startsWith(UTF_8_MARK)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    return raw;
  }
}
