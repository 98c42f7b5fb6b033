package cn.laborproof.document.font;

/** No font of ours has a character, so the text cannot be printed as it is. */
public final class UnprintableCharacterException extends RuntimeException {
  private final int codePoint;

  /**
   * Names the character.
   *
   * @param codePoint the character
   * @param text the text it stands in
   */
  public UnprintableCharacterException(int codePoint, String text) {
    super(
        "no font has the character %s (U+%04X) in \"%s\""
            .formatted(Character.toString(codePoint), codePoint, text));
    this.codePoint = codePoint;
  }

  /** The character that cannot be printed. */
  public int codePoint() {
    return codePoint;
  }
}
