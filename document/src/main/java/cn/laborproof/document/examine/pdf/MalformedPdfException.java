package cn.laborproof.document.examine.pdf;

/** The bytes are not what ISO 32000-1 asks for at this place; nothing after it can be trusted. */
public final class MalformedPdfException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * A violation at a place.
   *
   * @param offset byte offset in the file, or in the decoded stream that was being read
   * @param message what was found, in English, for the technical detail of a report
   */
  public MalformedPdfException(long offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** Byte offset of the violation. */
  public long offset() {
    return offset;
  }
}
