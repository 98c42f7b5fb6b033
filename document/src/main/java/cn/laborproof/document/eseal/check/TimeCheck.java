package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealProperty;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Step 6: is the stated time one at which certificate and seal could be used? */
final class TimeCheck implements SealCheck {
  /** Clocks of honest machines differ by less. */
  static final Duration SKEW = Duration.ofMinutes(5);

  @Override
  public SealCode code() {
    return SealCode.TIME;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    Instant time = signature.statement().time();
    SealProperty seal = signature.statement().seal().info().property();
    Map<String, String> facts = Map.of("time", time.toString());
    Optional<X509Certificate> signer = Sm2Certificate.parse(signature.certificate());
    if (time.isAfter(question.now().plus(SKEW))) {
      return failed(question, SubIndication.TIMESTAMP_ORDER_FAILURE, "in-future", facts);
    }
    if (signer.isEmpty()
        || time.isBefore(signer.get().getNotBefore().toInstant())
        || time.isAfter(signer.get().getNotAfter().toInstant())) {
      return failed(question, SubIndication.SIG_CONSTRAINTS_FAILURE, "outside-certificate", facts);
    }
    if (time.isBefore(seal.created()) || !SealPeriod.holds(seal, time)) {
      return failed(question, SubIndication.SIG_CONSTRAINTS_FAILURE, "outside-seal", facts);
    }
    return passed(question, facts);
  }
}
