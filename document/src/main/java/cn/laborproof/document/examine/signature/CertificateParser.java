package cn.laborproof.document.examine.signature;

import cn.laborproof.proof.national.Certificates;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Parses certificates, each different one once per examination. Not thread-safe. */
public final class CertificateParser {
  private final Map<Integer, X509Certificate> known = new HashMap<>();

  /**
   * The certificate of these bytes.
   *
   * @throws UnreadableCmsException when they are none, or more than one
   */
  public X509Certificate parse(byte[] der) throws UnreadableCmsException {
    int hash = Arrays.hashCode(der);
    X509Certificate before = known.get(hash);
    try {
      if (before != null && Arrays.equals(before.getEncoded(), der)) {
        return before;
      }
      X509Certificate certificate = Certificates.read(der);
      if (!Arrays.equals(certificate.getEncoded(), der)) {
        throw new UnreadableCmsException("certificate is not in its only encoding");
      }
      known.put(hash, certificate);
      return certificate;
    } catch (CertificateException e) {
      throw new UnreadableCmsException("not a certificate: " + e.getMessage(), e);
    }
  }
}
