package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.ElectronicSeal;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Were the algorithms believed for as long as they had to be? Those of seal and signature until a
 * believed timestamp took over, those of the timestamp until now or until an evidence record took
 * over: the same rule as for signatures inside a document. What the trust bundle does not list was
 * never believed.
 */
final class AlgorithmsCheck implements SealCheck {
  private static final String SM3 = "SM3";

  @Override
  public SealCode code() {
    return SealCode.ALGORITHM;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    Instant until = question.until();
    Optional<TimestampFacts> token = TimestampCheck.read(signature);
    Optional<List<X509Certificate>> authority =
        token.flatMap(facts -> TimestampCheck.path(facts, question));
    if (token.isPresent() && authority.isPresent()) {
      Set<String> used = TimestampCheck.algorithms(token.get(), authority.get());
      Optional<CheckResult> fault = fault(used, until, question);
      if (fault.isPresent()) {
        return fault.get();
      }
      until = token.get().time();
    }
    return fault(ofSignature(signature, question), until, question)
        .orElseGet(() -> passed(question, Map.of()));
  }

  /** Of a seal by itself nothing proves when it was made: they must hold when it is asked for. */
  static CheckResult on(ElectronicSeal seal, SealQuestion question, Instant at) {
    Set<String> used = new LinkedHashSet<>(Set.of(SM3));
    used.addAll(
        ofPath(
            question.paths(question.trust().makers()),
            seal.makerCertificate(),
            seal.info().property().created()));
    var check = new AlgorithmsCheck();
    return check.fault(used, at, question).orElseGet(() -> check.passed(question, Map.of()));
  }

  private static Set<String> ofSignature(SealSignature signature, SealQuestion question) {
    Set<String> used = new LinkedHashSet<>(Set.of(SM3)); // step 2 knows no other signature
    used.addAll(
        ofPath(
            question.paths(question.trust().signers()),
            signature.certificate(),
            signature.statement().time()));
    used.addAll(
        ofPath(
            question.paths(question.trust().makers()),
            signature.statement().seal().makerCertificate(),
            signature.statement().seal().info().property().created()));
    return used;
  }

  private static Set<String> ofPath(SealPaths paths, byte[] der, Instant at) {
    return Sm2Certificate.parse(der)
        .map(certificate -> DocumentChecks.algorithms(paths.of(certificate, at).certificates()))
        .orElse(Set.of()); // its own step has said so
  }

  private Optional<CheckResult> fault(Set<String> used, Instant until, SealQuestion question) {
    Optional<Instant> end = DocumentChecks.algorithmsEnd(used, question.trust().algorithms());
    if (end.isEmpty()) {
      return Optional.of(
          unknown(
              question,
              SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
              "unsafe",
              Map.of("algorithms", String.join(", ", used))));
    }
    return until.isBefore(end.get())
        ? Optional.empty()
        : Optional.of(
            unknown(
                question,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                "ended",
                Map.of("time", end.get().toString())));
  }
}
