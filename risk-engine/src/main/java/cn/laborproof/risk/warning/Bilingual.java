package cn.laborproof.risk.warning;

import java.util.Locale;

/** A text in Chinese and English. */
public record Bilingual(String zh, String en) {
  /** The text for a reader. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
  }
}
