package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * Answers RFC 6960 requests by POST for one authority, from the register: a serial it did not issue
 * is {@code unknown}.
 */
final class OcspResponder {
  private static final int MOST_CERTIFICATES = 16;

  /** RFC 9654 2.1: nonces of 1 to 128 octets. */
  private static final int LONGEST_NONCE = 128;

  private final Credential issuing;
  private final Credential responder;
  private final IssuedCertificates register;
  private final Duration lifetime;
  private final Clock clock;
  private final DigestCalculatorProvider digests = new BcDigestCalculatorProvider();

  /**
   * A responder.
   *
   * @param issuing for whose certificates it answers
   * @param responder signs the answers
   * @param lifetime from an answer until the next one is due
   */
  OcspResponder(
      Credential issuing,
      Credential responder,
      IssuedCertificates register,
      Duration lifetime,
      Clock clock) {
    this.issuing = issuing;
    this.responder = responder;
    this.register = register;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Reply answer(Call call) throws IOException {
    try {
      return Reply.ok("application/ocsp-response", respond(call.body()).getEncoded());
    } catch (OCSPException e) {
      throw new IOException("no OCSP answer could be made", e);
    }
  }

  private OCSPResp respond(byte[] body) throws OCSPException, IOException {
    OCSPReq request;
    try {
      request = new OCSPReq(body);
    } catch (IOException | RuntimeException notOne) {
      return new OCSPRespBuilder().build(OCSPRespBuilder.MALFORMED_REQUEST, null);
    }
    Req[] asked = request.getRequestList();
    Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (asked.length == 0 || asked.length > MOST_CERTIFICATES || nonce != null && !isNonce(nonce)) {
      return new OCSPRespBuilder().build(OCSPRespBuilder.MALFORMED_REQUEST, null);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var answer = new BasicOCSPRespBuilder(new RespID(responder.certificate().getSubject()));
    if (nonce != null) {
      answer.setResponseExtensions(new Extensions(nonce));
    }
    for (Req one : asked) {
      answer.addResponse(
          one.getCertID(), status(one.getCertID()), Date.from(now), Date.from(now.plus(lifetime)));
    }
    var certificates = new X509CertificateHolder[] {responder.certificate()};
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            answer.build(responder.signer(), certificates, Date.from(now)));
  }

  private static boolean isNonce(Extension extension) {
    try {
      int length = ASN1OctetString.getInstance(extension.getParsedValue()).getOctets().length;
      return length >= 1 && length <= LONGEST_NONCE;
    } catch (RuntimeException notDer) {
      return false;
    }
  }

  /** In BouncyCastle's reading {@code null} is {@code good}. */
  private CertificateStatus status(CertificateID id) throws OCSPException {
    if (!id.matchesIssuer(issuing.certificate(), digests)
        || !register.knows(id.getSerialNumber())) {
      return new UnknownStatus();
    }
    return register
        .revocation(id.getSerialNumber())
        .<CertificateStatus>map(why -> new RevokedStatus(Date.from(why.since()), why.reason()))
        .orElse(CertificateStatus.GOOD);
  }
}
