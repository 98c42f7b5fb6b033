package cn.laborproof.document.eseal.check;

import cn.laborproof.document.examine.path.CertificateUse;
import cn.laborproof.document.examine.path.RevocationData;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * OCSP answers (RFC 6960) and revocation lists (RFC 5280 §5) that came with a seal signature. Only
 * what the issuer, or a responder it named, signed is listened to.
 */
final class SealRevocation {
  enum Status {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  /** What one answer says: as of when, until when, and since when revoked. */
  private record Answer(Instant from, Instant until, Optional<Instant> revoked) {
    static Answer of(Date from, Date until, Optional<Date> revoked) {
      Instant begin = from.toInstant();
      Instant end = until == null ? begin.plus(FRESH) : until.toInstant();
      return new Answer(begin, end, revoked.map(Date::toInstant));
    }

    /**
     * As in the examination of documents: who may sign documents needs an answer that is at most a
     * day older than the use, authorities one that was still to be believed then.
     */
    boolean isFresh(Instant at, boolean signer) {
      return signer ? !from.isBefore(at.minus(FRESH)) : !until.isBefore(at);
    }
  }

  /** An answer without an end of its own counts for a day. */
  private static final Duration FRESH = RevocationData.FRESHNESS;

  private static final int MOST_BYTES = 256 << 10;

  private final List<byte[]> material;

  /**
   * With what came along; what is neither an OCSP answer nor a list answers nothing.
   *
   * @param material DER of OCSPResponse or CertificateList, in any order
   */
  SealRevocation(List<byte[]> material) {
    this.material = material.stream().filter(m -> m.length <= MOST_BYTES).toList();
  }

  Status status(X509Certificate certificate, X509Certificate issuer, Instant at) {
    List<Answer> answers = new ArrayList<>();
    for (byte[] der : material) {
      try {
        ocsp(der, certificate, issuer).ifPresent(answers::add);
      } catch (IOException | OCSPException | OperatorCreationException | RuntimeException e) {
        list(der, certificate, issuer).ifPresent(answers::add);
      }
    }
    if (answers.stream().flatMap(a -> a.revoked().stream()).anyMatch(since -> !since.isAfter(at))) {
      return Status.REVOKED;
    }
    Instant valid = certificate.getNotAfter().toInstant();
    boolean signer = CertificateUse.signsDocuments(certificate);
    boolean good =
        answers.stream().anyMatch(a -> !a.from().isAfter(valid) && a.isFresh(at, signer));
    return good ? Status.GOOD : Status.UNKNOWN;
  }

  private static Optional<Answer> ocsp(
      byte[] der, X509Certificate certificate, X509Certificate issuer)
      throws IOException, OCSPException, OperatorCreationException {
    if (!(new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp response)) {
      throw new OCSPException("no basic response");
    }
    var digests =
        new JcaDigestCalculatorProviderBuilder().setProvider(Sm2Certificate.PROVIDER).build();
    X509CertificateHolder above = holder(issuer);
    for (SingleResp single : response.getResponses()) {
      CertificateID id = single.getCertID();
      if (id.getSerialNumber().equals(certificate.getSerialNumber())
          && id.matchesIssuer(above, digests)
          && answered(response, issuer)) {
        Optional<Date> revoked =
            single.getCertStatus() instanceof RevokedStatus status
                ? Optional.of(status.getRevocationTime())
                : Optional.empty();
        boolean known = revoked.isPresent() || single.getCertStatus() == null;
        return known
            ? Optional.of(Answer.of(single.getThisUpdate(), single.getNextUpdate(), revoked))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** By the issuer itself, or by whom it certified for nothing but this (RFC 6960 §4.2.2.2). */
  private static boolean answered(BasicOCSPResp response, X509Certificate issuer)
      throws OCSPException, OperatorCreationException {
    Date at = response.getProducedAt();
    return response.isSignatureValid(verifier(holder(issuer)))
        || Arrays.stream(response.getCerts())
            .filter(responder -> responder.isValidOn(at) && answersFor(responder, issuer))
            .anyMatch(responder -> {
              try {
                return response.isSignatureValid(verifier(responder));
              } catch (OCSPException | OperatorCreationException e) {
                return false; // signed by a key of another kind
              }
            });
  }

  private static boolean answersFor(X509CertificateHolder responder, X509Certificate issuer) {
    var purposes =
        org.bouncycastle.asn1.x509.ExtendedKeyUsage.fromExtensions(responder.getExtensions());
    try {
      return purposes != null
          && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
          && responder.isSignatureValid(verifier(holder(issuer)));
    } catch (org.bouncycastle.cert.CertException | OperatorCreationException e) {
      return false;
    }
  }

  private static Optional<Answer> list(
      byte[] der, X509Certificate certificate, X509Certificate issuer) {
    try {
      var list = new X509CRLHolder(der);
      boolean own =
          list.getIssuer()
              .equals(X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()));
      // A delta or partial list speaks of some certificates only.
      boolean whole =
          Stream.of(Extension.deltaCRLIndicator, Extension.issuingDistributionPoint)
              .allMatch(partial -> list.getExtension(partial) == null);
      if (!own || !whole || !list.isSignatureValid(verifier(holder(issuer)))) {
        return Optional.empty();
      }
      X509CRLEntryHolder entry = list.getRevokedCertificate(certificate.getSerialNumber());
      return Optional.of(
          Answer.of(
              list.getThisUpdate(),
              list.getNextUpdate(),
              Optional.ofNullable(entry).map(X509CRLEntryHolder::getRevocationDate)));
    } catch (IOException
        | org.bouncycastle.cert.CertException
        | OperatorCreationException
        | RuntimeException e) {
      return Optional.empty(); // no list, or one of others
    }
  }

  private static ContentVerifierProvider verifier(X509CertificateHolder signer)
      throws OperatorCreationException {
    try {
      return new JcaContentVerifierProviderBuilder()
          .setProvider(Sm2Certificate.PROVIDER)
          .build(signer);
    } catch (java.security.cert.CertificateException e) {
      throw new OperatorCreationException("not a signer", e);
    }
  }

  private static X509CertificateHolder holder(X509Certificate certificate) {
    try {
      return new JcaX509CertificateHolder(certificate);
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
