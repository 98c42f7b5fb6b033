package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.supervision.hub.Lineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
   *     paper-contract/ID}, {@code facts/BATCH:LINES}
   */
  record FactView(String name, String label, String value, String unit, String source) {}

  /** An employer as findings name it. */
  record EmployerView(String creditCode, String name) {}

  /** An indicator behind a score: how far it is present, and what it adds or takes off. */
  record IndicatorView(
      String id, String title, boolean strong, int percent, int points, List<FactView> facts) {}

  /** A delivery that somebody should look at, with the codes of its marks. */
  record MarkedSource(UUID batch, List<String> marks) {}

  /**
   * A finding for machines, its sentences in the reader's language.
   *
   * @param id of a finding on facts, for its evidence
   * @param markedSources deliveries of its facts that somebody should look at
   * @param origin {@code roster} or {@code facts}
   * @param subject what it is about when that is neither the employer nor a person
   * @param heldOtherwise whether another hub the reader sees holds one about the same person key
   *     with other facts
   */
  record FindingView(
      @Nullable UUID id,
      List<MarkedSource> markedSources,
      String rule,
      int ruleVersion,
      String severity,
      LocalDate asOf,
      String origin,
      @Nullable LocalDate firstSeen,
      EmployerView employer,
      @Nullable String worker,
      @Nullable String workerMasked,
      @Nullable String subject,
      List<String> articles,
      String threshold,
      List<FactView> facts,
      List<String> chain,
      List<IndicatorView> indicators,
      boolean heldOtherwise,
      String title,
      String sentence,
      String nextStep) {}

  /**
   * @param open whether a person key of somebody's facts is shown in full
   * @param marked deliveries of its facts that somebody should look at, with the codes of the
   *     checks
   */
  static FindingView of(
      Findings.Named named, boolean open, Map<UUID, List<String>> marked, Locale locale) {
    Finding finding = named.kept().finding();
    FindingWords words = new FindingWords(named.kept(), locale);
    Optional<FindingRows.OnFacts> onFacts = named.kept().facts();
    boolean person = onFacts.map(FindingRows.OnFacts::aboutPerson).orElse(false);
    return new FindingView(
        onFacts.map(FindingRows.OnFacts::id).orElse(null),
        Findings.sources(named)
            .map(Lineage::read)
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .map(Lineage.Part::batch)
            .filter(marked::containsKey)
            .distinct()
            .map(batch -> new MarkedSource(batch, marked.getOrDefault(batch, List.of())))
            .toList(),
        finding.rule(),
        finding.ruleVersion(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.asOf(),
        onFacts.isPresent() ? "facts" : "roster",
        onFacts.map(FindingRows.OnFacts::firstSeen).orElse(null),
        new EmployerView(finding.employer(), named.kept().employerName()),
        named
            .kept()
            .worker()
            .map(WorkerKey::value)
            .or(() -> Optional.of(finding.subject()).filter(_ -> person && open))
            .orElse(null),
        named.masked().orElse(null),
        named.otherSubject().orElse(null),
        finding.articles(),
        finding.threshold(),
        facts(finding.facts(), words),
        onFacts.map(FindingRows.OnFacts::chain).orElse(List.of()),
        onFacts.map(FindingRows.OnFacts::indicators).orElse(List.of()).stream()
            .map(indicator ->
                new IndicatorView(
                    indicator.id(),
                    words.indicator(indicator.id()),
                    indicator.strong(),
                    indicator.percent(),
                    indicator.points(),
                    facts(indicator.facts(), words)))
            .toList(),
        onFacts.map(FindingRows.OnFacts::heldOtherwise).orElse(false),
        words.said().title(),
        words.said().sentence(),
        words.said().nextStep());
  }

  private static List<FactView> facts(List<Fact> facts, FindingWords words) {
    return facts.stream()
        .map(fact ->
            new FactView(fact.name(), words.label(fact), fact.value(), fact.unit(), fact.source()))
        .toList();
  }
}
