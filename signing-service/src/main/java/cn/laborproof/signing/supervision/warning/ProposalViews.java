package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.ThresholdWords;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.WarningBook;
import cn.laborproof.risk.warning.WarningFact;
import cn.laborproof.risk.warning.WarningSigns;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How proposals look in the API and on pages, in the reader's language. */
@Component
final class ProposalViews {
  private final WarningViews words;
  private final WarningBook book = WarningBook.shipped();
  private final WarningSigns signs = WarningSigns.shipped();

  ProposalViews(WarningViews words) {
    this.words = words;
  }

  /**
   * A proposal in a list.
   *
   * @param bound what of the scheme is reached, in the source's words
   * @param severity 1 is the gravest, whatever the level's number
   * @param ending why an undecided one is over; absent otherwise
   * @param warning the warning it became part of; absent when there is none
   */
  record ProposalSummary(
      UUID id,
      String employerCode,
      String employer,
      String region,
      String scheme,
      int level,
      int severity,
      String bound,
      String state,
      @Nullable String ending,
      Instant proposedAt,
      Instant changedAt,
      @Nullable Instant decidedAt,
      @Nullable Instant endedAt,
      @Nullable UUID warning) {}

  /** A fact of a finding with where it can be opened. */
  record GroundFact(String name, String label, String value, String unit, String source) {}

  /**
   * A finding a proposal stands on.
   *
   * @param reading how its facts are read as facts of the scheme, and whose reading that is
   */
  record GroundView(
      String rule,
      int ruleVersion,
      String severity,
      String title,
      String sentence,
      String threshold,
      List<String> articles,
      List<GroundFact> facts,
      String reading) {}

  /** What a person decided; {@code note} is absent when it was erased. */
  record DecisionView(String who, Instant at, @Nullable String note) {}

  /**
   * One proposal with all there is to say.
   *
   * @param bounds the scheme's bounds on these facts that are reached or not decided
   */
  record ProposalDetail(
      ProposalSummary proposal,
      String schemeName,
      String schemeSource,
      String levelName,
      String issuer,
      WarningViews.BoundView reached,
      List<WarningViews.KnownFact> facts,
      List<GroundView> grounds,
      List<WarningViews.BoundView> bounds,
      @Nullable DecisionView decision) {}

  ProposalSummary summary(Proposal proposal, Locale locale) {
    Optional<Proposal.Decision> decision = proposal.decision();
    return new ProposalSummary(
        proposal.id(),
        proposal.employer(),
        proposal.employerName(),
        proposal.region(),
        proposal.item().scheme(),
        proposal.item().level(),
        proposal.item().severity(),
        reached(proposal, locale).wording(),
        proposal.state().code(),
        proposal.ending().orElse(null),
        proposal.proposedAt(),
        proposal.changedAt(),
        decision.map(Proposal.Decision::at).orElse(null),
        proposal.endedAt().orElse(null),
        decision.flatMap(Proposal.Decision::warning).orElse(null));
  }

  ProposalDetail detail(Proposal proposal, Optional<String> note, Locale locale) {
    Scheme scheme = scheme(proposal);
    var level = scheme.level(proposal.item().level());
    return new ProposalDetail(
        summary(proposal, locale),
        scheme.name().in(locale),
        scheme.source().in(locale),
        level.name().in(locale),
        level.issuer().in(locale),
        reached(proposal, locale),
        facts(proposal, locale),
        grounds(proposal.employer(), proposal.grounds(), locale),
        words.bounds(scheme, scheme.assess(situation(proposal)), locale),
        proposal
            .decision()
            .map(each -> new DecisionView(each.name(), each.at(), note.orElse(null)))
            .orElse(null));
  }

  private WarningViews.BoundView reached(Proposal proposal, Locale locale) {
    Scheme scheme = scheme(proposal);
    var assessment = scheme.assess(situation(proposal));
    int at =
        (int)
            assessment.branches().stream()
                .takeWhile(answer ->
                    answer.branch().level() != proposal.item().level()
                        || answer.branch().position() != proposal.item().position())
                .count();
    return words.bounds(scheme, assessment, locale).get(at);
  }

  private List<WarningViews.KnownFact> facts(Proposal proposal, Locale locale) {
    return situation(proposal).values().entrySet().stream()
        .map(entry -> {
          WarningFact fact = entry.getKey();
          String value = fact.format(entry.getValue());
          return new WarningViews.KnownFact(
              fact.code(),
              words.label(fact, locale),
              value,
              words.shown(fact, value, locale),
              fact.unit());
        })
        .toList();
  }

  /** Findings about an employer as a warning can stand on them. */
  List<GroundView> grounds(String employer, List<Proposal.Ground> grounds, Locale locale) {
    return grounds.stream().map(ground -> ground(employer, ground, locale)).toList();
  }

  private GroundView ground(String employer, Proposal.Ground ground, Locale locale) {
    Finding finding = ground.of(employer);
    var wording = new Wording(locale);
    Explanation said = wording.of(finding);
    return new GroundView(
        ground.rule(),
        ground.version(),
        ground.severity().name().toLowerCase(Locale.ROOT),
        said.title(),
        said.sentence(),
        ThresholdWords.of(ground.threshold(), locale),
        ground.articles(),
        ground.facts().stream().map(fact -> fact(fact, wording)).toList(),
        signs.of(ground.rule()).map(sign -> sign.source().in(locale)).orElse(""));
  }

  private static GroundFact fact(Fact fact, Wording wording) {
    return new GroundFact(
        fact.name(), wording.label(fact), fact.value(), fact.unit(), fact.source());
  }

  private Scheme scheme(Proposal proposal) {
    return book.find(proposal.item().scheme())
        .orElseThrow(() -> new IllegalStateException("no scheme " + proposal.item().scheme()));
  }

  private static Situation situation(Proposal proposal) {
    Map<WarningFact, Long> values = new EnumMap<>(WarningFact.class);
    new TreeMap<>(proposal.facts())
        .forEach((name, text) -> {
          WarningFact fact = WarningFact.ofCode(name);
          values.put(fact, fact.parse(text));
        });
    return new Situation(values);
  }
}
