package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Half-yearly reports on the console. Pages only show; acts go through the API. */
@Controller
@Allow({Role.INSPECTOR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
class AnalysisPages {
  private final Analyses reports;
  private final AnalysisViews views;

  AnalysisPages(Analyses reports, AnalysisViews views) {
    this.reports = reports;
    this.views = views;
  }

  @GetMapping("/analysis")
  String list(Model model) {
    HalfYear due = reports.due();
    model.addAttribute("reports", reports.all().stream().map(AnalysisViews::summary).toList());
    model.addAttribute(
        "halves",
        List.of(due, HalfYear.of(reports.today()), due.before()).stream()
            .map(HalfYear::code)
            .toList());
    return "supervision/analysis";
  }

  @GetMapping("/analysis/{id}")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    AnalysisViews.ReportDetail detail = views.detail(reports.find(id), locale);
    model.addAttribute("detail", detail);
    model.addAttribute("possible", detail.possible());
    model.addAttribute("drafted", TimelineWords.shown(detail.summary().draftedAt()));
    return "supervision/analysis-report";
  }
}
