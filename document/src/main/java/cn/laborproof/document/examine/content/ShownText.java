package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.BitSet;
import java.util.List;

/** What the body of the pages says to somebody who looks at it. */
public final class ShownText {
  private final StringBuilder text = new StringBuilder();

  /** Characters before which a text or a word begins. */
  private final BitSet begins = new BitSet();

  /** Beginnings that stand right behind a number, and ends right before one. */
  private final BitSet numberBefore = new BitSet();

  private final BitSet numberAfter = new BitSet();

  ShownText() {}

  /** Adds the texts of one page in drawing order. */
  void page(List<Run> runs, WorkBudget budget) {
    List<Run> numeric =
        runs.stream()
            .filter(run -> !run.text().isBlank())
            .filter(run -> first(run.text()) || last(run.text()))
            .toList();
    for (Run run : runs) {
      int start = text.length();
      for (String word : run.text().split("[\\s\\p{Z}]+")) {
        String normal = Normal.form(word);
        if (!normal.isEmpty()) {
          begins.set(text.length());
          text.append(normal);
        }
      }
      if (text.length() > start && (first(run.text()) || last(run.text()))) {
        neighbours(numeric, run, start, budget);
      }
    }
    begins.set(text.length());
  }

  private void neighbours(List<Run> numeric, Run run, int start, WorkBudget budget) {
    for (Run other : numeric) {
      budget.step();
      if (other != run && other.touches(run) && last(other.text())) {
        numberBefore.set(start);
      }
      if (other != run && run.touches(other) && first(other.text())) {
        numberAfter.set(text.length());
      }
    }
  }

  private static boolean first(String shown) {
    return digitAt(Normal.form(shown), 0, 1);
  }

  private static boolean last(String shown) {
    String normal = Normal.form(shown);
    return digitAt(normal, normal.length() - 1, -1);
  }

  /**
   * Whether a text stands there, letter by letter, white space aside; a number as a whole, not as a
   * part of a longer one.
   */
  public boolean shows(String printed) {
    String wanted = Normal.form(printed);
    if (wanted.isEmpty()) {
      return true;
    }
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (!longer(at, at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean longer(int from, int to) {
    boolean before =
        Character.isDigit(text.charAt(from))
            && (begins.get(from) ? numberBefore.get(from) : digitAt(text, from - 1, -1));
    boolean after =
        Character.isDigit(text.charAt(to - 1))
            && (begins.get(to) ? numberAfter.get(to) : digitAt(text, to, 1));
    return before || after;
  }

  /** A digit, or a point or comma with a digit behind it: there the number goes on. */
  private static boolean digitAt(CharSequence text, int at, int step) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    int next = at + step;
    return Character.isDigit(c)
        || ((c == '.' || c == ',')
            && next >= 0
            && next < text.length()
            && Character.isDigit(text.charAt(next)));
  }

  /** All of it, without white space. */
  @Override
  public String toString() {
    return text.toString();
  }
}
