package cn.laborproof.document.examine.pdf;

/**
 * The file asks for more work than the examination may spend; the verdict is then "unknown", never
 * "bad".
 */
public final class LimitReachedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A limit was reached.
   *
   * @param what which limit, in English, for the technical detail of a report
   */
  public LimitReachedException(String what) {
    super(what);
  }
}
