package cn.laborproof.document.examine.change;

/**
 * Something a later save did that it may not do.
 *
 * @param kind what was touched
 * @param revision index of the revision that did it, from 0
 * @param object number of the object; 0 where no object is meant
 * @param detail where, such as {@code page 2} or {@code field Sig_Worker: /AP}; English, technical
 */
public record Change(Kind kind, int revision, int object, String detail) {
  /** What was touched. */
  public enum Kind {
    /** The text or picture of a page, its fonts or its images. */
    PAGE,
    /** The order or number of pages. */
    PAGE_TREE,
    /** The form: fields added, removed, reordered or given other properties. */
    FORM,
    /** A signature that was there before: its value or its picture. */
    SIGNATURE,
    /** The catalog: names, actions, layers, metadata. */
    CATALOG,
    /** Attached files. */
    ATTACHMENT,
    /** Validation data that was there before was removed, or something else lies among it. */
    VALIDATION_DATA,
    /** The trailer: another root, another identity. */
    TRAILER,
    /** An object was freed. */
    FREED,
    /** An object that nothing allowed leads to. */
    UNKNOWN_OBJECT,
    /** A save that neither signed nor added validation data. */
    EMPTY_SAVE,
    /** A save that filled more than one field, or one that belongs to nobody. */
    UNEXPECTED_SIGNATURE
  }
}
