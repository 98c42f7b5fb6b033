package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.ElectronicSeal;
import cn.laborproof.document.eseal.ExtensionField;
import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.document.eseal.SealProperty;
import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.eseal.SealVouchers;
import cn.laborproof.document.eseal.SealWriter;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.VerdictRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Examines a seal (GB/T 38540-2020 §6.3) or a seal signature (§7.3).
 *
 * @param checks every question asked, with its answer
 * @param verdict what follows from them
 */
public record SealExamination(List<CheckResult> checks, VerdictRule verdict) {
  private static final List<SealCheck> AFTER_SEAL =
      List.of(
          new SignerCheck(),
          new TimeCheck(),
          new DocumentCheck(),
          new TimestampCheck(),
          new AlgorithmsCheck());

  /** Copies the list. */
  public SealExamination {
    checks = List.copyOf(checks);
  }

  /**
   * A seal by itself.
   *
   * @param at the time its validity is asked for
   */
  public static SealExamination ofSeal(byte[] encoded, SealQuestion question, Instant at) {
    try {
      ElectronicSeal seal = SealReader.seal(encoded);
      List<CheckResult> checks = new ArrayList<>();
      checks.add(form(seal.info().extensions(), question));
      checks.addAll(seal(seal, question, at));
      checks.add(AlgorithmsCheck.on(seal, question, at));
      return new SealExamination(checks, VerdictRule.decide(SealCode.ofSeal(), checks));
    } catch (MalformedSealException e) {
      return malformed(e, question, SealCode.ofSeal());
    }
  }

  /** A seal put on a document. */
  public static SealExamination ofSignature(byte[] encoded, SealQuestion question) {
    try {
      SealSignature signature = SealReader.signature(encoded);
      SealVouchers vouchers = SealVouchers.of(signature.statement());
      return ofSignature(signature, question.with(vouchers.certificates(), vouchers.revocations()));
    } catch (MalformedSealException e) {
      return malformed(e, question, SealCode.ofSignature());
    }
  }

  private static SealExamination ofSignature(SealSignature signature, SealQuestion question) {
    List<ExtensionField> extensions =
        Stream.concat(
                signature.statement().extensions().stream(),
                signature.statement().seal().info().extensions().stream())
            .toList();
    List<CheckResult> ofSeal =
        seal(signature.statement().seal(), question, signature.statement().time());
    List<CheckResult> checks = new ArrayList<>();
    checks.add(form(extensions, question));
    checks.add(new ValueCheck().on(signature, question));
    checks.add(new OwnerCheck().on(signature, question));
    checks.add(sealHolds(signature.statement().seal(), ofSeal, question));
    checks.addAll(ofSeal);
    AFTER_SEAL.forEach(check -> checks.add(check.on(signature, question)));
    return new SealExamination(checks, VerdictRule.decide(SealCode.ofSignature(), checks));
  }

  /** Step 4 in one sentence; the questions it rests on follow it. */
  private static CheckResult sealHolds(
      ElectronicSeal seal, List<CheckResult> ofSeal, SealQuestion question) {
    Map<String, String> facts =
        Map.of("seal", seal.info().property().name(), "id", seal.info().id());
    VerdictRule rule = VerdictRule.decide(SealCode.ofFourthStep(), ofSeal);
    Optional<SubIndication> reason = rule.reason();
    return reason.isEmpty()
        ? CheckResult.passed(SealCode.SEAL, question.subject(), facts)
        : new CheckResult(
            SealCode.SEAL,
            question.subject(),
            rule.indication(),
            reason.get(),
            "refused",
            new java.util.TreeMap<>(facts));
  }

  private static List<CheckResult> seal(ElectronicSeal seal, SealQuestion question, Instant at) {
    SealProperty property = seal.info().property();
    CheckResult maker =
        question
            .standing(question.trust().makers())
            .of(
                SealCode.SEAL_MAKER,
                question.subject(),
                seal.makerCertificate(),
                property.created());
    return List.of(makerValue(seal, question), maker, period(property, question, at));
  }

  private static CheckResult makerValue(ElectronicSeal seal, SealQuestion question) {
    if (!seal.algorithm().equals(SealWriter.SM2_WITH_SM3)) {
      return CheckResult.indeterminate(
          SealCode.SEAL_VALUE,
          question.subject(),
          SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
          "other-algorithm",
          Map.of("algorithm", seal.algorithm()));
    }
    boolean fits =
        Sm2Certificate.parse(seal.makerCertificate())
            .filter(maker -> Sm2Certificate.verifies(maker, seal.signedBytes(), seal.signature()))
            .isPresent();
    return fits
        ? CheckResult.passed(SealCode.SEAL_VALUE, question.subject())
        : CheckResult.failed(
            SealCode.SEAL_VALUE,
            question.subject(),
            SubIndication.SIG_CRYPTO_FAILURE,
            "invalid",
            Map.of());
  }

  private static CheckResult period(SealProperty seal, SealQuestion question, Instant at) {
    Map<String, String> facts =
        Map.of("from", seal.validFrom().toString(), "until", seal.validUntil().toString());
    if (SealPeriod.holds(seal, at)) {
      return CheckResult.passed(SealCode.SEAL_PERIOD, question.subject(), facts);
    }
    return CheckResult.failed(
        SealCode.SEAL_PERIOD,
        question.subject(),
        SubIndication.SIG_CONSTRAINTS_FAILURE,
        at.isBefore(seal.validFrom()) ? "before" : "after",
        facts);
  }

  /** Who does not know a critical field must refuse; this product knows none. */
  private static CheckResult form(List<ExtensionField> extensions, SealQuestion question) {
    return extensions.stream()
        .filter(ExtensionField::critical)
        .findFirst()
        .map(field ->
            CheckResult.indeterminate(
                SealCode.FORMAT,
                question.subject(),
                SubIndication.SIG_CONSTRAINTS_FAILURE,
                "critical-extension",
                Map.of("field", field.id())))
        .orElseGet(() -> CheckResult.passed(SealCode.FORMAT, question.subject()));
  }

  private static SealExamination malformed(
      MalformedSealException fault, SealQuestion question, List<SealCode> required) {
    var check =
        CheckResult.failed(
            SealCode.FORMAT,
            question.subject(),
            SubIndication.FORMAT_FAILURE,
            "malformed",
            Map.of("detail", String.valueOf(fault.getMessage())));
    return new SealExamination(List.of(check), VerdictRule.decide(required, List.of(check)));
  }

  /** Whether every question was asked and answered well. */
  public boolean passed() {
    return verdict.reason().isEmpty();
  }
}
