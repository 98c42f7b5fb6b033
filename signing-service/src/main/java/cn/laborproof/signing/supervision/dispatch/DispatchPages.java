package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.warning.ClockFace;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Dispatch on the supervision console. Pages only show; every act goes through the API. */
@Controller
@Allow(Role.INSPECTOR)
class DispatchPages {

  /** Bars of user units and places a chart draws; the table behind it has all. */
  private static final int MOST_BARS = 10;

  private final DispatchRegister register;
  private final DispatchPeriods periods;
  private final DispatchViews views;
  private final Clock clock;

  DispatchPages(
      DispatchRegister register, DispatchPeriods periods, DispatchViews views, Clock clock) {
    this.register = register;
    this.periods = periods;
    this.views = views;
    this.clock = clock;
  }

  /** A bar as it is drawn: its width in hundredths of the longest, and the list it opens. */
  record Drawn(String label, long terms, long share, long width, String href) {}

  /** A chart as it is drawn, with how many bars only its table has. */
  record DrawnChart(
      String dimension, String title, List<Drawn> bars, List<Drawn> all, long further) {}

  /** A firm of a list with the clock of a running order. */
  record Row(DispatchViews.FirmSummary firm, Optional<ClockFace> face, String due) {}

  @GetMapping("/dispatch")
  String overview(@RequestParam(defaultValue = "") String firm, Locale locale, Model model) {
    TermFilter filter = new TermFilter.Asked(firm, "", "", "", "", "", "").paged(0, 1);
    int year = register.usualYear();
    List<DispatchFirms.Standing> standings = register.standings(year);
    model.addAttribute("year", year);
    model.addAttribute("reportDue", periods.reportDue(year));
    model.addAttribute("licences", summed(standings, DispatchFirms.Standing::licence));
    model.addAttribute("reports", summed(standings, DispatchFirms.Standing::report));
    model.addAttribute(
        "registered", standings.stream().mapToLong(DispatchFirms.Standing::firms).sum());
    addCharts(filter, locale, model);
    return "supervision/dispatch";
  }

  @GetMapping("/dispatch/firms")
  String firms(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String licence,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    FirmFilter filter =
        new FirmFilter.Asked(query, licence, "", 0, sort, page, FirmFilter.PAGE_SIZE)
            .on(register.usualYear());
    addList(register.page(filter), filter, locale, model);
    model.addAttribute("licences", FirmFilter.LICENCES);
    model.addAttribute("sorts", List.of("name", "licence", "workers"));
    return "supervision/dispatch-firms";
  }

  @GetMapping("/dispatch/reports")
  String reports(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String report,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    FirmFilter filter =
        new FirmFilter.Asked(
                query, "", report, year, FirmFilter.Sort.DUE.code(), page, FirmFilter.PAGE_SIZE)
            .on(register.usualYear());
    addList(register.page(filter), filter, locale, model);
    Map<String, Long> counts =
        summed(register.standings(filter.year()), DispatchFirms.Standing::report);
    model.addAttribute("counts", counts);
    model.addAttribute("reports", FirmFilter.REPORTS);
    model.addAttribute("reportDue", periods.reportDue(filter.year()));
    model.addAttribute("reportDueSource", periods.source("report-due"));
    model.addAttribute(
        "years",
        Stream.iterate(register.today().getYear() - 1, each -> each - 1).limit(5).toList());
    return "supervision/dispatch-reports";
  }

  @GetMapping("/dispatch/firms/{code}")
  String firm(
      @PathVariable String code,
      @RequestParam(defaultValue = "0") int year,
      Locale locale,
      Model model) {
    FirmFilter filter = new FirmFilter.Asked("", "", "", year, "", 0, 1).on(register.usualYear());
    DispatchRegister.Told told = register.find(code, filter.year());
    DispatchViews.FirmDetail detail = views.detail(told, register.today(), locale);
    model.addAttribute("detail", detail);
    model.addAttribute("row", row(told.firm(), locale));
    model.addAttribute("renewalDays", periods.renewalDays());
    model.addAttribute("reportDue", periods.reportDue(told.firm().report().year()));
    addCharts(TermFilter.ofFirm(told.firm().code()), locale, model);
    return "supervision/dispatch-firm";
  }

