package cn.laborproof.document.sign;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.NationalSyntax;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * Builds a signed message of the national suite (GB/T 35275-2017, the syntax of GM/T 0010): PKCS #7
 * SignedData under object identifiers of its own, SM3 and SM2. Content type, message digest,
 * signing-certificate-v2 and the claimed time are signed; the timestamp by SM3 over the signature
 * value is unsigned. Bouncy Castle's generator writes RFC 5652's identifiers and versions, so the
 * structure is put together here.
 */
final class NationalCms {
  private static final AlgorithmIdentifier SM3 = new AlgorithmIdentifier(Sm2.SM3);
  private static final AlgorithmIdentifier SIGNATURE =
      new AlgorithmIdentifier(NationalSyntax.SM2_SIGNATURE);

  /** Of the message and of its signer. */
  private static final ASN1Integer VERSION = new ASN1Integer(1);

  private NationalCms() {}

  /**
   * Signs the bytes, which stay outside the message.
   *
   * @param claimed signing time, stated among the signed attributes; empty where the file that the
   *     message lies in states it (in a PDF {@code /M}, EN 319 142-1 §6.3)
   */
  static CmsSignature.Timestamped sign(
      byte[] covered,
      List<X509Certificate> chain,
      ExternalSigner key,
      Optional<Instant> claimed,
      TimestampAuthority timestamps) {
    try {
      X509Certificate certificate = chain.getFirst();
      DERSet attributes = attributes(covered, certificate, claimed);
      byte[] toBeSigned = attributes.getEncoded(ASN1Encoding.DER);
      byte[] value = key.sign(toBeSigned);
      if (!Sm2.isKey(certificate.getPublicKey())
          || !Sm2.verifies(certificate.getPublicKey(), toBeSigned, value)) {
        throw new SigningException.KeyFailed(
            "the signature value does not fit the certificate", null);
      }
      TimestampToken token = timestamps.timestampSm3(Digest.sm3(value));
      byte[] encoded = message(chain, signer(certificate, attributes, value, token));
      return new CmsSignature.Timestamped(encoded, token);
    } catch (IOException e) {
      throw new SigningException.KeyFailed("no signed message could be made", e);
    } catch (CertificateEncodingException e) {
      throw new SigningException.CertificateRefused("the certificate cannot be encoded");
    }
  }

  private static DERSet attributes(
      byte[] covered, X509Certificate certificate, Optional<Instant> claimed)
      throws CertificateEncodingException {
    var attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, NationalSyntax.DATA));
    attributes.add(
        attribute(CMSAttributes.messageDigest, new DEROctetString(Digest.sm3(covered).bytes())));
    attributes.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, named(certificate)));
    claimed.ifPresent(
        time -> attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(time)))));
    return new DERSet(attributes);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  private static SigningCertificateV2 named(X509Certificate certificate)
      throws CertificateEncodingException {
    Certificate parsed = Certificate.getInstance(certificate.getEncoded());
    return new SigningCertificateV2(
        new ESSCertIDv2(
            SM3,
            Digest.sm3(certificate.getEncoded()).bytes(),
            new IssuerSerial(
                new GeneralNames(new GeneralName(parsed.getIssuer())),
                certificate.getSerialNumber())));
  }

  private static DERSequence signer(
      X509Certificate certificate, DERSet attributes, byte[] value, TimestampToken token)
      throws IOException, CertificateEncodingException {
    Certificate parsed = Certificate.getInstance(certificate.getEncoded());
    Attribute timestamp =
        attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            ASN1Primitive.fromByteArray(token.encoded()));
    return new DERSequence(
        new ASN1Encodable[] {
          VERSION,
          new IssuerAndSerialNumber(parsed.getIssuer(), certificate.getSerialNumber()),
          SM3,
          new DERTaggedObject(false, 0, attributes),
          SIGNATURE,
          new DEROctetString(value),
          new DERTaggedObject(false, 1, new DERSet(timestamp))
        });
  }

  private static byte[] message(List<X509Certificate> chain, DERSequence signer)
      throws IOException, CertificateEncodingException {
    var certificates = new ASN1EncodableVector();
    for (X509Certificate certificate : CmsSignature.withoutRoot(chain)) {
      certificates.add(Certificate.getInstance(certificate.getEncoded()));
    }
    var signed =
        new DERSequence(
            new ASN1Encodable[] {
              VERSION,
              new DERSet(SM3),
              new DERSequence(NationalSyntax.DATA),
              new DERTaggedObject(false, 0, new DERSet(certificates)),
              new DERSet(signer)
            });
    return new DERSequence(
            new ASN1Encodable[] {NationalSyntax.SIGNED_DATA, new DERTaggedObject(true, 0, signed)})
        .getEncoded(ASN1Encoding.DER);
  }
}
