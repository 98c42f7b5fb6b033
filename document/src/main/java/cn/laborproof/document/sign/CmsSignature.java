package cn.laborproof.document.sign;

import cn.laborproof.proof.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Builds the CMS signature of a PAdES baseline signature (EN 319 142-1 §6.3, EN 319 122-1): content
 * type, message digest, signing-certificate-v2 and algorithm protection signed, the signature
 * timestamp unsigned. There is no signing-time attribute: the claimed time stands in {@code /M}.
 */
final class CmsSignature {
  private CmsSignature() {}

  /** Signs the covered bytes with the request's key and timestamps the signature value. */
  static Timestamped sign(byte[] covered, SignatureRequest request, TimestampAuthority timestamps) {
    try {
      CMSSignedData signed = signed(covered, request);
      SignerInformation signer = onlySigner(signed);
      requireGood(signer, request.chain().getFirst());
      TimestampToken token = timestamps.timestamp(Digest.sha256(signer.getSignature()).bytes());
      return new Timestamped(der(withToken(signed, signer, token)), token);
    } catch (CMSException | IOException | OperatorCreationException e) {
      throw new SigningException.KeyFailed("no CMS signature could be made", e);
    } catch (CertificateEncodingException e) {
      throw new SigningException.CertificateRefused("the certificate cannot be encoded");
    }
  }

  /**
   * A finished signature.
   *
   * @param encoded DER of the ContentInfo
   * @param token the timestamp in it
   */
  record Timestamped(byte[] encoded, TimestampToken token) {}

  private static CMSSignedData signed(byte[] covered, SignatureRequest request)
      throws CMSException, OperatorCreationException, CertificateEncodingException, IOException {
    X509Certificate certificate = request.chain().getFirst();
    AttributeTable extra =
        new AttributeTable(
            new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(signingCertificate(certificate))));
    var attributes = new DefaultSignedAttributeTableGenerator(extra);
    var generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .setSignedAttributeGenerator(parameters ->
                attributes.getAttributes(parameters).remove(CMSAttributes.signingTime))
            .build(new KeyContentSigner(request.key()), certificate));
    generator.addCertificates(new JcaCertStore(withoutRoot(request.chain())));
    return generator.generate(new CMSProcessableByteArray(covered), false);
  }

  private static SigningCertificateV2 signingCertificate(X509Certificate certificate)
      throws CertificateEncodingException {
    var holder = new JcaX509CertificateHolder(certificate);
    var issuer = new GeneralNames(new GeneralName(holder.getIssuer()));
    return new SigningCertificateV2(
        new ESSCertIDv2(
            Digest.sha256(certificate.getEncoded()).bytes(),
            new IssuerSerial(issuer, certificate.getSerialNumber())));
  }

  static List<X509Certificate> withoutRoot(List<X509Certificate> chain) {
    return chain.stream()
        .filter(c -> !c.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
        .toList();
  }

  static SignerInformation onlySigner(CMSSignedData signed) {
    return signed.getSignerInfos().getSigners().iterator().next();
  }

  /** The key answered; it must also be the key of the certificate. */
  private static void requireGood(SignerInformation signer, X509Certificate certificate)
      throws OperatorCreationException {
    boolean good;
    try {
      good = signer.verify(Verifiers.ofSigner(certificate));
    } catch (CMSException e) {
      throw new SigningException.KeyFailed("the signature value cannot be checked", e);
    }
    if (!good) {
      throw new SigningException.KeyFailed(
          "the signature value does not fit the certificate", null);
    }
  }

  private static CMSSignedData withToken(
      CMSSignedData signed, SignerInformation signer, TimestampToken token) throws IOException {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            new DERSet(ASN1Primitive.fromByteArray(token.encoded()))));
    SignerInformation stamped =
        SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attributes));
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped));
  }

  private static byte[] der(CMSSignedData signed) throws IOException {
    return signed.toASN1Structure().getEncoded(ASN1Encoding.DER);
  }

  /** Hands the signed attributes to the external key. */
  private static final class KeyContentSigner implements ContentSigner {
    private final ExternalSigner key;
    private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

    KeyContentSigner(ExternalSigner key) {
      this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new DefaultSignatureAlgorithmIdentifierFinder().find(key.algorithm().jcaName());
    }

    @Override
    public OutputStream getOutputStream() {
      return attributes;
    }

    @Override
    public byte[] getSignature() {
      return key.sign(attributes.toByteArray());
    }
  }
}
