package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.AwaitedSeal;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The worker has signed, the time to seal has run out and the seal is missing. A reminder, never
 * more: LCL art 16 asks for both signatures, no statute says within which time.
 */
final class SealOverdue implements Rule {

  @Override
  public String id() {
    return "seal-overdue";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    return examination.facts().awaitedSeals().stream()
        .filter(seal -> seal.isMissingOn(examination.asOf()))
        .filter(seal -> daysOver(examination, seal) > examination.entry().number("after-days"))
        .map(seal -> finding(examination, seal));
  }

  private static Finding finding(Examination examination, AwaitedSeal seal) {
    return examination.about(
        seal,
        Severity.REMIND,
        seal.sealBy().toString(),
        Facts.none()
            .date("worker-signed-on", seal.signedOn(), seal.reference())
            .date("seal-due-on", seal.sealBy(), seal.reference())
            .days("days-since-seal-due", daysOver(examination, seal), seal.reference())
            .list());
  }

  private static long daysOver(Examination examination, AwaitedSeal seal) {
    return ChronoUnit.DAYS.between(seal.sealBy(), examination.asOf());
  }
}
