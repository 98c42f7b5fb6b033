package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Asks by OCSP and judges the answer (RFC 6960 §3.2). */
final class OcspAnswer {
  /** Clocks may differ by this much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Clock clock;
  private final SecureRandom random;

  OcspAnswer(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  byte[] request(X509Certificate certificate, X509Certificate issuer) throws IOException {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    Extension extension =
        new Extension(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            false,
            new DEROctetString(nonce).getEncoded());
    try {
      return new OCSPReqBuilder()
          .addRequest(identifier(certificate, issuer))
          .setRequestExtensions(new Extensions(extension))
          .build()
          .getEncoded();
    } catch (OCSPException e) {
      throw new IOException("no OCSP request can be made", e);
    }
  }

  /**
   * Accepts the answer or tells why not.
   *
   * @return DER of the certificate of a responder that the issuer named; nothing when the issuer
   *     answered itself
   * @throws SigningException.CertificateRefused when it says revoked
   * @throws IOException when it says nothing that counts
   */
  Optional<byte[]> requireGood(
      byte[] answer, byte[] request, X509Certificate certificate, X509Certificate issuer)
      throws IOException {
    try {
      OCSPResp response = new OCSPResp(answer);
      if (response.getStatus() != OCSPResp.SUCCESSFUL
          || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw new IOException("the OCSP responder answered status " + response.getStatus());
      }
      requireNonce(basic, new OCSPReq(request));
      Optional<byte[]> responder = requireSigned(basic, issuer);
      requireGood(basic, certificate, identifier(certificate, issuer));
      return responder;
    } catch (OCSPException | CertificateException | OperatorCreationException e) {
      throw new IOException("the OCSP answer cannot be checked", e);
    }
  }

  private static CertificateID identifier(X509Certificate certificate, X509Certificate issuer)
      throws IOException {
    try {
      DigestCalculator sha1 =
          new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
      return new CertificateID(
          sha1, new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
    } catch (OCSPException | OperatorCreationException | CertificateException e) {
      throw new IOException("no OCSP identifier can be made", e);
    }
  }

  /** A responder may leave the nonce out (RFC 9654 §2.1), but not answer with another. */
  private static void requireNonce(BasicOCSPResp basic, OCSPReq request) throws IOException {
    Extension sent = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    Extension got = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (got != null
        && !Arrays.equals(sent.getExtnValue().getOctets(), got.getExtnValue().getOctets())) {
      throw new IOException("the OCSP answer is to another request");
    }
  }

  /** Signed by the issuer, or by a responder the issuer itself names (RFC 6960 §4.2.2.2). */
  private Optional<byte[]> requireSigned(BasicOCSPResp basic, X509Certificate issuer)
      throws OCSPException, CertificateException, OperatorCreationException, IOException {
    if (names(basic, new JcaX509CertificateHolder(issuer))
        && basic.isSignatureValid(Verifiers.of(issuer))) {
      return Optional.empty();
    }
    for (X509CertificateHolder holder : basic.getCerts()) {
      X509Certificate responder = Certificates.read(holder.getEncoded());
      boolean delegated =
          names(basic, holder)
              && CertificateChain.signed(issuer, responder)
              && holder.isValidOn(Date.from(clock.instant()))
              && maySignOcsp(holder);
      if (delegated && basic.isSignatureValid(Verifiers.of(responder))) {
        return Optional.of(holder.getEncoded());
      }
    }
    throw new IOException("the OCSP answer is not signed by whom the issuer named");
  }

  /**
   * Whether the answer says that this certificate's holder gave it (ResponderID, RFC 6960
   * §4.2.2.3). Trying every key instead costs a failed verification for each.
   */
  private static boolean names(BasicOCSPResp basic, X509CertificateHolder responder)
      throws OperatorCreationException, OCSPException {
    RespID said = basic.getResponderId();
    return said.equals(new RespID(responder.getSubject()))
        || said.equals(
            new RespID(
                responder.getSubjectPublicKeyInfo(),
                new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1)));
  }

  private static boolean maySignOcsp(X509CertificateHolder responder) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(responder.getExtensions());
    return usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
  }

  private void requireGood(BasicOCSPResp basic, X509Certificate certificate, CertificateID wanted)
      throws IOException {
    SingleResp single =
        List.of(basic.getResponses()).stream()
            .filter(candidate -> candidate.getCertID().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new IOException("the OCSP answer is about another certificate"));
    Instant now = clock.instant();
    Date next = single.getNextUpdate();
    Instant end = next == null ? single.getThisUpdate().toInstant() : next.toInstant();
    if (single.getThisUpdate().toInstant().isAfter(now.plus(SKEW))
        || end.isBefore(now.minus(SKEW))) {
      throw new IOException("the OCSP answer is not current");
    }
    if (single.getCertStatus() instanceof RevokedStatus revoked) {
      throw new SigningException.CertificateRefused(
          "the certificate was revoked at %s: %s"
              .formatted(
                  revoked.getRevocationTime().toInstant(), certificate.getSubjectX500Principal()));
    }
    if (single.getCertStatus() != null) {
      throw new IOException("the OCSP responder does not know the certificate");
    }
  }
}
