package cn.laborproof.document.examine.path;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** Reads certificate policies (RFC 5280 §4.2.1.4). */
public final class CertificatePolicies {
  private static final String EXTENSION = "2.5.29.32";

  private CertificatePolicies() {}

  /** Object identifiers of its policies; none if it states none or they cannot be read. */
  public static List<String> of(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(EXTENSION);
    if (extension == null) {
      return List.of();
    }
    try {
      byte[] value = ASN1OctetString.getInstance(extension).getOctets();
      return Arrays.stream(
              org.bouncycastle.asn1.x509.CertificatePolicies.getInstance(value)
                  .getPolicyInformation())
          .map(PolicyInformation::getPolicyIdentifier)
          .map(policy -> policy.getId())
          .toList();
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      return List.of(); // an unreadable extension states no policy
    }
  }
}
