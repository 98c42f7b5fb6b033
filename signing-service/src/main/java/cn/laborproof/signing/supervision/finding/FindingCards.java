package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.rule.RuleSet;
import cn.laborproof.signing.identity.WorkerKey;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Findings as the page shows them. */
@Component
final class FindingCards {

  private static final Pattern ROSTER_LINE = Pattern.compile("roster/([0-9a-f-]{36})/([0-9]{1,9})");
  private static final Pattern CONTRACT = Pattern.compile("contract/([0-9a-f-]{36})");
  private static final Pattern PAPER = Pattern.compile("paper-contract/([0-9a-f-]{36})");
  private static final Predicate<Finding> ABOUT_MISSING_CONTRACT =
      finding -> finding.rule().startsWith("contract-unseen") || finding.rule().endsWith("expired");

  private final MessageSource messages;

  FindingCards(MessageSource messages) {
    this.messages = messages;
  }

  /** A fact with where it can be opened; {@code href} is null where the reader has no such page. */
  record FactLine(String label, String value, String source, @Nullable String href) {}

  /**
   * A finding opened up.
   *
   * @param colour the design system's colour of its severity
   * @param worker masked name; null when it is about the employer
   * @param declareFor the worker's key where declaring a paper contract is a next step
   * @param unmaskFor the worker's key where an office may see the number
   */
  record Card(
      String colour,
      String severity,
      String title,
      String sentence,
      String next,
      String employer,
      String creditCode,
      boolean aboutWorker,
      @Nullable String worker,
      @Nullable String declareFor,
      @Nullable String unmaskFor,
      String rule,
      int version,
      String threshold,
      List<String> articles,
      List<FactLine> facts) {}

  /** A bar of the chart; the width is in hundredths of the longest. */
  record Bar(String rule, String title, String colour, long count, long width) {}

  Card card(Findings.Named named, boolean house, Locale locale) {
    Finding finding = named.kept().finding();
    Explanation words = Explanation.of(finding, locale);
    boolean declarable = house && ABOUT_MISSING_CONTRACT.test(finding);
    return new Card(
        colour(finding.severity()),
        Explanation.severity(finding.severity(), locale),
        words.title(),
        words.sentence(),
        words.nextStep(),
        named.kept().employerName(),
        finding.employer(),
        named.kept().worker().isPresent(),
        named.masked().orElse(null),
        named.kept().worker().filter(_ -> declarable).map(WorkerKey::value).orElse(null),
        named
            .kept()
            .worker()
            .filter(_ -> !house && named.masked().isPresent())
            .map(WorkerKey::value)
            .orElse(null),
        finding.rule(),
        finding.ruleVersion(),
        finding.threshold(),
        finding.articles(),
        finding.facts().stream().map(fact -> line(fact, house, locale)).toList());
  }

  /** Rules that have findings, in the order in which an employer should read them. */
  List<Bar> bars(List<FindingRows.Count> counts, Locale locale) {
    long longest = RuleSet.ids().stream().mapToLong(rule -> count(counts, rule)).max().orElse(0);
    return RuleSet.ids().stream()
        .filter(rule -> count(counts, rule) > 0)
        .map(rule ->
            new Bar(
                rule,
                Explanation.title(rule, locale),
                colour(worst(counts, rule)),
                count(counts, rule),
                Math.max(1, count(counts, rule) * 100 / longest)))
        .toList();
  }

  private static long count(List<FindingRows.Count> counts, String rule) {
    return counts.stream()
        .filter(count -> count.rule().equals(rule))
        .mapToLong(FindingRows.Count::count)
        .sum();
  }

  private static Severity worst(List<FindingRows.Count> counts, String rule) {
    return counts.stream()
        .filter(count -> count.rule().equals(rule))
        .map(FindingRows.Count::severity)
        .max(Severity::compareTo)
        .orElse(Severity.NOTICE);
  }

  static String colour(Severity severity) {
    return switch (severity) {
      case BREACH -> "red";
      case REMIND -> "orange";
      case NOTICE -> "info";
    };
  }

  private FactLine line(Fact fact, boolean house, Locale locale) {
    String unit = Explanation.unit(fact, locale);
    String value = fact.unit().equals("text") ? "" : (fact.value() + " " + unit).strip();
    Matcher roster = ROSTER_LINE.matcher(fact.source());
    if (roster.matches()) {
      return new FactLine(
          Explanation.label(fact, locale),
          value,
          text("findings.source.roster", locale, roster.group(2)),
          house ? "/rosters?batch=" + roster.group(1) : null);
    }
    Matcher contract = CONTRACT.matcher(fact.source());
    if (contract.matches()) {
      return new FactLine(
          Explanation.label(fact, locale),
          value,
          text("findings.source.contract", locale),
          house ? "/console/contracts/" + contract.group(1) : null);
    }
    Matcher paper = PAPER.matcher(fact.source());
    return new FactLine(
        Explanation.label(fact, locale),
        value,
        text(paper.matches() ? "findings.source.paper" : "findings.source.rosters", locale),
        paper.matches() ? "/api/v1/paper-contracts/" + paper.group(1) + "/copy" : null);
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
