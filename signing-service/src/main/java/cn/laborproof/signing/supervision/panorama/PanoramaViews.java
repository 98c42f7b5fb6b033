package cn.laborproof.signing.supervision.panorama;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.finding.FindingTotals;
import cn.laborproof.signing.supervision.warning.WarningTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The panorama in words and lengths; every number with the address of its list. */
@Component
final class PanoramaViews {

  private static final int MOST_RULES = 10;
  private static final int WHOLE = 100;

  /** Second-level indicators of the published platforms, and the rules that watch them here. */
  private static final Map<String, List<String>> MICRO = micro();

  private final MessageSource messages;

  PanoramaViews(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A bar.
   *
   * @param number empty where nothing was known
   * @param width percent of the longest
   * @param colour of the design system
   */
  record Bar(String label, String number, long width, String colour, String href) {
    Bar(String label, long number, long width, String colour, String href) {
      this(label, Long.toString(number), width, colour, href);
    }
  }

  /**
   * A tile.
   *
   * @param shade stable name of how dark it is
   * @param rate findings per 1000 workers; null where no number of people is known
   */
  record Tile(
      String code,
      String shade,
      String word,
      long findings,
      String href,
      long breaches,
      @Nullable String rate,
      @Nullable Long workers,
      long known,
      @Nullable String median,
      @Nullable String scores) {}

  /** A clock that runs, with how many wait for it. */
  record Running(String word, long warnings, long over, String next, boolean late, String href) {}

  /** A rule that watches an indicator. */
  record Watched(String rule, long findings, String href) {}

  /** An indicator of the second level. */
  record Micro(String name, List<Watched> rules) {}

  /** One value of a figure. */
  record Value(String period, String value, String published, String source, String href) {}

  /**
   * A published figure over its periods.
   *
   * @param values the newest first
   * @param line an SVG path in a box of 100 by 30; empty for a single value
   */
  record Macro(String name, String region, String unit, List<Value> values, String line) {
    /** The newest. */
    public Value latest() {
      return values.getFirst();
    }
  }

  private static Map<String, List<String>> micro() {
    Map<String, List<String>> watched = new LinkedHashMap<>();
    watched.put("business", List.of("business-distress"));
    watched.put("layoffs", List.of("layoff-reached", "layoff-unreported", "many-left"));
    watched.put("wages", List.of("wage-arrears", "wage-joint-discipline"));
    watched.put("insurance", List.of("insurance-anomaly", "insurance-not-registered"));
    watched.put("group-arrears", List.of("wage-group-arrears"));
    watched.put("cases", List.of("cases-growing"));
    watched.put("voices", List.of("voices-growing"));
    return watched;
  }

  List<Tile> tiles(Panorama.View view, Locale locale) {
    return view.areas().stream()
        .map(area -> {
          String shade = area.shade(view.rate()).code();
          return new Tile(
              area.code(),
              shade,
              text("panorama.shade." + shade, locale),
              area.findings(),
              "/findings?region=" + area.code() + "&exact=" + area.exact(),
              area.breaches(),
              area.rate().map(rate -> rate.toPlainString()).orElse(null),
              area.workers().orElse(null),
              area.known(),
              area.median().map(PanoramaViews::tenths).orElse(null),
              // The list of scores knows divisions by their beginning alone.
              area.exact() ? null : "/scores?region=" + area.code());
        })
        .toList();
  }

  private static String tenths(int tenths) {
    return BigDecimal.valueOf(tenths, 1).toPlainString();
  }

  /** Findings on facts at the end of each month. */
  List<Bar> standing(Panorama.View view) {
    long longest =
        view.standing().stream().mapToLong(FindingTotals.Standing::findings).max().orElse(0);
    return view.standing().stream()
        .map(each ->
            new Bar(
                each.day().equals(view.today())
                    ? each.day().toString()
                    : YearMonth.from(each.day()).toString(),
                view.isKnown(each.day()) ? Long.toString(each.findings()) : "",
                width(each.findings(), longest),
                "info",
                "/findings?origin=facts&asOf=" + each.day()))
        .toList();
  }

  /** Warnings raised in each month. */
  List<Bar> raised(Panorama.View view) {
    long longest = view.raised().stream().mapToLong(Panorama.Raised::warnings).max().orElse(0);
    return view.raised().stream()
        .map(each ->
            new Bar(
                each.month().toString(),
                each.warnings(),
                width(each.warnings(), longest),
                "info",
                "/warnings?state=all&from="
                    + each.month().atDay(1)
                    + "&to="
                    + each.month().atEndOfMonth()))
        .toList();
  }

  /** The rules with most findings. */
  List<Bar> rules(Panorama.View view, Locale locale) {
    long longest = view.rules().stream().mapToLong(FindingTotals.OfRule::findings).max().orElse(0);
    return view.rules().stream()
        .limit(MOST_RULES)
        .map(rule ->
            new Bar(
                new Wording(locale).title(rule.rule()),
                rule.findings(),
                width(rule.findings(), longest),
                colour(rule.worst()),
                "/findings?rule=" + rule.rule()))
        .toList();
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case BREACH -> "red";
      case REMIND -> "orange";
      case NOTICE -> "info";
    };
  }

