package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.CmsFault.Kind;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The signed attributes of the only signer (RFC 5652 §11, RFC 5035, ETSI EN 319 122-1 §5). */
final class SignedAttributes {
  private final ASN1Set set;
  private final byte[] der;

  private SignedAttributes(ASN1Set set, byte[] der) {
    this.set = set;
    this.der = der;
  }

  static SignedAttributes read(SignerInfo signer, List<CmsFault> faults)
      throws UnreadableCmsException, IOException {
    ASN1Set set = signer.getAuthenticatedAttributes();
    if (set == null) {
      throw new UnreadableCmsException("no signed attributes");
    }
    byte[] der = set.getEncoded(ASN1Encoding.DER);
    if (!Arrays.equals(der, set.getEncoded(ASN1Encoding.DL))) {
      faults.add(new CmsFault(Kind.NOT_CANONICAL, "signed attributes are not DER"));
    }
    Set<ASN1ObjectIdentifier> seen = new HashSet<>();
    for (ASN1Encodable item : set) {
      Attribute attribute = Attribute.getInstance(item);
      if (!seen.add(attribute.getAttrType()) || attribute.getAttrValues().size() != 1) {
        throw new UnreadableCmsException("signed attribute twice: " + attribute.getAttrType());
      }
    }
    return new SignedAttributes(set, der);
  }

  byte[] der() {
    return der.clone();
  }

  byte[] messageDigest() {
    return value(CMSAttributes.messageDigest)
        .map(value -> ASN1OctetString.getInstance(value).getOctets())
        .orElse(new byte[0]);
  }

  void checkContentType(ASN1ObjectIdentifier type, List<CmsFault> faults) {
    if (value(CMSAttributes.contentType).filter(type::equals).isEmpty()) {
      faults.add(new CmsFault(Kind.NOT_PROFILE, "signed content type differs"));
    }
  }

  /**
   * The signing certificate is named by its digest under the signature, so that it cannot be
   * exchanged.
   */
  void checkSigner(Optional<X509Certificate> signer, List<CmsFault> faults) {
    Optional<ASN1Encodable> named = value(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (signer.isEmpty()) {
      faults.add(
          new CmsFault(Kind.SIGNER_UNKNOWN, "certificate of the signer is not in the container"));
    } else if (named.isEmpty()) {
      faults.add(new CmsFault(Kind.SIGNER_UNKNOWN, "no signing-certificate-v2 attribute"));
    } else if (!names(SigningCertificateV2.getInstance(named.get()), signer.get())) {
      faults.add(
          new CmsFault(Kind.SIGNER_UNKNOWN, "signing-certificate-v2 names another certificate"));
    }
  }

  private static boolean names(SigningCertificateV2 named, X509Certificate signer) {
    ESSCertIDv2[] ids = named.getCerts();
    if (ids.length == 0) {
      return false;
    }
    Optional<String> digest = Algorithms.digest(ids[0].getHashAlgorithm());
    if (digest.isEmpty()) {
      return false;
    }
    try {
      byte[] actual = CmsMathematics.digest(digest.get()).digest(signer.getEncoded());
      return MessageDigest.isEqual(actual, ids[0].getCertHash());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  private Optional<ASN1Encodable> value(ASN1ObjectIdentifier type) {
    for (ASN1Encodable item : set) {
      Attribute attribute = Attribute.getInstance(item);
      if (attribute.getAttrType().equals(type)) {
        return Optional.of(attribute.getAttrValues().getObjectAt(0));
      }
    }
    return Optional.empty();
  }
}
