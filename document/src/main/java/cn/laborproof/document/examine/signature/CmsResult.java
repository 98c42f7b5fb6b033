package cn.laborproof.document.examine.signature;

/**
 * What the mathematics of one container say.
 *
 * @param digest whether the signed digest is the digest of the content
 * @param value whether the signature value fits the signed attributes and the signer's key
 */
public record CmsResult(Finding digest, Finding value) {
  /** What a computation found. */
  public enum Finding {
    /** It was computed and fits. */
    HOLDS,
    /** It was computed and does not fit. */
    BROKEN,
    /**
     * It was not computed: the algorithm, the range or the key is none that is understood here.
     * That accuses nobody (EN 319 102-1 §5.2.8.4: {@code CRYPTO_CONSTRAINTS_FAILURE}).
     */
    UNKNOWN;

    /** Two that must both hold. */
    public Finding and(Finding other) {
      return this == BROKEN || other == BROKEN ? BROKEN : this == HOLDS ? other : this;
    }

    static Finding of(boolean fits) {
      return fits ? HOLDS : BROKEN;
    }
  }

  /** Nothing could be computed. */
  static final CmsResult NOTHING = new CmsResult(Finding.UNKNOWN, Finding.UNKNOWN);

  /** Whether the content is known to be the signed one. */
  public boolean digestMatches() {
    return digest == Finding.HOLDS;
  }
}
