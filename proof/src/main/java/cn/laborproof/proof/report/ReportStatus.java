package cn.laborproof.proof.report;

import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the checks say about one signature: those about it, and those about the file as a whole. So
 * no signature is reported as passed in a file that was changed after it; checks that speak of
 * another signature alone are left out.
 *
 * @param reasons without repetition, in the order of the checks
 */
record ReportStatus(Indication indication, List<SubIndication> reasons, List<CheckResult> checks) {
  private static final String TOKEN = "/timestamp";
  private static final String MAIN = "urn:etsi:019102:mainindication:";

  static ReportStatus of(Signer signer, Verdict verdict) {
    List<CheckResult> about =
        verdict.checks().stream()
            .filter(check ->
                verdict.signers().stream()
                    .map(Signer::field)
                    .filter(field -> !field.equals(signer.field()))
                    .noneMatch(field -> isAbout(check, field)))
            .toList();
    return of(about, verdict);
  }

  /** A file without a signature that could be read. */
  static ReportStatus of(Verdict verdict) {
    return of(verdict.checks(), verdict);
  }

  private static ReportStatus of(List<CheckResult> about, Verdict verdict) {
    // A required check that was not made has no result: only the verdict tells of it.
    Optional<SubIndication> unmade = verdict.reason().filter(SubIndication.NOT_EXAMINED::equals);
    Indication made = worst(about);
    Indication indication =
        made == Indication.TOTAL_PASSED && unmade.isPresent() ? verdict.indication() : made;
    List<SubIndication> reasons =
        Stream.concat(
                about.stream()
                    .filter(check -> check.indication() == indication)
                    .flatMap(check -> check.reason().stream()),
                made == indication ? Stream.empty() : unmade.stream())
            .distinct()
            .toList();
    return new ReportStatus(indication, reasons, about);
  }

  /** What the checks about one timestamp say; they have no building blocks of their own. */
  static Indication ofTimestamp(String subject, Verdict verdict) {
    List<CheckResult> about =
        verdict.checks().stream().filter(check -> check.subject().equals(subject)).toList();
    return about.isEmpty() ? Indication.INDETERMINATE : worst(about);
  }

  private static Indication worst(List<CheckResult> checks) {
    return Stream.of(Indication.TOTAL_FAILED, Indication.INDETERMINATE)
        .filter(i -> checks.stream().anyMatch(check -> check.indication() == i))
        .findFirst()
        .orElse(Indication.TOTAL_PASSED);
  }

  private static boolean isAbout(CheckResult check, String field) {
    return check.subject().equals(field) || check.subject().equals(field + TOKEN);
  }

  /** URI of a signature's main indication (TS 119 102-2 §4.2.4.2). */
  static String main(Indication indication) {
    return MAIN
        + switch (indication) {
          case TOTAL_PASSED -> "total-passed";
          case TOTAL_FAILED -> "total-failed";
          case INDETERMINATE -> "indeterminate";
        };
  }

  /** URI of the result of a single check or of a timestamp. */
  static String block(Indication indication) {
    return MAIN
        + switch (indication) {
          case TOTAL_PASSED -> "passed";
          case TOTAL_FAILED -> "failed";
          case INDETERMINATE -> "indeterminate";
        };
  }

  /** URI of a reason; those that EN 319 102-1 does not know are of our own name space. */
  static String sub(SubIndication reason) {
    return reason.isOfEtsi()
        ? "urn:etsi:019102:subindication:" + reason.name()
        : "urn:laborproof:subindication:" + reason.name();
  }
}
