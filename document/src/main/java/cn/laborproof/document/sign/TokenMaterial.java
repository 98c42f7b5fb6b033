package cn.laborproof.document.sign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.util.CollectionStore;

/**
 * Puts certificates and revocation answers into a timestamp token, beside what is signed (RFC 5652
 * §10.2, RFC 5940 for OCSP): there other people's validators of evidence records look for them.
 */
final class TokenMaterial {
  private TokenMaterial() {}

  static ContentInfo inside(byte[] token, ValidationMaterial material) {
    try {
      CMSSignedData signed = new CMSSignedData(token);
      Set<X509CertificateHolder> certificates =
          new LinkedHashSet<>(signed.getCertificates().getMatches(null));
      for (byte[] der : material.certificates()) {
        X509CertificateHolder certificate = new X509CertificateHolder(der);
        // Roots come from the verifier.
        if (!certificate.getIssuer().equals(certificate.getSubject())) {
          certificates.add(certificate);
        }
      }
      List<ASN1Encodable> answers = new ArrayList<>();
      for (byte[] der : material.ocspResponses()) {
        answers.add(
            new OtherRevocationInfoFormat(
                CMSObjectIdentifiers.id_ri_ocsp_response, OCSPResponse.getInstance(der)));
      }
      List<Object> revocation = new ArrayList<>(answers);
      for (byte[] der : material.revocationLists()) {
        revocation.add(new X509CRLHolder(der));
      }
      CMSSignedData full =
          CMSSignedData.replaceCertificatesAndCRLs(
              signed, new CollectionStore<>(certificates), null, new CollectionStore<>(revocation));
      return ContentInfo.getInstance(
          ASN1Primitive.fromByteArray(full.toASN1Structure().getEncoded(ASN1Encoding.DER)));
    } catch (IOException | CMSException e) {
      throw new SigningException.TimestampFailed("a token that was checked cannot be read", e);
    }
  }
}
