package cn.laborproof.document;

import java.util.List;

/**
 * Compares what pages say with the data attached to them. White space does not count: lines wrap,
 * and extractors guess spaces from gaps.
 */
public final class PrintedData {
  private final String pages;

  /**
   * Takes the extracted text of the pages.
   *
   * @param pageTexts text of each page in order; head and foot may be in it
   */
  public PrintedData(List<String> pageTexts) {
    this.pages = squeezed(String.join("", pageTexts));
  }

  /**
   * The fields with a printed text that no page has, in the order of the data. A text that runs
   * over the end of a page counts as printed only if head and foot were left out of the page texts.
   */
  public List<DataField> missing(DocumentData data) {
    return data.fields().stream().filter(field -> !shows(field)).toList();
  }

  private boolean shows(DataField field) {
    return field.printed().stream().map(PrintedData::squeezed).allMatch(pages::contains);
  }

  private static String squeezed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
