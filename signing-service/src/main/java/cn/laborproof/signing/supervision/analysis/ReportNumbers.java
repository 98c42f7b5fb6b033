package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.supervision.finding.FindingTotals;
import cn.laborproof.signing.supervision.panorama.PublishedFigures;
import cn.laborproof.signing.supervision.warning.WarningTotals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes the numbers of a half-year, as far as the current actor may see them: the very queries of
 * the panorama and of the lists. Cost: a few passes over the findings and warnings of the region.
 */
@Component
final class ReportNumbers {
  private static final int DISTRICT_DIGITS = 6;

  private final FindingTotals findings;
  private final WarningTotals warnings;
  private final PublishedFigures figures;

  ReportNumbers(FindingTotals findings, WarningTotals warnings, PublishedFigures figures) {
    this.findings = findings;
    this.warnings = warnings;
    this.figures = figures;
  }

  Numbers of(HalfYear half, LocalDate today) {
    LocalDate until = today.isBefore(half.last()) ? today : half.last();
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = half.first().minusDays(1);
        day.isBefore(until);
        day = YearMonth.from(day).plusMonths(1).atEndOfMonth()) {
      days.add(day);
    }
    days.add(until);
    LocalDate known = figures.knownSince().orElse(until);
    return new Numbers(
        half.first(),
        until,
        findings.standing(
            days.stream().filter(day -> day.equals(until) || !day.isBefore(known)).toList()),
        rules(days.getFirst(), until),
        findings.onFacts(until, DISTRICT_DIGITS),
        warnings.stages(half.first(), until),
        figures.latest(YearMonth.from(half.first()), YearMonth.from(until)).stream()
            .map(figure ->
                new Numbers.Figure(
                    figure.region(),
                    figure.indicator(),
                    figure.sector(),
                    figure.period(),
                    figure.value(),
                    figure.source()))
            .toList());
  }

  private List<Numbers.OfRule> rules(LocalDate before, LocalDate until) {
    Map<String, Long> then = counts(before);
    Map<String, Long> now = counts(until);
    var rules = new TreeSet<>(then.keySet());
    rules.addAll(now.keySet());
    return rules.stream()
        .map(rule ->
            new Numbers.OfRule(rule, then.getOrDefault(rule, 0L), now.getOrDefault(rule, 0L)))
        .sorted((one, other) -> Long.compare(other.after(), one.after()))
        .toList();
  }

  private Map<String, Long> counts(LocalDate day) {
    return findings.onFacts(day).stream()
        .collect(Collectors.toMap(FindingTotals.OfRule::rule, FindingTotals.OfRule::findings));
  }
}
