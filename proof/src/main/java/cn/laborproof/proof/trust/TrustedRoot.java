package cn.laborproof.proof.trust;

import cn.laborproof.proof.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * A certificate believed for one use.
 *
 * @param name label, also the PEM file's name without {@code .pem}: lower-case ASCII
 */
public record TrustedRoot(RootUse use, String name, X509Certificate certificate) {
  /** SHA-256 over the DER form. */
  public Digest sha256() {
    try {
      return Digest.sha256(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("certificate without an encoding: " + name, e);
    }
  }
}
