package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.warning.ClockFace;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One verification on the supervision console. Pages only show; every act goes through the API. */
@Controller
@Allow(Role.INSPECTOR)
class ReportPages {
  private final Verifications verifications;
  private final Filings filings;
  private final DispatchRegister register;
  private final DispatchPeriods periods;
  private final ReportViews views;
  private final Clock clock;

  ReportPages(
      Verifications verifications,
      Filings filings,
      DispatchRegister register,
      DispatchPeriods periods,
      ReportViews views,
      Clock clock) {
    this.verifications = verifications;
    this.filings = filings;
    this.register = register;
    this.periods = periods;
    this.views = views;
    this.clock = clock;
  }

  /** A step with its time for people. */
  record ShownStep(ReportViews.ActView step, String at) {}

  @GetMapping("/dispatch/reports/{id}")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    Verifications.Told told = verifications.find(id);
    StoredReport report = told.report();
    Instant now = clock.instant();
    LocalDate today = register.today();
    ReportViews.ReportDetail detail = views.detail(told, now, locale);
    model.addAttribute("r", detail);
    model.addAttribute(
        "face",
        report
            .orderedAt()
            .flatMap(start -> report.due().map(due -> ClockFace.of(start, due, now))));
    model.addAttribute("due", report.due().map(TimelineWords::shownEnd).orElse(""));
    model.addAttribute("filing", filings.filing(report.firm(), report.year()));
    model.addAttribute("today", today);
    model.addAttribute("proposed", today.plusDays(periods.orderDays()));
    model.addAttribute(
        "steps",
        detail.history().reversed().stream()
            .map(step -> new ShownStep(step, TimelineWords.shown(step.at())))
            .toList());
    return "supervision/dispatch-report";
  }
}
