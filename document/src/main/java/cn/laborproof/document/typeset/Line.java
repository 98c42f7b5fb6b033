package cn.laborproof.document.typeset;

import java.util.List;

/**
 * A set line.
 *
 * @param glyphs in reading order
 * @param xs left edge of each, in points from the start of the line
 * @param width from the start of the line to the end of the last glyph's ink or white
 */
public record Line(List<StyledGlyph> glyphs, List<Double> xs, double width) {
  /** Copies the lists. */
  public Line {
    glyphs = List.copyOf(glyphs);
    xs = List.copyOf(xs);
  }
}
