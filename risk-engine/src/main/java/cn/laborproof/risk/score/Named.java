package cn.laborproof.risk.score;

import java.util.Locale;

/** A name in Chinese and English. */
public record Named(String zh, String en) {
  /** The name for a reader. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
  }
}
