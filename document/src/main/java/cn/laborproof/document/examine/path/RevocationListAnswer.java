package cn.laborproof.document.examine.path;

import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.national.Certificates;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * One revocation list of the document (RFC 5280 §5), verified for each issuer it is asked about.
 */
final class RevocationListAnswer {
  /**
   * A list with another critical extension is partial or indirect; it is not believed to be
   * complete.
   */
  private static final Set<String> UNDERSTOOD_CRITICAL = Set.of();

  private static final int MAY_SIGN_LISTS = 6;

  private final X509CRL list;
  private final byte[] encoded;

  private RevocationListAnswer(X509CRL list, byte[] encoded) {
    this.list = list;
    this.encoded = encoded;
  }

  static RevocationListAnswer parse(byte[] der) throws UnreadableCmsException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509CRL list = (X509CRL) factory.generateCRL(new ByteArrayInputStream(der));
      if (!Arrays.equals(list.getEncoded(), der)) {
        throw new UnreadableCmsException("revocation list is not in its only encoding");
      }
      return new RevocationListAnswer(list, der);
    } catch (GeneralSecurityException e) {
      throw new UnreadableCmsException("not a revocation list: " + e.getMessage(), e);
    }
  }

  /** Its answer about a certificate; empty when it speaks of others or cannot be believed. */
  Optional<RevocationAnswer> about(X509Certificate certificate, X509Certificate issuer) {
    boolean sameIssuer = list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal());
    if (!sameIssuer || !believed(issuer)) {
      return Optional.empty();
    }
    X509CRLEntry entry = list.getRevokedCertificate(certificate);
    return Optional.of(
        new RevocationAnswer(
            "CRL",
            encoded,
            list.getThisUpdate().toInstant(),
            Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant),
            Optional.ofNullable(entry).map(e -> e.getRevocationDate().toInstant())));
  }

  private boolean believed(X509Certificate issuer) {
    boolean[] usage = issuer.getKeyUsage();
    Set<String> critical = list.getCriticalExtensionOIDs();
    boolean complete = critical == null || UNDERSTOOD_CRITICAL.containsAll(critical);
    boolean strong =
        !list.getSigAlgName().startsWith("SHA1") && !list.getSigAlgName().startsWith("MD");
    if (!complete || !strong || (usage != null && !usage[MAY_SIGN_LISTS])) {
      return false;
    }
    try {
      Certificates.verify(list, issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false; // signed by another key: not this issuer's list
    }
  }
}
