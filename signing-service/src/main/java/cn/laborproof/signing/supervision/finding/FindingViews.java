package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.signing.identity.WorkerKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How findings look in the API. */
final class FindingViews {

  private FindingViews() {}

  /**
   * A fact a rule used.
   *
   * @param name stable key
   * @param label its name in the reader's language
   * @param unit stable key: {@code date}, {@code days}, {@code yuan}, {@code persons}, {@code
   *     percent}, {@code text}
   * @param source where it can be opened: {@code roster/BATCH/LINE}, {@code contract/ID}, {@code
   *     paper-contract/ID}
   */
  record FactView(String name, String label, String value, String unit, String source) {
    static FactView of(Fact fact, Locale locale) {
      return new FactView(
          fact.name(), Explanation.label(fact, locale), fact.value(), fact.unit(), fact.source());
    }
  }

  /** An employer as findings name it. */
  record EmployerView(String creditCode, String name) {}

  /** A finding for machines, its sentences in the reader's language. */
  record FindingView(
      String rule,
      int ruleVersion,
      String severity,
      LocalDate asOf,
      EmployerView employer,
      @Nullable String worker,
      @Nullable String workerMasked,
      List<String> articles,
      String threshold,
      List<FactView> facts,
      String title,
      String sentence,
      String nextStep) {}

  static FindingView of(Findings.Named named, Locale locale) {
    Finding finding = named.kept().finding();
    Explanation words = Explanation.of(finding, locale);
    return new FindingView(
        finding.rule(),
        finding.ruleVersion(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.asOf(),
        new EmployerView(finding.employer(), named.kept().employerName()),
        named.kept().worker().map(WorkerKey::value).orElse(null),
        named.masked().orElse(null),
        finding.articles(),
        finding.threshold(),
        finding.facts().stream().map(fact -> FactView.of(fact, locale)).toList(),
        words.title(),
        words.sentence(),
        words.nextStep());
  }
}
