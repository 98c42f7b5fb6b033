package cn.laborproof.document.typeset;

import cn.laborproof.document.font.FontGlyph;
import cn.laborproof.document.font.Fonts;
import cn.laborproof.document.font.TrueTypeFace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Sets the text of one document and remembers which characters of which font it used, so that the
 * fonts can be subset before anything is painted. Not thread-safe.
 */
public final class Typesetter {
  private final Map<TrueTypeFace, SortedSet<Integer>> used = new LinkedHashMap<>();

  /** A typesetter for one document. */
  public Typesetter() {}

  /**
   * A run of text in one style.
   *
   * @param text what it says
   * @param style how it looks
   */
  public record Run(String text, TextStyle style) {}

  /** Lines of a paragraph with both edges straight. */
  public List<Line> paragraph(List<Run> runs, double width, double firstIndent) {
    return new LineBreaker(width, true).lines(glyphs(runs), firstIndent);
  }

  /** Lines with a ragged right edge, for cells and captions. */
  public List<Line> ragged(String text, TextStyle style, double width) {
    return new LineBreaker(width, false).lines(glyphs(List.of(new Run(text, style))), 0);
  }

  /** One line, however long. */
  public Line line(String text, TextStyle style) {
    return ragged(text, style, Double.MAX_VALUE).getFirst();
  }

  /** The characters used so far, by font. */
  public Map<TrueTypeFace, SortedSet<Integer>> used() {
    return Collections.unmodifiableMap(used);
  }

  private List<StyledGlyph> glyphs(List<Run> runs) {
    List<StyledGlyph> glyphs = new ArrayList<>();
    for (Run run : runs) {
      run.text().codePoints().forEach(codePoint -> glyphs.add(glyph(codePoint, run)));
    }
    return glyphs;
  }

  private StyledGlyph glyph(int codePoint, Run run) {
    FontGlyph glyph = Fonts.glyph(codePoint, run.style().weight(), run.text());
    used.computeIfAbsent(glyph.face(), face -> new TreeSet<>()).add(codePoint);
    return new StyledGlyph(glyph, run.style(), CharacterClass.of(codePoint));
  }
}
