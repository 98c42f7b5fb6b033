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
import cn.laborproof.proof.verdict.Indication;
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
    Vouching vouching = vouching(List.of(seal.owner(), seal.maker()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var statement =
        new SealStatement(
            seal.seal(),
            now,
            Digest.sm3(pdf).bytes(),
            new SealScope(file, pdf.length).text(),
            List.of(new SealVouchers(vouching.issuers(), vouching.answers()).extension()));
    SealSignature signed = SealWriter.sign(statement, der(seal.owner().getFirst()), seal.signer());
    Digest imprint = Digest.sm3(signed.signature());
    byte[] sealed =
        SealWriter.stamped(signed, timestamps.timestampSm3(imprint).encoded()).encoded();
    requireGood(sealed, file, pdf);
    return sealed;
  }

  /** Refuses a seal by itself that our own examination would not pass. */
  void requireGoodSeal(byte[] seal, List<X509Certificate> maker) {
    Vouching vouching = vouching(List.of(maker));
    Instant now = clock.instant();
    var question =
        new SealQuestion(
            "seal",
            new byte[0],
            0,
            SealTrust.of(trust),
            vouching.issuers(),
            vouching.answers(),
            now);
    require(SealExamination.ofSeal(seal, question, now), "the seal");
  }

  /** Certificates between leaf and root, and the answers on revocation. */
  private record Vouching(List<byte[]> issuers, List<byte[]> answers) {}

  private Vouching vouching(List<List<X509Certificate>> chains) {
    var vouching = new Vouching(new ArrayList<>(), new ArrayList<>());
    for (List<X509Certificate> chain : chains) {
      for (int i = 0; i + 1 < chain.size(); i++) {
        ValidationMaterial answer = revocation.fetch(chain.get(i), chain.get(i + 1));
        vouching.answers().addAll(answer.ocspResponses());
        vouching.answers().addAll(answer.revocationLists());
        if (i > 0) {
          vouching.issuers().add(der(chain.get(i)));
        }
      }
    }
    return vouching;
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
    require(SealExamination.ofSignature(sealed, question), "the seal signature");
  }

  private static void require(SealExamination examination, String what) {
    if (!examination.passed()) {
      String faults =
          examination.checks().stream()
              .filter(check -> !check.passed())
              .map(check -> check.code().id() + " " + check.answer())
              .toList()
              .toString();
      if (examination.verdict().indication() == Indication.INDETERMINATE) {
        throw new Undecided(what + " is neither passed nor failed: " + faults);
      }
      throw new SigningException.CertificateRefused(what + " does not pass: " + faults);
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
