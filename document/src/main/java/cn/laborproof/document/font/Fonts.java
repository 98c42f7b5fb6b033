package cn.laborproof.document.font;

import java.util.List;

/**
 * Which of the committed fonts prints a character. Text is set in Noto Sans SC; the rest of GB
 * 18030-2022 comes from the fallbacks, in one weight.
 */
public final class Fonts {
  private static final List<FontFile> REGULAR =
      List.of(FontFile.NOTO_REGULAR, FontFile.HANAZONO_B, FontFile.REST);
  private static final List<FontFile> BOLD =
      List.of(FontFile.NOTO_BOLD, FontFile.HANAZONO_B, FontFile.REST);

  private Fonts() {}

  /**
   * The glyph that prints a character.
   *
   * @param text where the character stands, for the message
   * @throws UnprintableCharacterException when no font has it
   */
  public static FontGlyph glyph(int codePoint, FontWeight weight, String text) {
    for (FontFile file : weight == FontWeight.BOLD ? BOLD : REGULAR) {
      TrueTypeFace face = file.face();
      var glyph = face.glyph(codePoint);
      if (glyph.isPresent()) {
        return new FontGlyph(face, codePoint, glyph.getAsInt());
      }
    }
    throw new UnprintableCharacterException(codePoint, text);
  }

  /**
   * Checks that every character can be printed, for input forms that want to know early.
   *
   * @throws UnprintableCharacterException for the first that cannot
   */
  public static void requirePrintable(String text) {
    text.codePoints().forEach(codePoint -> glyph(codePoint, FontWeight.REGULAR, text));
  }
}
