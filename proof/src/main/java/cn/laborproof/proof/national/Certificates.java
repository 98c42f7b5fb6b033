package cn.laborproof.proof.national;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads and verifies certificates of both suites. The JDK reads those it can; it refuses a
 * certificate on a curve it does not know, and those are read by Bouncy Castle.
 */
public final class Certificates {
  private Certificates() {}

  /**
   * The only certificate in these bytes.
   *
   * @param encoded DER or PEM
   */
  public static X509Certificate read(byte[] encoded) throws CertificateException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (CertificateException unread) {
      return national(national().generateCertificate(new ByteArrayInputStream(encoded)), unread);
    }
  }

  /**
   * All certificates in these bytes.
   *
   * @param encoded DER or PEM, one after the other, or a certs-only PKCS#7
   */
  public static List<X509Certificate> readAll(byte[] encoded) throws CertificateException {
    List<X509Certificate> read = new ArrayList<>();
    try {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(encoded))
          .forEach(certificate -> read.add((X509Certificate) certificate));
      return List.copyOf(read);
    } catch (CertificateException mixed) {
      Collection<? extends Certificate> found =
          national().generateCertificates(new ByteArrayInputStream(encoded));
      read.clear();
      for (Certificate certificate : found) {
        read.add(read(certificate.getEncoded()));
      }
      return List.copyOf(read);
    }
  }

  private static CertificateFactory national() throws CertificateException {
    return CertificateFactory.getInstance("X.509", Sm2.provider());
  }

  /** Bouncy Castle reads more tolerantly than the JDK: it is believed for SM2 keys only. */
  private static X509Certificate national(Certificate read, CertificateException unread)
      throws CertificateException {
    if (read instanceof X509Certificate certificate && Sm2.isKey(certificate.getPublicKey())) {
      return certificate;
    }
    throw unread;
  }

  /**
   * Verifies the signature of a certificate.
   *
   * @param key the issuer's
   * @throws GeneralSecurityException when it is not by this key
   */
  public static void verify(X509Certificate certificate, PublicKey key)
      throws GeneralSecurityException {
    if (Sm2.isKey(key)) {
      certificate.verify(key, Sm2.provider());
    } else {
      certificate.verify(key);
    }
  }

  /**
   * Verifies the signature of a revocation list.
   *
   * @param key the issuer's
   * @throws GeneralSecurityException when it is not by this key
   */
  public static void verify(X509CRL list, PublicKey key) throws GeneralSecurityException {
    if (Sm2.isKey(key)) {
      list.verify(key, Sm2.provider());
    } else {
      list.verify(key);
    }
  }
}
