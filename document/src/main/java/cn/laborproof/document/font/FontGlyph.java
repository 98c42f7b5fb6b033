package cn.laborproof.document.font;

/**
 * A character as one font draws it.
 *
 * @param face the font
 * @param codePoint the character
 * @param glyph its glyph in that font
 */
public record FontGlyph(TrueTypeFace face, int codePoint, int glyph) {

  /** Advance width in thousandths of the em. */
  public double advance() {
    return face.advance(glyph) * 1000.0 / face.unitsPerEm();
  }

  /** White space to the left of the ink in thousandths of the em. */
  public double blankLeft() {
    return face.extent(glyph).left() * 1000.0 / face.unitsPerEm();
  }

  /** White space to the right of the ink in thousandths of the em. */
  public double blankRight() {
    return advance() - face.extent(glyph).right() * 1000.0 / face.unitsPerEm();
  }
}
