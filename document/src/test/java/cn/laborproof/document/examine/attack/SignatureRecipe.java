package cn.laborproof.document.examine.attack;

import cn.laborproof.testkit.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
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

/** How a party's CMS container is made; each setter spoils one part of it. */
public final class SignatureRecipe {
  private final TestIdentity authority;
  private final Instant at;
  private boolean timestamp = true;
  private boolean names = true;
  private X509Certificate named;
  private final List<X509Certificate> extra = new ArrayList<>();
  private final List<Attribute> unsigned = new ArrayList<>();
  private byte[] stampedInstead;

  public SignatureRecipe(TestIdentity authority, Instant at) {
    this.authority = authority;
    this.at = at;
  }

  public SignatureRecipe withoutTimestamp() {
    timestamp = false;
    return this;
  }

  public SignatureRecipe withoutNamingTheCertificate() {
    names = false;
    return this;
  }

  public SignatureRecipe naming(X509Certificate other) {
    named = other;
    return this;
  }

  public SignatureRecipe carrying(X509Certificate certificate) {
    extra.add(certificate);
    return this;
  }

  public SignatureRecipe stampingInstead(byte[] other) {
    stampedInstead = other.clone();
    return this;
  }

  public SignatureRecipe withUnsignedAttribute(String oid) {
    unsigned.add(
        new Attribute(new ASN1ObjectIdentifier(oid), new DERSet(new DEROctetString(new byte[8]))));
    return this;
  }

  byte[] container(TestIdentity who, byte[] digest) {
    try {
      DERSet attributes = signedAttributes(who, digest);
      Signature signature =
          Signature.getInstance(
              who.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(who.key());
      signature.update(attributes.getEncoded(ASN1Encoding.DER));
      byte[] value = signature.sign();
      var algorithm =
          who.key().getAlgorithm().equals("RSA")
              ? PKCSObjectIdentifiers.sha256WithRSAEncryption
              : X9ObjectIdentifiers.ecdsa_with_SHA256;
      Certificate certificate = Certificate.getInstance(who.certificate().getEncoded());
      var sid = new SignerIdentifier(new IssuerAndSerialNumber(certificate));
      var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
      var info =
          new SignerInfo(
              sid,
              sha256,
              attributes,
              new AlgorithmIdentifier(algorithm),
              new DEROctetString(value),
              unsignedSet(value));
      return wrap(sha256, certificates(who), info);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private DERSet signedAttributes(TestIdentity who, byte[] digest) throws GeneralSecurityException {
    var attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
    attributes.add(
        new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest))));
    if (names) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((named == null ? who.certificate() : named).getEncoded());
      attributes.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
    }
    return new DERSet(attributes);
  }

  private ASN1EncodableVector certificates(TestIdentity who) throws GeneralSecurityException {
    var certificates = new ASN1EncodableVector();
    List<X509Certificate> all = new ArrayList<>(who.chain());
    all.addAll(extra);
    for (X509Certificate held : all) {
      certificates.add(Certificate.getInstance(held.getEncoded()));
    }
    return certificates;
  }

  private DERSet unsignedSet(byte[] value) throws GeneralSecurityException, IOException {
    var attributes = new ASN1EncodableVector();
    if (timestamp) {
      byte[] stamped =
          MessageDigest.getInstance("SHA-256")
              .digest(stampedInstead == null ? value : stampedInstead);
      ASN1Encodable token =
          ASN1Primitive.fromByteArray(new TestTimestamps(authority).token(stamped, at));
      attributes.add(
          new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(token)));
    }
    unsigned.forEach(attributes::add);
    return attributes.size() == 0 ? null : new DERSet(attributes);
  }

  private static byte[] wrap(
      AlgorithmIdentifier digest, ASN1EncodableVector certificates, SignerInfo info)
      throws IOException {
    var data =
        new SignedData(
            new DERSet(digest),
            new ContentInfo(CMSObjectIdentifiers.data, null),
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
