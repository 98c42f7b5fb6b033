package cn.laborproof.document.examine.check;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /**
   * Whether nothing that tells namesakes apart differs: the subject's serial number (X.520 §6.2.9)
   * and the organisation identifier (EN 319 412-1 §5.1.4), each where both certificates have it.
   */
  public static boolean sameHolder(X509Certificate one, X509Certificate other) {
    return Stream.of(BCStyle.SERIALNUMBER, BCStyle.ORGANIZATION_IDENTIFIER)
        .allMatch(type -> {
          List<String> first = all(one, type);
          List<String> second = all(other, type);
          return first.isEmpty() || second.isEmpty() || first.equals(second);
        });
  }

  private static List<String> all(X509Certificate certificate, ASN1ObjectIdentifier type) {
    try {
      return Arrays.stream(
              X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                  .getRDNs(type))
          .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
          .filter(part -> part.getType().equals(type))
          .map(part -> IETFUtils.valueToString(part.getValue()))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of(); // such a name has no common name either
    }
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
