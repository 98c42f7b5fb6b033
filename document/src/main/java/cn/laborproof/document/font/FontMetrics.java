package cn.laborproof.document.font;

/**
 * Measures of a font in thousandths of the em.
 *
 * @param ascent above the baseline
 * @param descent below the baseline, negative
 * @param left left edge of the box around all glyphs
 * @param bottom its lower edge
 * @param right its right edge
 * @param top its upper edge
 */
public record FontMetrics(int ascent, int descent, int left, int bottom, int right, int top) {}
