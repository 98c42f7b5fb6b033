package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.supervision.hub.JudgedEmployers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How dispatch looks to programs and people. */
@Component
final class DispatchViews {
  private static final int WHOLE = 100;

  private final MessageSource messages;

  DispatchViews(MessageSource messages) {
    this.messages = messages;
  }

  /** A licence; {@code source} is where the fact can be opened, {@code facts/BATCH:LINE}. */
  record LicenceView(
      String number,
      LocalDate validFrom,
      LocalDate validTo,
      @Nullable String registeredCapital,
      String source) {}

  /** Where a report stands; {@code verification} opens it once there is one. */
  record ReportStanding(
      int year,
      String state,
      String stateName,
      @Nullable String verification,
      @Nullable LocalDate reportedOn,
      @Nullable Instant orderedAt,
      @Nullable Instant due) {}

  /** A firm in a list. */
  record FirmSummary(
      String firm,
      String name,
      @Nullable String region,
      @Nullable String status,
      String licenceState,
      @Nullable LicenceView licence,
      long persons,
      long units,
      long findings,
      ReportStanding report) {}

  /**
   * What one register says; {@code difference} is its number less that of the dispatch roster.
   *
   * @param persons absent where nothing is known: that is not 0
   */
  record HeadCountView(
      String register,
      String name,
      @Nullable LocalDate countedOn,
      @Nullable Long persons,
      @Nullable Long difference) {}

  /** A user unit of a firm. */
  record UnitView(String unit, String name, long persons, long terms) {}

  /** Open findings of one rule that concern a firm. */
  record ConcernView(
      String rule,
      String title,
      String severity,
      String employer,
      String employerName,
      long findings) {}

  /** A firm opened up. */
  record FirmDetail(
      FirmSummary firm,
      LocalDate asOf,
      List<HeadCountView> headCounts,
      List<UnitView> units,
      List<ConcernView> findings) {}

  /** A bar of a chart; {@code share} is its part of all terms in percent, rounded down. */
  record Bar(String band, String label, long terms, long share) {}

  /** A chart with its bars in order. */
  record Chart(String dimension, String title, List<Bar> bars) {}

  /** All charts over the terms a filter leaves. */
  record Charts(
      LocalDate asOf,
      @Nullable String insuranceMonth,
      long terms,
      long persons,
      long units,
      long firms,
      List<Chart> charts) {}

  /** One running term; the person's key is masked. */
  record TermView(
      String firm,
      String firmName,
      String unit,
      String unitName,
      String personMasked,
      String post,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      String nature,
      String age,
      String place,
      String insurance,
      String length,
      String source) {}

  FirmSummary summary(Firm firm, Locale locale) {
    Firm.Report report = firm.report();
    return new FirmSummary(
        firm.code(),
        firm.name(),
        firm.region().orElse(null),
        firm.status().orElse(null),
        firm.licenceState(),
        firm.licence().map(DispatchViews::licence).orElse(null),
        firm.persons(),
        firm.units(),
        firm.findings(),
        new ReportStanding(
            report.year(),
            report.state(),
            word("dispatch.report." + report.state(), locale),
            report.verification().map(Object::toString).orElse(null),
            report.reportedOn().orElse(null),
            report.orderedAt().orElse(null),
            report.due().orElse(null)));
  }

  FirmDetail detail(DispatchRegister.Told told, LocalDate asOf, Locale locale) {
    OptionalLong sent = told.headCounts().getFirst().persons();
    return new FirmDetail(
        summary(told.firm(), locale),
        asOf,
        told.headCounts().stream().map(count -> headCount(count, sent, locale)).toList(),
        told.units().stream()
            .map(unit ->
                new UnitView(
                    unit.code(), named(told.names(), unit.code()), unit.persons(), unit.terms()))
            .toList(),
        told.concerns().stream()
            .map(concern ->
                new ConcernView(
                    concern.rule(),
                    title(concern.rule(), locale),
                    concern.severity().name().toLowerCase(Locale.ROOT),
                    concern.employer(),
                    concern.employerName(),
                    concern.findings()))
            .toList());
  }

