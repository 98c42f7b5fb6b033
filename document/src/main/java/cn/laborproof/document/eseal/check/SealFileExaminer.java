package cn.laborproof.document.eseal.check;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.SealedExaminer;
import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.List;

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
            at);
    SealExamination examination = SealExamination.ofSignature(sealed.signature(), question);
    return new DocumentExamination(
        List.copyOf(SealCode.ofSignature()),
        examination.checks(),
        List.of(),
        List.of(),
        null,
        false);
  }
}
