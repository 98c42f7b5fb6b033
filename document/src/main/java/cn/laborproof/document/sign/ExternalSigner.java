package cn.laborproof.document.sign;

/**
 * A private key somewhere else: in a vault, a hardware module, a phone. An implementation MUST use
 * the key that belongs to the first certificate of the request, SHOULD answer within seconds, and
 * reports any failure by a {@link SigningException.KeyFailed}. It is called once per signature.
 */
public interface ExternalSigner {

  /** The algorithm {@link #sign} uses. */
  SignatureAlgorithm algorithm();

  /**
   * Signs.
   *
   * @param toBeSigned the DER of the CMS signed attributes (RFC 5652 §5.4), not yet hashed
   * @return the signature value in the encoding the algorithm names
   */
  byte[] sign(byte[] toBeSigned);
}
