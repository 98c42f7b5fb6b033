package cn.laborproof.proof.national;

import cn.laborproof.proof.key.EcdsaVerifier;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
      return national(encoded, unread);
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
      read.clear();
      try {
        Collection<? extends Certificate> found =
            national().generateCertificates(new ByteArrayInputStream(encoded));
        for (Certificate certificate : found) {
          read.add(read(certificate.getEncoded()));
        }
      } catch (RuntimeException hostile) {
        mixed.addSuppressed(hostile);
        throw mixed;
      }
      return List.copyOf(read);
    }
  }

  private static CertificateFactory national() throws CertificateException {
    return CertificateFactory.getInstance("X.509", Sm2.provider());
  }

  /**
   * Bouncy Castle reads more tolerantly than the JDK: it is believed for SM2 keys only. It also
   * reads the parts late, and answers hostile ones with whatever exception comes first; so each is
   * asked for here once.
   */
  private static X509Certificate national(byte[] encoded, CertificateException unread)
      throws CertificateException {
    try {
      Certificate read = national().generateCertificate(new ByteArrayInputStream(encoded));
      if (read instanceof X509Certificate certificate
          && Sm2.isKey(certificate.getPublicKey())
          && isLegible(certificate)) {
        return certificate;
      }
    } catch (RuntimeException hostile) {
      unread.addSuppressed(hostile);
    }
    throw unread;
  }

  private static boolean isLegible(X509Certificate certificate) throws CertificateException {
    certificate.getKeyUsage();
    certificate.getExtendedKeyUsage();
    return Stream.of(
            certificate.getSubjectX500Principal(),
            certificate.getIssuerX500Principal(),
            certificate.getNotBefore(),
            certificate.getNotAfter())
        .allMatch(Objects::nonNull);
  }

  /**
   * Verifies the signature of a certificate.
   *
   * @param key the issuer's
   * @throws GeneralSecurityException when it is not by this key
   */
  public static void verify(X509Certificate certificate, PublicKey key)
      throws GeneralSecurityException {
    Optional<Provider> provider = verifying(key);
    if (provider.isPresent()) {
      certificate.verify(key, provider.get());
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
    Optional<Provider> provider = verifying(key);
    if (provider.isPresent()) {
      list.verify(key, provider.get());
    } else {
      list.verify(key);
    }
  }

  /** Who checks the signatures of this key; empty: the JDK, as it chooses. */
  public static Optional<Provider> verifying(PublicKey key) {
    return Sm2.isKey(key) ? Optional.of(Sm2.provider()) : EcdsaVerifier.provider(key);
  }
}
