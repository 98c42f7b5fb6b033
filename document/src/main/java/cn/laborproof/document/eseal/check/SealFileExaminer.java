package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.examine.check.CertificateNames;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.SealedExaminer;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Signer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Asks the eight steps of GB/T 38540-2020 §7.3 of a seal signature in an evidence package. */
public final class SealFileExaminer implements SealedExaminer {
  @Override
  public DocumentExamination examine(Sealed sealed, TrustBundle trust, Instant at) {
    var question =
        new SealQuestion(
            sealed.name(),
            Digest.sm3(sealed.document()).bytes(),
            sealed.document().length,
            SealTrust.of(trust),
            List.of(),
            List.of(),
            at,
            sealed.covered());
    SealExamination examination = SealExamination.ofSignature(sealed.signature(), question);
    return new DocumentExamination(
        List.copyOf(SealCode.ofSignature()),
        examination.checks(),
        signer(sealed, examination).stream().toList(),
        List.of(),
        null,
        false);
  }

  private static Optional<Signer> signer(Sealed sealed, SealExamination examination) {
    try {
      SealSignature signature = SealReader.signature(sealed.signature());
      return Sm2Certificate.parse(signature.certificate())
          .flatMap(certificate ->
              CertificateNames.commonName(certificate)
                  .map(name -> signer(sealed, signature, certificate, name, examination)));
    } catch (MalformedSealException e) {
      return Optional.empty(); // the first step has said so
    }
  }

  private static Signer signer(
      Sealed sealed,
      SealSignature signature,
      X509Certificate certificate,
      String name,
      SealExamination examination) {
    return new Signer(
        sealed.name(),
        "",
        name,
        CertificateNames.organisation(certificate).orElse(null),
        certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
        certificate.getSerialNumber().toString(16),
        Digest.sha256(signature.certificate()),
        "",
        signature.statement().time(),
        null,
        examination.verdict().indication(),
        null);
  }
}
