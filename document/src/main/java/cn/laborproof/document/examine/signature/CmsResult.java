package cn.laborproof.document.examine.signature;

/**
 * What the mathematics of one container say.
 *
 * @param digestMatches whether the signed digest is the digest of the content
 * @param valueValid whether the signature value fits the signed attributes and the signer's key
 */
public record CmsResult(boolean digestMatches, boolean valueValid) {
  /** Nothing could be computed. */
  static final CmsResult NOTHING = new CmsResult(false, false);
}
