package cn.laborproof.signing.template;

import java.util.Locale;

/**
 * One text in the two languages of the pages. Contract texts themselves are Chinese only.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record LocalText(String zh, String en) {
  /** The text for a reader. */
  public String in(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
  }
}
