package cn.laborproof.document.examine.content;

import java.text.Normalizer;

/** One form for texts that are compared. */
public final class Normal {
  private Normal() {}

  /** Compatibility form (UAX #15 NFKC) without white space and format characters. */
  public static String form(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c ->
            Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.CONTROL)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