  private HeadCountView headCount(FirmFacts.HeadCount count, OptionalLong sent, Locale locale) {
    @Nullable Long persons = count.persons().isPresent() ? count.persons().getAsLong() : null;
    boolean comparable =
        persons != null && sent.isPresent() && !count.register().equals("dispatch-workers");
    return new HeadCountView(
        count.register(),
        word("dispatch.register." + count.register(), locale),
        count.countedOn().orElse(null),
        persons,
        comparable && persons != null ? Long.valueOf(persons - sent.getAsLong()) : null);
  }

  Charts charts(DispatchRegister.Charted charted, LocalDate asOf, Locale locale) {
    DispatchTerms.Totals totals = charted.totals();
    List<Chart> charts = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      charts.add(
          new Chart(
              dimension.code(),
              word("dispatch.chart." + dimension.code(), locale),
              bars(dimension, charted, locale)));
    }
    return new Charts(
        asOf,
        totals.insured().map(Object::toString).orElse(null),
        totals.terms(),
        totals.persons(),
        totals.units(),
        totals.firms(),
        charts);
  }

  /** Bands in their own order where they have one, else the longest bar first. */
  private List<Bar> bars(Dimension dimension, DispatchRegister.Charted charted, Locale locale) {
    List<DispatchTerms.Count> counts =
        charted.counts().stream().filter(count -> count.dimension() == dimension).toList();
    List<String> order =
        dimension.bands().isEmpty()
            ? counts.stream().map(DispatchTerms.Count::band).toList()
            : dimension.bands();
    long all = Math.max(1, charted.totals().terms());
    return order.stream()
        .flatMap(band -> counts.stream().filter(count -> count.band().equals(band)))
        .map(count ->
            new Bar(
                count.band(),
                band(dimension, count.band(), charted.names(), locale),
                count.terms(),
                count.terms() * WHOLE / all))
        .toList();
  }

  TermView term(DispatchTerms.Term term, Map<String, String> names, Locale locale) {
    return new TermView(
        term.firm(),
        named(names, term.firm()),
        term.unit(),
        named(names, term.unit()),
        JudgedEmployers.masked(term.person()),
        term.post(),
        term.startsOn(),
        term.endsOn().orElse(null),
        band(term, Dimension.NATURE, locale),
        band(term, Dimension.AGE, locale),
        band(term, Dimension.PLACE, locale),
        band(term, Dimension.INSURANCE, locale),
        band(term, Dimension.LENGTH, locale),
        "facts/" + term.batch() + ":" + term.line());
  }

  private String band(DispatchTerms.Term term, Dimension dimension, Locale locale) {
    return band(dimension, term.bands().getOrDefault(dimension, "UNKNOWN"), Map.of(), locale);
  }

  /** A band in words: a company by its name, a division by its code, others by the message file. */
  String band(Dimension dimension, String band, Map<String, String> names, Locale locale) {
    return switch (dimension) {
      case UNIT -> named(names, band);
      case PLACE -> band.equals("UNKNOWN") ? word("dispatch.band.place.UNKNOWN", locale) : band;
      default -> word("dispatch.band." + dimension.code() + "." + band, locale);
    };
  }

  /** The title of a rule of the engine; its key where it has none here. */
  private static String title(String rule, Locale locale) {
    return CompanyScan.ruleIds().contains(rule) ? new Wording(locale).title(rule) : rule;
  }

  static String named(Map<String, String> names, String code) {
    return names.getOrDefault(code, code);
  }

  private static LicenceView licence(Firm.Licence licence) {
    return new LicenceView(
        licence.number(),
        licence.validFrom(),
        licence.validTo(),
        licence.capital().orElse(null),
        "facts/" + licence.batch() + ":" + licence.line());
  }

  String word(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
