package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.finding.ThresholdWords;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.hub.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Rules about a chain of companies, which has a page of its own. */
  private static final Set<String> DRAWN = Set.of("disguised-dispatch", "dispatch-chain");

  /** A fact whose value is the public reference of a contract. */
  private static final String REFERENCE = "reference";

  private final MessageSource messages;
  private final Installation installation;

  FindingCards(MessageSource messages, Installation installation) {
    this.messages = messages;
    this.installation = installation;
  }

  /**
   * A fact with where it can be opened; {@code href} is null where the reader has no such page.
   *
   * @param marked why somebody should look at the delivery it came with; empty where nothing is
   */
  record FactLine(
      String label, String value, String source, @Nullable String href, String marked) {}

  /**
   * A finding opened up.
   *
   * @param colour the design system's colour of its severity
   * @param worker masked name; null when it is about the employer
   * @param declareFor the worker's key where declaring a paper contract is a next step
   * @param unmaskFor the worker's key where an office may see the number
   * @param firstSeen since when a finding on facts stands, and through whom people pass; null for
   *     others
   * @param heldOtherwise whether another hub holds one of the same key with other facts
   * @param evidence the finding, where its chain of companies is drawn on a page of its own
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
      @Nullable String firstSeen,
      boolean heldOtherwise,
      @Nullable UUID evidence,
      List<FactLine> facts) {}

  /** A bar of the chart; the width is in hundredths of the longest. */
  record Bar(String rule, String title, String colour, long count, long width) {}

  /**
   * @param marked deliveries that somebody should look at, with the codes of the checks
   */
  Card card(Findings.Named named, boolean house, Map<UUID, List<String>> marked, Locale locale) {
    Finding finding = named.kept().finding();
    FindingWords words = new FindingWords(named.kept(), locale);
    boolean declarable = house && ABOUT_MISSING_CONTRACT.test(finding);
    return new Card(
        colour(finding.severity()),
        Explanation.severity(finding.severity(), locale),
        words.said().title(),
        words.said().sentence(),
        words.said().nextStep(),
        named.kept().employerName(),
        finding.employer(),
        named.kept().worker().isPresent()
            || named.masked().isPresent()
            || named.otherSubject().isPresent(),
        named.masked().or(named::otherSubject).orElse(null),
        named.kept().worker().filter(_ -> declarable).map(WorkerKey::value).orElse(null),
        named
            .kept()
            .worker()
            .filter(_ -> !house && named.masked().isPresent())
            .map(WorkerKey::value)
            .orElse(null),
        finding.rule(),
        finding.ruleVersion(),
        ThresholdWords.of(finding.threshold(), locale),
        finding.articles(),
        named.kept().facts().map(facts -> firstSeen(facts, locale)).orElse(null),
        named.kept().facts().filter(FindingRows.OnFacts::heldOtherwise).isPresent(),
        named
            .kept()
            .facts()
            .filter(_ -> DRAWN.contains(finding.rule()))
            .map(FindingRows.OnFacts::id)
            .orElse(null),
        lines(named.kept(), words, house, marked, locale));
  }

  /** Rules that have findings, in the order in which an employer should read them. */
  List<Bar> bars(List<FindingRows.Count> counts, Locale locale) {
    long longest =
        CompanyScan.ruleIds().stream().mapToLong(rule -> count(counts, rule)).max().orElse(0);
    return CompanyScan.ruleIds().stream()
        .filter(rule -> count(counts, rule) > 0)
        .map(rule ->
            new Bar(
                rule,
                new Wording(locale).title(rule),
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

  private String firstSeen(FindingRows.OnFacts facts, Locale locale) {
    String since = text("findings.since", locale, facts.firstSeen().toString());
    return facts.chain().isEmpty() ? since : since + " · " + String.join(" → ", facts.chain());
  }

  /** Facts and, behind a score, each indicator with what it was computed from. */
  private List<FactLine> lines(
      FindingRows.Kept kept,
      FindingWords words,
      boolean house,
      Map<UUID, List<String>> marked,
      Locale locale) {
    List<FactLine> lines = new ArrayList<>();
    kept.finding().facts().forEach(fact -> lines.addAll(lines(fact, words, house, marked, locale)));
    for (Indicator indicator :
        kept.facts().map(FindingRows.OnFacts::indicators).orElse(List.of())) {
      lines.add(
          new FactLine(
              indicator.id() + " " + words.indicator(indicator.id()),
              "%d %% · %+d".formatted(indicator.percent(), indicator.points()),
              indicator.strong() ? text("findings.indicator.strong", locale) : "",
              null,
              ""));
      indicator.facts().forEach(fact -> lines.addAll(lines(fact, words, house, marked, locale)));
    }
    return lines;
  }

  private List<FactLine> lines(
      Fact fact, FindingWords words, boolean house, Map<UUID, List<String>> marked, Locale locale) {
    Optional<List<Lineage.Part>> parts = Lineage.read(fact.source());
    if (parts.isEmpty()) {
      return List.of(line(fact, words, house, locale));
    }
    List<FactLine> lines = new ArrayList<>();
    for (Lineage.Part part : parts.get()) {
      boolean first = lines.isEmpty();
      lines.add(
          new FactLine(
              first ? words.label(fact) : "",
              first ? (fact.value() + " " + words.unit(fact)).strip() : "",
              text("findings.source.facts", locale, part.lines()),
              "/facts/" + part.batch() + "?line=" + part.first() + "#line",
              marks(marked.getOrDefault(part.batch(), List.of()), locale)));
    }
    return lines;
  }

  private String marks(List<String> checks, Locale locale) {
    return checks.isEmpty()
        ? ""
        : text(
            "findings.marked",
            locale,
            checks.stream()
                .map(check -> text("facts.mark." + check, locale))
                .collect(Collectors.joining("；")));
  }

  private FactLine line(Fact fact, FindingWords words, boolean house, Locale locale) {
    String unit = words.unit(fact);
    String value = fact.unit().equals("text") ? "" : (fact.value() + " " + unit).strip();
    Matcher roster = ROSTER_LINE.matcher(fact.source());
    if (roster.matches()) {
      return new FactLine(
          words.label(fact),
          value,
          text("findings.source.roster", locale, roster.group(2)),
          house ? "/rosters?batch=" + roster.group(1) : null,
          "");
    }
    Matcher contract = CONTRACT.matcher(fact.source());
    if (contract.matches()) {
      return new FactLine(
          words.label(fact),
          value,
          text("findings.source.contract", locale),
          house ? "/console/contracts/" + contract.group(1) : checked(fact),
          "");
    }
    Matcher paper = PAPER.matcher(fact.source());
    return new FactLine(
        words.label(fact),
        value,
        text(paper.matches() ? "findings.source.paper" : "findings.source.rosters", locale),
        paper.matches() ? "/api/v1/paper-contracts/" + paper.group(1) + "/copy" : null,
        "");
  }

  /** An office sees of a contract what its reference shows everybody: parties masked, and times. */
  private @Nullable String checked(Fact fact) {
    return fact.unit().equals(REFERENCE) ? installation.portalUri() + "/r/" + fact.value() : null;
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
