package cn.laborproof.document.examine.path;

import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.key.EcdsaVerifier;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** One OCSP response of the document (RFC 6960), verified for each issuer it is asked about. */
final class OcspAnswer {
  private final byte[] encoded;
  private final BasicOCSPResp response;
  private final List<X509Certificate> responders;
  private final DigestCalculatorProvider digests;

  private OcspAnswer(
      byte[] encoded,
      BasicOCSPResp response,
      List<X509Certificate> responders,
      DigestCalculatorProvider digests) {
    this.encoded = encoded;
    this.response = response;
    this.responders = responders;
    this.digests = digests;
  }

  static OcspAnswer parse(byte[] der, CertificateParser parser) throws UnreadableCmsException {
    try {
      if (!Arrays.equals(ASN1Primitive.fromByteArray(der).getEncoded(ASN1Encoding.DL), der)) {
        throw new UnreadableCmsException("OCSP response is not in its only encoding");
      }
      if (!(new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp response)) {
        throw new UnreadableCmsException("OCSP response without an answer");
      }
      List<X509Certificate> responders = new ArrayList<>();
      for (X509CertificateHolder holder : response.getCerts()) {
        responders.add(parser.parse(holder.getEncoded()));
      }
      return new OcspAnswer(
          der, response, responders, new JcaDigestCalculatorProviderBuilder().build());
    } catch (IOException | OCSPException | OperatorCreationException | RuntimeException e) {
      throw new UnreadableCmsException("not an OCSP response: " + e.getMessage(), e);
    }
  }

  List<X509Certificate> responders() {
    return List.copyOf(responders);
  }

  /** Its answer about a certificate; empty when it speaks of others or cannot be believed. */
  Optional<RevocationAnswer> about(X509Certificate certificate, X509Certificate issuer) {
    for (SingleResp single : response.getResponses()) {
      if (names(single, certificate, issuer) && believed(issuer)) {
        return answer(single);
      }
    }
    return Optional.empty();
  }

  private boolean names(SingleResp single, X509Certificate certificate, X509Certificate issuer) {
    try {
      return single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
          && single.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer), digests);
    } catch (OCSPException | GeneralSecurityException e) {
      return false; // names its subject by a digest nobody knows: it speaks of no certificate of
      // ours
    }
  }

  private boolean believed(X509Certificate issuer) {
    Date produced = response.getProducedAt();
    return signedBy(issuer)
        || responders.stream()
            .filter(CertificateUse::answersOcsp)
            .filter(r -> !produced.before(r.getNotBefore()) && !produced.after(r.getNotAfter()))
            .filter(r -> CertificatePaths.signed(r, issuer))
            .anyMatch(this::signedBy);
  }

  private boolean signedBy(X509Certificate responder) {
    AlgorithmIdentifier algorithm = response.getSignatureAlgorithmID();
    if (Sm2.isKey(responder.getPublicKey())) {
      return Sm2.SM2_WITH_SM3.equals(algorithm.getAlgorithm())
          && Sm2.verifies(
              responder.getPublicKey(), response.getTBSResponseData(), response.getSignature());
    }
    String name =
        new DefaultSignatureNameFinder().getAlgorithmName(algorithm).replace("WITH", "with");
    if (name.startsWith("SHA1") || name.startsWith("MD")) {
      return false;
    }
    try {
      Signature verifier = EcdsaVerifier.verifier(name, responder.getPublicKey());
      verifier.update(response.getTBSResponseData());
      return verifier.verify(response.getSignature());
    } catch (GeneralSecurityException e) {
      return false; // not this responder's key or no signature: not believed
    }
  }

  private Optional<RevocationAnswer> answer(SingleResp single) {
    Instant thisUpdate = single.getThisUpdate().toInstant();
    Optional<Instant> nextUpdate = Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant);
    return switch (single.getCertStatus()) {
      case null ->
          Optional.of(
              new RevocationAnswer("OCSP", encoded, thisUpdate, nextUpdate, Optional.empty()));
      case RevokedStatus revoked ->
          Optional.of(
              new RevocationAnswer(
                  "OCSP",
                  encoded,
                  thisUpdate,
                  nextUpdate,
                  Optional.of(revoked.getRevocationTime().toInstant())));
      case CertificateStatus _ -> Optional.empty();
    };
  }
}
