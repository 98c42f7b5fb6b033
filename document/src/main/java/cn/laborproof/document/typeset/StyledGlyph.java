package cn.laborproof.document.typeset;

import cn.laborproof.document.font.FontGlyph;

/**
 * A character with its style, before it has a place.
 *
 * @param glyph as the font draws it
 * @param style size, weight and tone
 * @param kind how it behaves beside others
 */
record StyledGlyph(FontGlyph glyph, TextStyle style, CharacterClass kind) {

  double advance() {
    return glyph.advance() * style.size() / 1000;
  }

  boolean fullWidth() {
    return glyph.advance() > 950;
  }

  /** White on the right that punctuation may give up: at most half an em (clreq §3.1.6). */
  double trimRight() {
    return kind.trailsWhite() && fullWidth() ? trim(glyph.blankRight()) : 0;
  }

  /** White on the left that an opening mark may give up. */
  double trimLeft() {
    return kind == CharacterClass.OPENING && fullWidth() ? trim(glyph.blankLeft()) : 0;
  }

  private double trim(double blank) {
    return Math.clamp(blank, 0, 500) * style.size() / 1000;
  }

  boolean sameWordAs(StyledGlyph next) {
    return isWordPart() && next.isWordPart() && !fullWidth() && !next.fullWidth();
  }

  private boolean isWordPart() {
    return switch (kind) {
      case WESTERN, STOP, CONNECTING -> true;
      case OPENING, CLOSING, PAIRED, SPACE, IDEOGRAPH -> false;
    };
  }
}
