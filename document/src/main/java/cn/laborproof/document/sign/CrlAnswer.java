package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Judges a certificate revocation list (RFC 5280 §6.3), complete and direct ones only. */
final class CrlAnswer {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final String DELTA = "2.5.29.27";

  private final Clock clock;

  CrlAnswer(Clock clock) {
    this.clock = clock;
  }

  /**
   * Accepts the list or tells why not.
   *
   * @throws SigningException.CertificateRefused when the certificate is on it
   * @throws IOException when the list says nothing that counts
   */
  void requireGood(byte[] encoded, X509Certificate certificate, X509Certificate issuer)
      throws IOException {
    X509CRL list = verified(encoded, issuer);
    Instant now = clock.instant();
    Date next = list.getNextUpdate();
    if (list.getThisUpdate().toInstant().isAfter(now.plus(SKEW))
        || next == null
        || next.toInstant().isBefore(now.minus(SKEW))) {
      throw new IOException("the revocation list is not current");
    }
    X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
    if (entry != null) {
      throw new SigningException.CertificateRefused(
          "the certificate was revoked at %s: %s"
              .formatted(
                  entry.getRevocationDate().toInstant(), certificate.getSubjectX500Principal()));
    }
  }

  private static X509CRL verified(byte[] encoded, X509Certificate issuer) throws IOException {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(encoded));
      Certificates.verify(list, issuer.getPublicKey());
      if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          || list.hasUnsupportedCriticalExtension()
          || list.getExtensionValue(DELTA) != null) {
        throw new IOException("the revocation list is not a complete list of the issuer");
      }
      return list;
    } catch (GeneralSecurityException e) {
      throw new IOException("the revocation list is not the issuer's", e);
    }
  }
}
