package cn.laborproof.document.font;

/** How heavy text is set. Rare characters exist in one weight only. */
public enum FontWeight {
  /** Running text. */
  REGULAR,
  /** Headings and labels. */
  BOLD
}
