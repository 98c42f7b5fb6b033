package cn.laborproof.document.sign;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate says its revocation can be asked (RFC 5280 §4.2.1.13, §4.2.2.1). */
final class RevocationPointers {
  private RevocationPointers() {}

  static List<URI> responders(X509Certificate certificate) {
    return read(
        certificate,
        Extension.authorityInfoAccess.getId(),
        der ->
            Stream.of(AuthorityInformationAccess.getInstance(der).getAccessDescriptions())
                .filter(access -> AccessDescription.id_ad_ocsp.equals(access.getAccessMethod()))
                .map(AccessDescription::getAccessLocation));
  }

  static List<URI> lists(X509Certificate certificate) {
    return read(
        certificate,
        Extension.cRLDistributionPoints.getId(),
        der ->
            Stream.of(CRLDistPoint.getInstance(der).getDistributionPoints())
                .map(DistributionPoint::getDistributionPoint)
                .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                .flatMap(name -> Stream.of(GeneralNames.getInstance(name.getName()).getNames())));
  }

  private static List<URI> read(
      X509Certificate certificate, String extension, Function<byte[], Stream<GeneralName>> names) {
    byte[] value = certificate.getExtensionValue(extension);
    if (value == null) {
      return List.of();
    }
    List<URI> addresses = new ArrayList<>();
    names
        .apply(ASN1OctetString.getInstance(value).getOctets())
        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
        .forEach(name -> addresses.add(URI.create(name.getName().toString())));
    return addresses;
  }
}
