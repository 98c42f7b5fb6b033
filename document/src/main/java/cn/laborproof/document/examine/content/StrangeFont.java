package cn.laborproof.document.examine.content;

/**
 * A font that can draw something else than a program reads.
 *
 * @param kind why
 * @param name how the file calls it
 * @param detail what differs, in technical English
 */
public record StrangeFont(Kind kind, String name, String detail) {
  /** What is wrong with a font. */
  public enum Kind {
    /** Not built like a font of ours: another kind, encoding, order of glyphs, or without a map. */
    BUILT_OTHERWISE,
    /** It claims to be a part of a font that we do not ship. */
    UNKNOWN_FONT,
    /** A letter looks other, or stands in another place, than in the font it is a part of. */
    OTHER_SHAPE,
    /** A letter takes more or less room than it has in that font. */
    OTHER_WIDTH
  }
}
