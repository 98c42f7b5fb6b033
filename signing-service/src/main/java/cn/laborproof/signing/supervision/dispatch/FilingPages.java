package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.supervision.warning.ClockFace;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Filed reports on the firm's console and on the office's. Acts go through the API. */
@Controller
class FilingPages {
  private final Filings filings;
  private final DispatchRegister register;
  private final FilingViews views;
  private final DispatchViews firms;
  private final DispatchPeriods periods;
  private final Clock clock;

  FilingPages(
      Filings filings,
      DispatchRegister register,
      FilingViews views,
      DispatchViews firms,
      DispatchPeriods periods,
      Clock clock) {
    this.filings = filings;
    this.register = register;
    this.views = views;
    this.firms = firms;
    this.periods = periods;
    this.clock = clock;
  }

  @GetMapping("/dispatch/filings")
  @Allow(Role.INSPECTOR)
  String desk(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    FilingFilter filter = FilingFilter.asked(q, standing, year, page);
    Filings.Page found = filings.page(filter);
    long first = (long) filter.page() * FilingFilter.SIZE;
    model.addAttribute("rows", found.rows().stream().map(views::summary).toList());
    model.addAttribute("counts", found.standings());
    model.addAttribute("filter", filter);
    model.addAttribute("standings", FilingFilter.STANDINGS);
    model.addAttribute("page", filter.page());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.rows().size());
    model.addAttribute("more", filter.more(found.total()));
    addYears(model);
    return "supervision/dispatch-filings";
  }

  @GetMapping("/dispatch/filings/{id}")
  @Allow(Role.INSPECTOR)
  String one(@PathVariable UUID id, Locale locale, Model model) {
    FilingViews.FilingDetail detail = views.detail(id, locale);
    model.addAttribute("detail", detail);
    model.addAttribute(
        "compared",
        firms
            .detail(
                register.find(detail.filing().firm(), detail.filing().year()),
                register.today(),
                locale)
            .headCounts());
    model.addAttribute("days", periods.returnDays());
    model.addAttribute("mostDays", periods.returnMostDays());
    addYears(model);
    return "supervision/dispatch-filing";
  }

  @GetMapping("/own-dispatch")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String own(@RequestParam(defaultValue = "0") int year, Locale locale, Model model) {
    Filings.Own own = filings.own(year == 0 ? filings.usualYear() : year);
    Optional<StoredFiling> current = own.told().map(Filings.Told::current);
    model.addAttribute("own", own);
    model.addAttribute("year", own.year());
    model.addAttribute("detail", own.told().map(told -> views.detail(told, locale)).orElse(null));
    model.addAttribute(
        "verified", own.verified().map(each -> views.verification(each, locale)).orElse(null));
    model.addAttribute(
        "face",
        own.verified()
            .filter(each -> each.state().equals("rectifying"))
            .flatMap(each ->
                each.orderedAt()
                    .flatMap(start ->
                        each.due().map(due -> ClockFace.of(start, due, clock.instant())))));
    model.addAttribute("left", FilingNotes.due(own, filings.today(), periods));
    // What was filed last stands in the form of the next version; a licence an office knows, in the
    // first.
    model.addAttribute(
        "typed",
        own.draft()
            .map(FilingRows.Draft::text)
            .or(() -> current.map(StoredFiling::text))
            .map(FilingText::said)
            .orElseGet(() ->
                own.known()
                    .flatMap(Firm::licence)
                    .map(licence -> Map.of("licence", licence.number()))
                    .orElse(Map.of())));
    model.addAttribute("draft", own.draft().orElse(null));
    model.addAttribute("revision", own.draft().map(FilingRows.Draft::revision).orElse(0));
    model.addAttribute("after", current.map(StoredFiling::number).orElse(0));
    model.addAttribute("mostFiles", Filings.MOST_FILES);
    addYears(model);
    model.addAttribute("reportDue", periods.reportDue(own.year()));
    return "supervision/own-dispatch";
  }

  private void addYears(Model model) {
    List<Integer> years =
        Stream.iterate(filings.usualYear(), each -> each - 1).limit(Filings.YEARS_BACK).toList();
    model.addAttribute("years", years);
    model.addAttribute("fields", FilingText.FIELDS);
    model.addAttribute("reportDue", periods.reportDue(years.getFirst()));
    model.addAttribute("reportDueSource", periods.source("report-due"));
  }
}
