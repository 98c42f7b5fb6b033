package cn.laborproof.document.freeze;

import java.util.Objects;

/**
 * A run of text in a paragraph.
 *
 * @param text what is printed; no line breaks
 * @param style how it is printed
 */
public record Span(String text, Style style) {
  /** How a run looks. */
  public enum Style {
    /** The text of the template. */
    PLAIN,
    /** A value the parties filled in: underlined, as on paper forms. */
    FILLED,
    /** Emphasised. */
    STRONG
  }

  /** A line break is an {@link IllegalArgumentException}. */
  public Span {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(style, "style");
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a run of text has no line breaks or control characters");
    }
  }

  /** Text of the template. */
  public static Span plain(String text) {
    return new Span(text, Style.PLAIN);
  }

  /** A value the parties filled in. */
  public static Span filled(String text) {
    return new Span(text, Style.FILLED);
  }

  /** Emphasised text. */
  public static Span strong(String text) {
    return new Span(text, Style.STRONG);
  }
}
