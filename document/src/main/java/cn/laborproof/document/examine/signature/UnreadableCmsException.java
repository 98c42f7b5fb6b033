package cn.laborproof.document.examine.signature;

/** The bytes are no CMS SignedData with one signer; there is nothing to check. */
public final class UnreadableCmsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** States the reason in English, for the technical detail of a report. */
  public UnreadableCmsException(String message) {
    super(message);
  }

  /** States the reason in English and keeps the cause. */
  public UnreadableCmsException(String message, Throwable cause) {
    super(message, cause);
  }
}
