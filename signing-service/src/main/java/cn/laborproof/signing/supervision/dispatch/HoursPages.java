package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Approvals of special hours on the supervision console. Pages only show; every act goes through
 * the API.
 */
@Controller
@Allow(Role.INSPECTOR)
class HoursPages {
  /** Digits of the shortest division an employer sits in. */
  private static final int DIVISION = 6;

  private final SpecialHours hours;
  private final HoursViews views;
  private final DispatchPeriods periods;
  private final Tenancy tenancy;

  HoursPages(SpecialHours hours, HoursViews views, DispatchPeriods periods, Tenancy tenancy) {
    this.hours = hours;
    this.views = views;
    this.periods = periods;
    this.tenancy = tenancy;
  }

  /** A step with its time for people. */
  record ShownStep(HoursViews.HoursStep step, String at) {}

  @GetMapping("/dispatch/hours")
  String list(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    HoursFilter filter = HoursFilter.asked(query, standing, page, HoursFilter.PAGE_SIZE);
    SpecialHours.Page found = hours.page(filter);
    long first = (long) page * filter.size();
    model.addAttribute(
        "rows", found.rows().stream().map(each -> views.summary(each, locale)).toList());
    model.addAttribute("filter", filter);
    model.addAttribute("standings", HoursFilter.STANDINGS);
    model.addAttribute("counts", found.standings());
    model.addAttribute("page", page);
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.rows().size());
    model.addAttribute("more", first + filter.size() < found.total());
    model.addAttribute("schemes", HoursFilter.SCHEMES);
    model.addAttribute("today", hours.today());
    model.addAttribute("expiring", periods.hoursExpiringDays());
    String region = tenancy.current() instanceof Actor.Official official ? official.region() : "";
    model.addAttribute("region", region.length() < DIVISION ? "" : region);
    return "supervision/special-hours";
  }

  @GetMapping("/dispatch/hours/{id}")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    HoursViews.HoursDetail detail = views.detail(hours.find(id), locale);
    LocalDate today = hours.today();
    model.addAttribute("detail", detail);
    model.addAttribute("today", today);
    model.addAttribute("yearOn", today.plusYears(1).minusDays(1));
    model.addAttribute(
        "steps",
        detail.history().reversed().stream()
            .map(step -> new ShownStep(step, TimelineWords.shown(step.at())))
            .toList());
    return "supervision/special-hour";
  }
}
