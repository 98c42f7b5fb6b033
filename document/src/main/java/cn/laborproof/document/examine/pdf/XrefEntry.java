package cn.laborproof.document.examine.pdf;

/** Where a cross-reference section says an object lies (ISO 32000-1 §7.5.4, §7.5.8.3). */
sealed interface XrefEntry {

  /** The number is not in use. */
  record Free() implements XrefEntry {}

  /** In the file at this offset. */
  record At(int offset, int generation) implements XrefEntry {}

  /** In the object stream of this number, as its n-th object. */
  record Packed(int container, int index) implements XrefEntry {}
}
