package cn.laborproof.signing.supervision.chain;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.signing.supervision.chain.EvidenceViews.SilentView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.StepView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.SumView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.WeighedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indicators behind a score with the weights of the rule's version that found it. */
final class Weights {

  private static final String PRESENT = ".present";

  private final List<Indicator> indicators;
  private final Optional<RuleEntry> entry;
  private final EvidenceWords words;

  /**
   * @param entry empty where a later program ships that version no more
   */
  Weights(List<Indicator> indicators, Optional<RuleEntry> entry, EvidenceWords words) {
    this.indicators = indicators;
    this.entry = entry;
    this.words = words;
  }

  List<WeighedView> known(boolean strong) {
    return indicators.stream().filter(each -> each.strong() == strong).map(this::weighed).toList();
  }

  private WeighedView weighed(Indicator each) {
    Optional<Integer> hits = count(each, "indicator-hits");
    Optional<Integer> lines = count(each, "indicator-known");
    return new WeighedView(
        each.id(),
        words.library().indicator(each.id()),
        each.strong(),
        each.percent(),
        each.points(),
        entry.map(rule -> rule.number(each.id() + PRESENT)).orElse(null),
        entry.map(rule -> rule.number(each.id() + ".absent")).orElse(null),
        entry.map(rule -> bound(rule, each)).filter(text -> !text.isEmpty()).orElse(null),
        speaksFor(each, hits, lines),
        speaksAgainst(each, hits, lines),
        entry.map(_ -> words.text("reason." + each.id())).orElse(null),
        each.facts().stream().map(words::fact).toList());
  }

  private static Optional<Integer> count(Indicator indicator, String name) {
    return indicator.facts().stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact::value)
        .map(Integer::valueOf)
        .findFirst();
  }

  private @Nullable String speaksFor(
      Indicator each, Optional<Integer> hits, Optional<Integer> lines) {
    if (hits.isPresent() && lines.isPresent() && hits.get() > 0) {
      return words.text("for.lines", lines.get(), hits.get());
    }
    return each.percent() > 0 ? words.text("for.present", each.percent()) : null;
  }

  private @Nullable String speaksAgainst(
      Indicator each, Optional<Integer> hits, Optional<Integer> lines) {
    if (hits.isPresent() && lines.isPresent() && lines.get() > hits.get()) {
      return words.text("against.lines", lines.get(), lines.get() - hits.get());
    }
    return each.percent() < 100 ? words.text("against.present", 100 - each.percent()) : null;
  }

  private String bound(RuleEntry rule, Indicator each) {
    List<String> said = new ArrayList<>();
    if (rule.parameters().containsKey(each.id() + ".from")) {
      said.add(
          words.text(
              "bound.share", rule.number(each.id() + ".from"), rule.number(each.id() + ".full")));
    }
    if (each.strong()) {
      said.add(words.text("bound.strong", rule.number("strong-percent")));
    }
    return String.join(words.text("semicolon"), said);
  }

  /** What the rule would weigh and the data says nothing of. */
  List<SilentView> silent() {
    Set<String> known = indicators.stream().map(Indicator::id).collect(Collectors.toSet());
    return entry.stream()
        .flatMap(rule ->
            rule.parameters().keySet().stream()
                .filter(name -> name.endsWith(PRESENT))
                .map(name -> name.substring(0, name.length() - PRESENT.length()))
                .filter(id -> !known.contains(id))
                .sorted()
                .map(id ->
                    new SilentView(
                        id,
                        words.library().indicator(id),
                        rule.flag(id + ".strong"),
                        rule.number(id + PRESENT),
                        rule.number(id + ".absent"),
                        words.text("missing." + id))))
        .toList();
  }

  Optional<SumView> sum() {
    return indicators.isEmpty() ? Optional.empty() : entry.map(this::sum);
  }

  private SumView sum(RuleEntry rule) {
    List<StepView> steps = new ArrayList<>();
    int total = rule.number("prior");
    steps.add(new StepView("", words.text("prior"), total, total));
    for (Indicator each : indicators) {
      total += each.points();
      steps.add(
          new StepView(each.id(), words.library().indicator(each.id()), each.points(), total));
    }
    return new SumView(
        total,
        rule.number("threshold"),
        // As the rule states it: an estimate does not exclude the opposite.
        Math.clamp(Math.round(100 / (1 + Math.exp(-total / 100.0))), 1, 99),
        rule.number("inquiry-below-percent"),
        List.copyOf(steps));
  }
}