  @GetMapping("/dispatch/workers")
  String workers(
      @RequestParam(defaultValue = "") String firm,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String nature,
      @RequestParam(defaultValue = "") String age,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String insurance,
      @RequestParam(defaultValue = "") String length,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    TermFilter filter =
        new TermFilter.Asked(firm, unit, nature, age, place, insurance, length)
            .paged(page, TermFilter.PAGE_SIZE);
    DispatchRegister.Listed found = register.terms(filter);
    model.addAttribute(
        "rows",
        found.terms().stream().map(term -> views.term(term, found.names(), locale)).toList());
    model.addAttribute("filter", filter);
    model.addAttribute("asked", asked(filter));
    model.addAttribute("dimensions", choices(locale));
    model.addAttribute("firmName", DispatchViews.named(found.names(), firm));
    model.addAttribute("unitName", DispatchViews.named(found.names(), unit));
    addRange(filter.page(), filter.size(), found.terms().size(), found.total(), model);
    model.addAttribute("asOf", register.today());
    return "supervision/dispatch-workers";
  }

  /** A band to choose. */
  record Choice(String code, String words) {}

  /** A dimension with bands to choose from. */
  record Choices(String code, String title, List<Choice> bands) {}

  private List<Choices> choices(Locale locale) {
    return Stream.of(Dimension.values())
        .filter(dimension -> !dimension.bands().isEmpty())
        .map(dimension ->
            new Choices(
                dimension.code(),
                views.word("dispatch.chart." + dimension.code(), locale),
                dimension.bands().stream()
                    .map(band -> new Choice(band, views.band(dimension, band, Map.of(), locale)))
                    .toList()))
        .toList();
  }

  private static Map<String, String> asked(TermFilter filter) {
    return filter.bands().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue));
  }

  private void addCharts(TermFilter filter, Locale locale, Model model) {
    DispatchViews.Charts charts = views.charts(register.charts(filter), register.today(), locale);
    model.addAttribute("charts", charts);
    model.addAttribute(
        "drawn", charts.charts().stream().map(chart -> drawn(chart, filter)).toList());
  }

  private static DrawnChart drawn(DispatchViews.Chart chart, TermFilter filter) {
    long longest =
        Math.max(1, chart.bars().stream().mapToLong(DispatchViews.Bar::terms).max().orElse(1));
    List<Drawn> all =
        chart.bars().stream()
            .map(bar ->
                new Drawn(
                    bar.label(),
                    bar.terms(),
                    bar.share(),
                    Math.max(1, bar.terms() * 100 / longest),
                    "/dispatch/workers?"
                        + (filter.firm().isBlank() ? "" : "firm=" + filter.firm() + "&")
                        + chart.dimension()
                        + "="
                        + bar.band()))
            .toList();
    List<Drawn> shown = all.stream().limit(MOST_BARS).toList();
    return new DrawnChart(
        chart.dimension(), chart.title(), shown, all, (long) all.size() - shown.size());
  }

  private void addList(
      DispatchRegister.Page<Firm> found, FirmFilter filter, Locale locale, Model model) {
    model.addAttribute("rows", found.rows().stream().map(firm -> row(firm, locale)).toList());
    model.addAttribute("filter", filter);
    addRange(filter.page(), filter.size(), found.rows().size(), found.total(), model);
  }

  private static void addRange(int page, int size, int shown, long total, Model model) {
    long first = (long) page * size;
    model.addAttribute("page", page);
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + shown);
    model.addAttribute("more", first + size < total);
  }

  private Row row(Firm firm, Locale locale) {
    Instant now = clock.instant();
    Firm.Report report = firm.report();
    return new Row(
        views.summary(firm, locale),
        report.orderedAt().flatMap(start -> report.due().map(due -> ClockFace.of(start, due, now))),
        report.due().map(TimelineWords::shownEnd).orElse(""));
  }

  private static Map<String, Long> summed(
      List<DispatchFirms.Standing> standings, Function<DispatchFirms.Standing, String> by) {
    return standings.stream()
        .collect(
            Collectors.groupingBy(
                by, TreeMap::new, Collectors.summingLong(DispatchFirms.Standing::firms)));
  }
}
