package cn.laborproof.document.typeset;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines and sets them. First fit: a line takes what fits, punctuation at its end
 * may give up its white, and what would begin or end a line against the rules moves to the next.
 * White between Chinese and Western text is an eighth of an em (clreq §3.2.2: at most a quarter).
 */
final class LineBreaker {
  private static final double MIXED_GAP = 0.125;
  private static final double WIDEST_STRETCH = 0.3;

  private final double width;
  private final boolean justified;

  LineBreaker(double width, boolean justified) {
    this.width = width;
    this.justified = justified;
  }

  List<Line> lines(List<StyledGlyph> text, double firstIndent) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    do {
      double indent = lines.isEmpty() ? firstIndent : 0;
      int end = end(text, start, indent);
      if (justified && leavesOrphan(text, end)) {
        end = earlierBreak(text, start, end);
      }
      lines.add(set(text.subList(start, end), indent, end < text.size()));
      start = afterSpaces(text, end);
    } while (start < text.size());
    return lines;
  }

  private static int afterSpaces(List<StyledGlyph> text, int from) {
    int start = from;
    while (start < text.size() && text.get(start).kind() == CharacterClass.SPACE) {
      start++;
    }
    return start;
  }

  /** Whether a break here leaves a last line of one character and its stop (clreq: 孤字). */
  private static boolean leavesOrphan(List<StyledGlyph> text, int end) {
    return text.size() - end > 0
        && text.size() - end <= 2
        && text.subList(end, text.size()).stream()
                .filter(glyph -> !glyph.kind().noLineStart())
                .count()
            <= 1;
  }

  /** The break before this one, so that a second character keeps the last one company. */
  private static int earlierBreak(List<StyledGlyph> text, int start, int end) {
    for (int i = end - 1; i > Math.max(start, end - 5); i--) {
      if (mayBreak(text.get(i - 1), text.get(i))) {
        return i;
      }
    }
    return end;
  }

  /** Where the line that begins at {@code start} ends, exclusive. */
  private int end(List<StyledGlyph> text, int start, double indent) {
    double x = indent - (indent == 0 && !text.isEmpty() ? text.get(start).trimLeft() : 0);
    int lastBreak = start;
    for (int i = start; i < text.size(); i++) {
      StyledGlyph glyph = text.get(i);
      x += (i == start ? 0 : between(text.get(i - 1), glyph)) + glyph.advance();
      boolean space = glyph.kind() == CharacterClass.SPACE;
      if (!space && x - glyph.trimRight() > width + 1e-6) {
        return lastBreak > start ? lastBreak : Math.max(i, start + 1);
      }
      if (i + 1 < text.size() && mayBreak(glyph, text.get(i + 1))) {
        lastBreak = i + 1;
      }
    }
    return text.size();
  }

  private static boolean mayBreak(StyledGlyph left, StyledGlyph right) {
    if (left.kind() == CharacterClass.SPACE) {
      return right.kind() != CharacterClass.SPACE;
    }
    return !right.kind().noLineStart() && !left.kind().noLineEnd() && !left.sameWordAs(right);
  }

  /** What is added between two neighbours: white between scripts, or punctuation drawn together. */
  private static double between(StyledGlyph left, StyledGlyph right) {
    if (left.trimRight() > 0) {
      boolean marks = right.kind().trailsWhite() || right.kind() == CharacterClass.OPENING;
      return marks && right.fullWidth() ? -left.trimRight() : 0;
    }
    if (left.kind() == CharacterClass.OPENING) {
      return -right.trimLeft();
    }
    boolean mixed =
        (left.kind() == CharacterClass.WESTERN && right.kind() == CharacterClass.IDEOGRAPH)
            || (left.kind() == CharacterClass.IDEOGRAPH && right.kind() == CharacterClass.WESTERN)
            || (isHalfMark(left) && right.kind() == CharacterClass.IDEOGRAPH);
    return mixed ? MIXED_GAP * right.style().size() : 0;
  }

  private static boolean isHalfMark(StyledGlyph glyph) {
    return !glyph.fullWidth() && glyph.kind() == CharacterClass.STOP;
  }

  private Line set(List<StyledGlyph> glyphs, double indent, boolean stretch) {
    List<Double> xs = new ArrayList<>();
    int count = glyphs.size();
    while (count > 0 && glyphs.get(count - 1).kind() == CharacterClass.SPACE) {
      count--;
    }
    double x = indent - (indent == 0 && count > 0 ? glyphs.getFirst().trimLeft() : 0);
    for (int i = 0; i < count; i++) {
      x += i == 0 ? 0 : between(glyphs.get(i - 1), glyphs.get(i));
      xs.add(x);
      x += glyphs.get(i).advance();
    }
    double slack = count == 0 ? 0 : width - x;
    if (count > 0 && (slack < 0 || stretch)) {
      slack += glyphs.get(count - 1).trimRight();
    }
    if (justified && stretch && slack > 0) {
      x += spread(glyphs.subList(0, count), xs, slack);
    }
    return new Line(glyphs.subList(0, count), xs, x);
  }

  /** Widens the gaps evenly so that the line ends at the right edge. */
  private static double spread(List<StyledGlyph> glyphs, List<Double> xs, double slack) {
    List<Integer> gaps = new ArrayList<>();
    for (int i = 1; i < glyphs.size(); i++) {
      StyledGlyph left = glyphs.get(i - 1);
      boolean pair =
          left.kind() == CharacterClass.PAIRED && glyphs.get(i).kind() == CharacterClass.PAIRED;
      if (!pair && !left.sameWordAs(glyphs.get(i))) {
        gaps.add(i);
      }
    }
    double step = gaps.isEmpty() ? 0 : slack / gaps.size();
    if (step == 0 || step > WIDEST_STRETCH * glyphs.getFirst().style().size()) {
      return 0;
    }
    double shift = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      shift += gaps.contains(i) ? step : 0;
      xs.set(i, xs.get(i) + shift);
    }
    return shift;
  }
}
