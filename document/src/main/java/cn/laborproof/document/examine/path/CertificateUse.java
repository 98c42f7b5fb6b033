package cn.laborproof.document.examine.path;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** What a certificate says its key is for. */
public final class CertificateUse {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

  /** Document signing (RFC 9336), e-mail protection and Microsoft's older document signing. */
  private static final Set<String> SIGNING =
      Set.of("1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4", "1.3.6.1.4.1.311.10.3.12");

  private CertificateUse() {}

  /**
   * Whether it may sign a contract: content commitment, no authority, no other extended purpose
   * only.
   */
  public static boolean signsDocuments(X509Certificate certificate) {
    List<String> purposes = purposes(certificate);
    return isEnd(certificate)
        && bit(certificate, NON_REPUDIATION)
        && (purposes.isEmpty() || purposes.stream().anyMatch(SIGNING::contains));
  }

  /** Whether it may sign timestamps: this purpose alone, marked critical (RFC 3161 §2.3). */
  public static boolean signsTimestamps(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return isEnd(certificate)
        && purposes(certificate).equals(List.of(TIME_STAMPING))
        && critical != null
        && critical.contains(EXTENDED_KEY_USAGE)
        && (bit(certificate, DIGITAL_SIGNATURE) || bit(certificate, NON_REPUDIATION));
  }

  /** Whether an issuer gave it the right to answer for it (RFC 6960 §4.2.2.2). */
  static boolean answersOcsp(X509Certificate certificate) {
    return isEnd(certificate) && purposes(certificate).contains(OCSP_SIGNING);
  }

  private static boolean isEnd(X509Certificate certificate) {
    return certificate.getBasicConstraints() < 0;
  }

  private static boolean bit(X509Certificate certificate, int bit) {
    boolean[] usage = certificate.getKeyUsage();
    return usage != null && usage[bit];
  }

  private static List<String> purposes(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null ? List.of() : purposes;
    } catch (CertificateParsingException e) {
      return List.of("unreadable"); // fits no use
    }
  }
}
