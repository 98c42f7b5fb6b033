package cn.laborproof.document.examine.check;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Names in a certificate's subject. */
public final class CertificateNames {
  private CertificateNames() {}

  /** The common name, if there is exactly one. */
  public static Optional<String> commonName(X509Certificate certificate) {
    return only(certificate, BCStyle.CN);
  }

  /** The organisation, if there is exactly one. */
  public static Optional<String> organisation(X509Certificate certificate) {
    return only(certificate, BCStyle.O);
  }

  private static Optional<String> only(X509Certificate certificate, ASN1ObjectIdentifier type) {
    try {
      RDN[] found =
          X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()).getRDNs(type);
      // A part of a name with two values (X.501) is read as one or the other, as the reader likes.
      return found.length == 1 && !found[0].isMultiValued()
          ? Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a name in no known character set names nobody
    }
  }
}
