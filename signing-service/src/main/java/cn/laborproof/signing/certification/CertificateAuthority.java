package cn.laborproof.signing.certification;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certifies keys.
 *
 * <p>Implementations MUST be idempotent (the same request gives the same certificate or another one
 * of the same key and name), MUST throw {@link CertificationFailed} when there is no certificate,
 * and MUST be safe for use by many threads.
 */
public interface CertificateAuthority {
  /**
   * Certifies a key.
   *
   * @param holder what the certificate is for
   * @param request PKCS#10, DER
   * @return the new certificate, then its issuers up to and including the root
   */
  List<X509Certificate> enrol(Holder holder, byte[] request);

  /**
   * Tells the authority that a certificate is not to be used any more, its reason being that its
   * use has ended (RFC 5280 §5.3.1, cessationOfOperation). The same again changes nothing.
   *
   * @return false where the authority takes no revocations from here and has to be told by hand
   * @throws CertificationFailed when it did not take it
   */
  boolean revoke(X509Certificate certificate);

  /**
   * What a certificate is for. Its life follows from it: a worker's outlives the sealing deadline.
   */
  enum Holder {
    /** A natural person for one session. */
    WORKER,
    /** The seal of an organisation. */
    ORGANISATION,
    /** A mediator. */
    MEDIATOR,
    /** Who makes electronic seals: this platform. */
    SEAL_MAKER
  }
}
