package cn.laborproof.document.examine.pdf;

/**
 * A place where the file says less, more or other things than its cross-reference sections account
 * for. Ordinary readers step over these; forgeries live in them.
 *
 * @param kind what is wrong
 * @param offset where, in bytes from the start of the file
 * @param detail the technical detail in English
 */
public record StructureFault(Kind kind, int offset, String detail) {
  /** What can be wrong. */
  public enum Kind {
    /** The file does not begin with its header. */
    LEADING_BYTES,
    /** Something follows the last {@code %%EOF}. */
    TRAILING_BYTES,
    /** Bytes that no object, table or trailer owns. */
    UNACCOUNTED_BYTES,
    /** Two objects share bytes. */
    OVERLAPPING,
    /**
     * A section lists an object that lies outside its own revision, or a revision does not follow
     * the one before it.
     */
    OUT_OF_PLACE,
    /** A section or object stream does not list what it should, or lists what is not there. */
    NOT_LISTED,
    /** One object number stands for two things, now or after a later save. */
    TWO_MEANINGS,
    /** An object has been freed by a later revision. */
    FREED,
    /**
     * A table and a stream side by side ({@code /XRefStm}), a comment in a table, or an encrypted
     * file.
     */
    NOT_PLAIN
  }
}
