package cn.laborproof.document.sign;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Answers whether a certificate is revoked. An implementation MUST verify the answer (signature,
 * responder, that it speaks of this certificate and is current), MUST throw {@link
 * SigningException.CertificateRefused} when the certificate is revoked and {@link
 * SigningException.RevocationUnknown} when nobody answers. Thread-safe.
 */
public interface RevocationSource {

  /**
   * Fetches a good answer with everything that is needed to check it later, offline.
   *
   * @param certificate the certificate in question; not self-signed
   * @param issuer the certificate of its issuer
   */
  ValidationMaterial fetch(X509Certificate certificate, X509Certificate issuer);

  /**
   * The issuer's revocation list beside an answer by OCSP, for validators that go on only with a
   * list (ADR 24). An implementation MUST verify it as in {@link #fetch} and MUST throw when the
   * certificate is on it. Nothing when there is none, none is to be had, or it is long.
   */
  default Optional<byte[]> list(X509Certificate certificate, X509Certificate issuer) {
    return Optional.empty();
  }
}
