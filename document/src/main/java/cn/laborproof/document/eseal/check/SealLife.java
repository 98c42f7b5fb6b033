package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.eseal.SealVouchers;
import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.trust.TrustBundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long a seal signature stands by itself: as long as its timestamp. */
public final class SealLife {
  private SealLife() {}

  /**
   * First instant at which the certificate or an algorithm of its timestamp no longer counts; empty
   * where it has none that is believed.
   */
  public static Optional<Instant> of(byte[] encoded, TrustBundle trust, Instant at) {
    try {
      SealSignature signature = SealReader.signature(encoded);
      SealVouchers vouchers = SealVouchers.of(signature.statement());
      var question =
          new SealQuestion(
              "seal", new byte[0], 0, SealTrust.of(trust), vouchers.certificates(), List.of(), at);
      return TimestampCheck.read(signature)
          .flatMap(token ->
              TimestampCheck.path(token, question).flatMap(path -> end(token, path, trust)));
    } catch (MalformedSealException e) {
      return Optional.empty(); // its examination says what is wrong with it
    }
  }

  private static Optional<Instant> end(
      TimestampFacts token, List<X509Certificate> path, TrustBundle trust) {
    Instant certificate = path.getFirst().getNotAfter().toInstant();
    return DocumentChecks.algorithmsEnd(TimestampCheck.algorithms(token, path), trust.algorithms())
        .map(algorithms -> certificate.isBefore(algorithms) ? certificate : algorithms);
  }
}
