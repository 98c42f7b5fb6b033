package cn.laborproof.document.freeze;

import cn.laborproof.document.PageText;

/**
 * Measures of an A4 page in points. The body is 37 characters of 12 points wide: a line of Chinese
 * text stays under 40 characters.
 */
final class PageGeometry {
  static final double WIDTH = 595.28;
  static final double HEIGHT = 841.89;
  static final double BODY_WIDTH = 37 * 12;
  static final double LEFT = (WIDTH - BODY_WIDTH) / 2;
  static final double RIGHT = LEFT + BODY_WIDTH;
  static final double BODY_TOP = PageText.BODY_TOP;
  static final double BODY_BOTTOM = PageText.BODY_BOTTOM;
  static final double LINE_HEIGHT = 20;

  /** From the top of a line to the baseline of 12 point text in it. */
  static final double BASELINE = 14.5;

  private PageGeometry() {}
}
