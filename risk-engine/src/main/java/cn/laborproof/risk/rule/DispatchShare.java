package cn.laborproof.risk.rule;

import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * Dispatched workers against all workers employed: own contract workers plus dispatched ones (LCL
 * art 66; 劳务派遣暂行规定 art 4). Compared exactly, without rounding.
 */
final class DispatchShare implements Rule {

  @Override
  public String id() {
    return "dispatch-share";
  }

  @Override
  public Stream<Finding> apply(Examination examination) {
    long dispatched = count(examination, EmploymentForm.DISPATCHED);
    long own = count(examination, EmploymentForm.DIRECT);
    long all = own + dispatched;
    int limit = examination.entry().number("percent");
    int notice = examination.entry().number("notice-percent");
    if (dispatched * 100 > limit * all) {
      return Stream.of(finding(examination, Severity.BREACH, limit, dispatched, all));
    }
    if (all > 0 && dispatched * 100 >= notice * all) {
      return Stream.of(finding(examination, Severity.NOTICE, notice, dispatched, all));
    }
    return Stream.empty();
  }

  private static long count(Examination examination, EmploymentForm form) {
    return examination
        .employments()
        .filter(e -> e.form() == form && e.isActiveOn(examination.asOf()))
        .count();
  }

  private static Finding finding(
      Examination examination, Severity severity, int bound, long dispatched, long all) {
    String roster = "roster/" + examination.facts().employer();
    String share =
        BigDecimal.valueOf(dispatched * 100)
            .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)
            .toPlainString();
    return examination.aboutEmployer(
        severity,
        bound + " %",
        Facts.none()
            .persons("dispatched-workers", dispatched, roster)
            .persons("all-workers", all, roster)
            .percent("dispatched-share", share, roster)
            .list());
  }
}
