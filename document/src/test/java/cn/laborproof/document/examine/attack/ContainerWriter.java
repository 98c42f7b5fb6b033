package cn.laborproof.document.examine.attack;

import cn.laborproof.testkit.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Writes CMS containers without asking whether the signer may sign. */
final class ContainerWriter {
  private final TestIdentity who;
  private ASN1ObjectIdentifier type = CMSObjectIdentifiers.data;
  private byte[] content;
  private X509Certificate named;
  private final List<X509Certificate> carried = new ArrayList<>();
  private Function<byte[], List<Attribute>> unsigned = _ -> List.of();

  ContainerWriter(TestIdentity who) {
    this.who = who;
    this.named = who.certificate();
    this.carried.addAll(who.chain());
  }

  ContainerWriter holding(ASN1ObjectIdentifier contentType, byte[] bytes) {
    type = contentType;
    content = bytes.clone();
    return this;
  }

  /** The certificate that the signed attributes name; null for none. */
  ContainerWriter naming(X509Certificate certificate) {
    named = certificate;
    return this;
  }

  ContainerWriter carrying(List<X509Certificate> more) {
    carried.addAll(more);
    return this;
  }

  /** Unsigned attributes as a function of the signature value. */
  ContainerWriter adding(Function<byte[], List<Attribute>> attributes) {
    unsigned = attributes;
    return this;
  }

  byte[] over(byte[] digest) {
    try {
      DERSet attributes = signedAttributes(digest);
      boolean rsa = who.key().getAlgorithm().equals("RSA");
      Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(who.key());
      signature.update(attributes.getEncoded(ASN1Encoding.DER));
      byte[] value = signature.sign();
      var algorithm =
          rsa
              ? PKCSObjectIdentifiers.sha256WithRSAEncryption
              : X9ObjectIdentifiers.ecdsa_with_SHA256;
      var certificate = Certificate.getInstance(who.certificate().getEncoded());
      var added = new ASN1EncodableVector();
      unsigned.apply(value).forEach(added::add);
      var info =
          new SignerInfo(
              new SignerIdentifier(new IssuerAndSerialNumber(certificate)),
              new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
              attributes,
              new AlgorithmIdentifier(algorithm),
              new DEROctetString(value),
              added.size() == 0 ? null : new DERSet(added));
      return wrap(info);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private DERSet signedAttributes(byte[] digest) throws GeneralSecurityException {
    var attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(type)));
    attributes.add(
        new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest))));
    if (named != null) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getEncoded());
      attributes.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
    }
    return new DERSet(attributes);
  }

  private byte[] wrap(SignerInfo info) throws IOException, GeneralSecurityException {
    var certificates = new ASN1EncodableVector();
    for (X509Certificate held : carried) {
      certificates.add(Certificate.getInstance(held.getEncoded()));
    }
    var data =
        new SignedData(
            new DERSet(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
            new ContentInfo(type, content == null ? null : new DEROctetString(content)),
            new DLSet(certificates),
            null,
            new DERSet(info));
    return new DERSequence(
            new ASN1Encodable[] {
              CMSObjectIdentifiers.signedData, new DLTaggedObject(true, 0, data)
            })
        .getEncoded(ASN1Encoding.DL);
  }
}
