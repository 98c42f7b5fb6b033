package cn.laborproof.document;

import java.util.BitSet;
import java.util.List;

/**
 * Compares what pages say with the data attached to them. White space does not count: lines wrap,
 * and extractors guess spaces from gaps. A number is printed only where it stands as a whole: 8000
 * is not in 18000, nor in 8000.50.
 */
public final class PrintedData {
  private final StringBuilder pages = new StringBuilder();

  /** Characters that had white space before them. */
  private final BitSet begins = new BitSet();

  /**
   * Takes the extracted text of the pages.
   *
   * @param pageTexts text of each page in order; head and foot may be in it
   */
  public PrintedData(List<String> pageTexts) {
    for (String text : pageTexts) {
      begins.set(pages.length());
      text.codePoints().forEach(this::add);
    }
    begins.set(pages.length());
  }

  private void add(int c) {
    if (blank(c)) {
      begins.set(pages.length());
    } else {
      pages.appendCodePoint(c);
    }
  }

  /**
   * The fields with a printed text that no page has, in the order of the data. A text that runs
   * over the end of a page counts as printed only if head and foot were left out of the page texts.
   */
  public List<DataField> missing(DocumentData data) {
    return data.fields().stream().filter(field -> !shows(field)).toList();
  }

  private boolean shows(DataField field) {
    return field.printed().stream().map(PrintedData::squeezed).allMatch(this::shows);
  }

  private boolean shows(String printed) {
    if (printed.isEmpty()) {
      return true;
    }
    for (int at = pages.indexOf(printed); at >= 0; at = pages.indexOf(printed, at + 1)) {
      if (!longer(at, at + printed.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean longer(int from, int to) {
    boolean before =
        Character.isDigit(pages.charAt(from)) && !begins.get(from) && goesOn(from - 1, -1);
    boolean after = Character.isDigit(pages.charAt(to - 1)) && !begins.get(to) && goesOn(to, 1);
    return before || after;
  }

  /** A digit, or a point or comma with a digit behind it: there the number goes on. */
  private boolean goesOn(int at, int step) {
    if (at < 0 || at >= pages.length()) {
      return false;
    }
    char c = pages.charAt(at);
    int next = at + step;
    return Character.isDigit(c)
        || ((c == '.' || c == ',')
            && next >= 0
            && next < pages.length()
            && !begins.get(Math.max(at, next))
            && Character.isDigit(pages.charAt(next)));
  }

  private static String squeezed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(c -> !blank(c)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
