package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dispatch firms and whom they send, for the offices of their region. */
@RestController
@RequestMapping("/api/v1/dispatch")
@Allow({Role.INSPECTOR, Role.MACHINE})
class DispatchApi {
  private static final List<String> FIRM_COLUMNS =
      List.of(
          "code",
          "name",
          "licence",
          "from",
          "to",
          "standing",
          "persons",
          "units",
          "findings",
          "report");
  private static final List<String> TERM_COLUMNS =
      List.of(
          "firm", "unit", "person", "post", "nature", "age", "place", "insurance", "start", "end");

  private final DispatchRegister register;
  private final DispatchViews views;

  DispatchApi(DispatchRegister register, DispatchViews views) {
    this.register = register;
    this.views = views;
  }

  record FirmPage(
      List<DispatchViews.FirmSummary> firms, int year, long total, int page, boolean more) {}

  record TermPage(List<DispatchViews.TermView> terms, long total, int page, boolean more) {}

  @GetMapping("/firms")
  FirmPage firms(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String licence,
      @RequestParam(defaultValue = "") String report,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    FirmFilter filter =
        new FirmFilter.Asked(query, licence, report, year, sort, page, size)
            .on(register.usualYear());
    DispatchRegister.Page<Firm> found = register.page(filter);
    return new FirmPage(
        found.rows().stream().map(firm -> views.summary(firm, locale)).toList(),
        filter.year(),
        found.total(),
        page,
        (page + 1L) * size < found.total());
  }

  @GetMapping("/firms.csv")
  void exportFirms(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String licence,
      @RequestParam(defaultValue = "") String report,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    FirmFilter filter =
        new FirmFilter.Asked(query, licence, report, year, sort, 0, 1).on(register.usualYear());
    CsvExport.stream(
        response,
        "dispatch-firms.csv",
        head("firm", FIRM_COLUMNS, locale),
        rows -> register.each(filter, firm -> rows.accept(cells(firm, locale))));
  }

  @GetMapping("/firms/{code}")
  DispatchViews.FirmDetail firm(
      @PathVariable String code, @RequestParam(defaultValue = "0") int year, Locale locale) {
    FirmFilter filter = new FirmFilter.Asked("", "", "", year, "", 0, 1).on(register.usualYear());
    return views.detail(register.find(code, filter.year()), register.today(), locale);
  }

  @GetMapping("/charts")
  DispatchViews.Charts charts(
      @RequestParam(defaultValue = "") String firm,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String nature,
      @RequestParam(defaultValue = "") String age,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String insurance,
      @RequestParam(defaultValue = "") String length,
      Locale locale) {
    TermFilter filter =
        new TermFilter.Asked(firm, unit, nature, age, place, insurance, length).paged(0, 1);
    return views.charts(register.charts(filter), register.today(), locale);
  }

  @GetMapping("/workers")
  TermPage workers(
      @RequestParam(defaultValue = "") String firm,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String nature,
      @RequestParam(defaultValue = "") String age,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String insurance,
      @RequestParam(defaultValue = "") String length,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    TermFilter filter =
        new TermFilter.Asked(firm, unit, nature, age, place, insurance, length).paged(page, size);
    DispatchRegister.Listed found = register.terms(filter);
    return new TermPage(
        found.terms().stream().map(term -> views.term(term, found.names(), locale)).toList(),
        found.total(),
        page,
        (page + 1L) * size < found.total());
  }

  @GetMapping("/workers.csv")
  void exportWorkers(
      @RequestParam(defaultValue = "") String firm,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String nature,
      @RequestParam(defaultValue = "") String age,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String insurance,
      @RequestParam(defaultValue = "") String length,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    TermFilter filter =
        new TermFilter.Asked(firm, unit, nature, age, place, insurance, length).paged(0, 1);
    CsvExport.stream(
        response,
        "dispatch-workers.csv",
        head("worker", TERM_COLUMNS, locale),
        rows ->
            register.eachTerm(
                filter, term -> rows.accept(cells(views.term(term, Map.of(), locale)))));
  }

  private List<String> head(String table, List<String> columns, Locale locale) {
    return columns.stream()
        .map(column -> views.word("dispatch.column." + table + "." + column, locale))
        .toList();
  }

  private List<String> cells(Firm firm, Locale locale) {
    Optional<Firm.Licence> licence = firm.licence();
    return List.of(
        firm.code(),
        firm.name(),
        licence.map(Firm.Licence::number).orElse(""),
        licence.map(each -> each.validFrom().toString()).orElse(""),
        licence.map(each -> each.validTo().toString()).orElse(""),
        views.word("dispatch.licence." + firm.licenceState(), locale),
        Long.toString(firm.persons()),
        Long.toString(firm.units()),
        Long.toString(firm.findings()),
        views.word("dispatch.report." + firm.report().state(), locale));
  }

  private static List<String> cells(DispatchViews.TermView term) {
    return Stream.of(
            term.firm(),
            term.unit(),
            term.personMasked(),
            term.post(),
            term.nature(),
            term.age(),
            term.place(),
            term.insurance(),
            term.startsOn().toString(),
            Objects.toString(term.endsOn(), ""))
        .toList();
  }
}
