package cn.laborproof.signing.papers;

import cn.laborproof.document.eseal.SealScope;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.eseal.SealStatement;
import cn.laborproof.document.eseal.SealVouchers;
import cn.laborproof.document.eseal.SealWriter;
import cn.laborproof.document.eseal.check.SealExamination;
import cn.laborproof.document.eseal.check.SealQuestion;
import cn.laborproof.document.eseal.check.SealTrust;
import cn.laborproof.document.sign.RevocationSource;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.document.sign.TimestampAuthority;
import cn.laborproof.document.sign.ValidationMaterial;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.trust.TrustBundle;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts an electronic seal (GB/T 38540) on a finished document: answers on revocation first, so that
 * they lie under the signature, then the owner's SM2 signature, then the timestamp over it. What
 * our own examination would not pass does not leave here.
 */
final class SealSigner {
  private final TimestampAuthority timestamps;
  private final RevocationSource revocation;
  private final TrustBundle trust;
  private final Clock clock;

  SealSigner(
      TimestampAuthority timestamps, RevocationSource revocation, TrustBundle trust, Clock clock) {
    this.timestamps = timestamps;
    this.revocation = revocation;
    this.trust = trust;
    this.clock = clock;
  }

  byte[] put(DocumentSigner.SealToPut seal, String file, byte[] pdf) {
    List<byte[]> issuers = new ArrayList<>();
    List<byte[]> answers = new ArrayList<>();
    for (List<X509Certificate> chain : List.of(seal.owner(), seal.maker())) {
      for (int i = 0; i + 1 < chain.size(); i++) {
        ValidationMaterial answer = revocation.fetch(chain.get(i), chain.get(i + 1));
        answers.addAll(answer.ocspResponses());
        answers.addAll(answer.revocationLists());
        if (i > 0) {
          issuers.add(der(chain.get(i)));
        }
      }
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var statement =
        new SealStatement(
            seal.seal(),
            now,
            Digest.sm3(pdf).bytes(),
            new SealScope(file, pdf.length).text(),
            List.of(new SealVouchers(issuers, answers).extension()));
    SealSignature signed = SealWriter.sign(statement, der(seal.owner().getFirst()), seal.signer());
    Digest imprint = Digest.sm3(signed.signature());
    byte[] sealed =
        SealWriter.stamped(signed, timestamps.timestampSm3(imprint).encoded()).encoded();
    requireGood(sealed, file, pdf);
    return sealed;
  }

  private void requireGood(byte[] sealed, String file, byte[] pdf) {
    var question =
        new SealQuestion(
            file,
            Digest.sm3(pdf).bytes(),
            pdf.length,
            SealTrust.of(trust),
            List.of(),
            List.of(),
            clock.instant());
    SealExamination examination = SealExamination.ofSignature(sealed, question);
    if (!examination.passed()) {
      String faults =
          examination.checks().stream()
              .filter(check -> !check.passed())
              .map(check -> check.code().id() + " " + check.answer())
              .toList()
              .toString();
      throw new SigningException.CertificateRefused("the seal signature does not pass: " + faults);
    }
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