  /** How far proposals and warnings came. */
  List<Bar> stages(List<WarningTotals.Stage> stages, LocalDate from, LocalDate to, Locale locale) {
    long longest = stages.stream().mapToLong(WarningTotals.Stage::count).max().orElse(0);
    return stages.stream()
        .map(stage ->
            new Bar(
                text("panorama.stage." + stage.stage(), locale),
                stage.count(),
                width(stage.count(), longest),
                "info",
                (stage.proposal()
                        ? "/warnings/proposals?state=" + stage.key()
                        : "/warnings?state=all&stage=" + stage.key())
                    + "&from="
                    + from
                    + "&to="
                    + to))
        .toList();
  }

  List<Running> running(Panorama.View view, Locale locale) {
    return view.running().stream()
        .map(each ->
            new Running(
                text("warning.clock." + each.clock(), locale),
                each.warnings(),
                each.over(),
                TimelineWords.shownEnd(each.next()),
                each.next().isBefore(view.at()),
                "/warnings?state=open&clock=" + each.clock()))
        .toList();
  }

  List<Micro> micro(List<FindingTotals.OfRule> rules, Locale locale) {
    return MICRO.entrySet().stream()
        .map(entry ->
            new Micro(
                text("panorama.micro." + entry.getKey(), locale),
                entry.getValue().stream()
                    .filter(CompanyScan.ruleIds()::contains)
                    .map(rule ->
                        new Watched(
                            new Wording(locale).title(rule),
                            rules.stream()
                                .filter(found -> found.rule().equals(rule))
                                .mapToLong(FindingTotals.OfRule::findings)
                                .sum(),
                            "/findings?rule=" + rule))
                    .toList()))
        .toList();
  }

  List<Macro> macro(List<PanoramaRows.Figure> figures, Locale locale) {
    Map<List<String>, List<PanoramaRows.Figure>> series = new LinkedHashMap<>();
    figures.forEach(figure ->
        series
            .computeIfAbsent(
                List.of(figure.region(), figure.indicator(), figure.sector()),
                _ -> new ArrayList<>())
            .add(figure));
    return series.values().stream().map(values -> figure(values, locale)).toList();
  }

  private Macro figure(List<PanoramaRows.Figure> series, Locale locale) {
    PanoramaRows.Figure newest = series.getFirst();
    String name = text("panorama.macro." + newest.indicator(), locale);
    return new Macro(
        newest.sector().isEmpty() ? name : name + " " + newest.sector(),
        newest.region(),
        newest.indicator().equals("SECTOR_CLIMATE") ? "" : "%",
        series.stream()
            .map(figure ->
                new Value(
                    figure.period().toString(),
                    figure.value().toPlainString(),
                    figure.publishedOn().map(LocalDate::toString).orElse("—"),
                    figure.source(),
                    "/facts/" + figure.batch() + "?line=" + figure.line() + "#line"))
            .toList(),
        Line.of(series.stream().map(PanoramaRows.Figure::value).toList().reversed()));
  }

  /** Until when the facts go. */
  String shown(Optional<Instant> at) {
    return at.map(TimelineWords::shown).orElse("—");
  }

  /** A bar of something is never nothing. */
  static long width(long number, long longest) {
    return number == 0 ? 0 : Math.max(1, number * WHOLE / longest);
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
