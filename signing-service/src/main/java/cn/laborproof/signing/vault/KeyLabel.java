package cn.laborproof.signing.vault;

import cn.laborproof.proof.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/**
 * The self-signed certificate that lies beside a key in a token: Java's view of a token finds a key
 * by its certificate, and certificates by issuer and serial number, so both are the digest of the
 * key. It names nobody and is trusted by nobody. Made with the new key itself, it also shows that
 * the two halves of the pair belong together (the pair-wise test of FIPS 140-3 IG 10.3.A).
 */
final class KeyLabel {

  /**
   * Serial numbers have at most 20 octets and are positive (RFC 5280 §4.1.2.2): 159 bits of 256.
   */
  private static final int SERIAL_SHIFT = 97;

  private KeyLabel() {}

  /** Signs bytes with the key that gets the label. */
  interface Signer {
    byte[] sign(byte[] toBeSigned) throws GeneralSecurityException;
  }

  static X509Certificate of(byte[] publicKey, KeyAlgorithm algorithm, Signer signer)
      throws GeneralSecurityException {
    AlgorithmIdentifier identifier =
        new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm.signature());
    Digest digest = Digest.sha256(publicKey);
    var name = new X500Name("CN=LaborProof key label " + digest.hex());
    var content = new V3TBSCertificateGenerator();
    content.setSerialNumber(
        new ASN1Integer(new BigInteger(1, digest.bytes()).shiftRight(SERIAL_SHIFT)));
    content.setIssuer(name);
    content.setSubject(name);
    content.setSignature(identifier);
    // No time but the key's own: RFC 5280 §4.1.2.5 knows a certificate without a good end date.
    content.setStartDate(new Time(Date.from(Instant.EPOCH)));
    content.setEndDate(new Time(Date.from(Instant.parse("9999-12-31T23:59:59Z"))));
    content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(publicKey));
    TBSCertificate toBeSigned = content.generateTBSCertificate();
    try {
      var parts = new ASN1EncodableVector();
      parts.add(toBeSigned);
      parts.add(identifier);
      parts.add(new DERBitString(signer.sign(toBeSigned.getEncoded(ASN1Encoding.DER))));
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          new DERSequence(parts).getEncoded(ASN1Encoding.DER)));
      certificate.verify(certificate.getPublicKey());
      return certificate;
    } catch (IOException e) {
      throw new GeneralSecurityException("a label cannot be written", e);
    }
  }
}
