package cn.laborproof.document.examine.signature;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;

/** Finds the certificate that a SignerInfo names (RFC 5652 §5.3). */
final class SignerCertificate {
  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

  private SignerCertificate() {}

  static Optional<X509Certificate> find(SignerInfo signer, List<X509Certificate> held)
      throws IOException {
    if (signer.getSID().getId() instanceof ASN1OctetString key) {
      byte[] wanted = key.getEncoded(ASN1Encoding.DER);
      return held.stream().filter(c -> Arrays.equals(keyIdentifier(c), wanted)).findFirst();
    }
    IssuerAndSerialNumber id = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
    X500Principal issuer = new X500Principal(id.getName().getEncoded(ASN1Encoding.DER));
    byte[] exact = issuer.getEncoded();
    return held.stream()
        .filter(c -> c.getSerialNumber().equals(id.getSerialNumber().getValue()))
        .filter(c -> Arrays.equals(c.getIssuerX500Principal().getEncoded(), exact))
        .findFirst();
  }

  private static byte[] keyIdentifier(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
    return extension == null ? new byte[0] : ASN1OctetString.getInstance(extension).getOctets();
  }
}
