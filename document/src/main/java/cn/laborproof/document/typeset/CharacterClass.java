package cn.laborproof.document.typeset;

/** How a character behaves beside others and at the ends of a line (clreq §3.1). */
enum CharacterClass {
  /** Opening bracket or quotation mark: never ends a line, white on its left. */
  OPENING("（〔［｛《〈「『【〖“‘([{"),
  /** Closing bracket or quotation mark: never begins a line, white on its right. */
  CLOSING("）〕］｝》〉」』】〗”’)]}"),
  /** Stop or comma: never begins a line, white on its right. */
  STOP("，。、；：！？．,.;:!?%％‰℃°"),
  /** Dash and ellipsis: come in pairs that stay together and do not begin a line. */
  PAIRED("—…⸺"),
  /** Connects words: does not begin a line. */
  CONNECTING("·・～~-–/／"),
  /** Space. */
  SPACE(" \u00A0\u3000"),
  /** Letter or digit of an alphabet: words are not broken. */
  WESTERN(""),
  /** Everything else: may stand anywhere. */
  IDEOGRAPH("");

  private static final CharacterClass[] LISTED = {
    OPENING, CLOSING, STOP, PAIRED, CONNECTING, SPACE
  };

  private final String members;

  CharacterClass(String members) {
    this.members = members;
  }

  static CharacterClass of(int codePoint) {
    for (CharacterClass candidate : LISTED) {
      if (candidate.members.indexOf(codePoint) >= 0) {
        return candidate;
      }
    }
    return isWestern(codePoint) ? WESTERN : IDEOGRAPH;
  }

  private static boolean isWestern(int codePoint) {
    return codePoint < 0x2E80
        && (Character.isLetterOrDigit(codePoint) || (codePoint > ' ' && codePoint < 0x7F));
  }

  /** Whether it may not begin a line (避头). */
  boolean noLineStart() {
    return switch (this) {
      case CLOSING, STOP, PAIRED, CONNECTING, SPACE -> true;
      case OPENING, WESTERN, IDEOGRAPH -> false;
    };
  }

  /** Whether it may not end a line (避尾). */
  boolean noLineEnd() {
    return this == OPENING;
  }

  /** Whether it has white on its right that may be given up. */
  boolean trailsWhite() {
    return this == CLOSING || this == STOP;
  }
}
