package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * A certificate, read but not believed.
 *
 * @param x509 the certificate
 * @param subject whom it names
 * @param units organisational units of the subject, in order
 */
record MemberCertificate(X509Certificate x509, String subject, List<String> units) {
  MemberCertificate {
    units = List.copyOf(units);
  }

  /**
   * Reads PEM.
   *
   * @throws MalformedException if it is no certificate
   */
  static MemberCertificate ofPem(Bytes pem) {
    try {
      X509Certificate x509 =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem.toArray()));
      X500Name subject = new JcaX509CertificateHolder(x509).getSubject();
      return new MemberCertificate(x509, subject.toString(), unitsOf(subject));
    } catch (CertificateException | RuntimeException e) {
      // What parsers of ASN.1 throw at hostile bytes is not documented.
      throw new MalformedException("fabric.identity: not a certificate", e);
    }
  }

  private static List<String> unitsOf(X500Name subject) {
    return Arrays.stream(subject.getRDNs(BCStyle.OU))
        .flatMap(names -> Arrays.stream(names.getTypesAndValues()))
        .filter(name -> name.getType().equals(BCStyle.OU))
        .map(AttributeTypeAndValue::getValue)
        .map(IETFUtils::valueToString)
        .toList();
  }

  PublicKey key() {
    return x509.getPublicKey();
  }

  @Override
  public String toString() {
    return subject;
  }
}
