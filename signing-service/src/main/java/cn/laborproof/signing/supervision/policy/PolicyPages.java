package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Policies on the supervision console. Pages only show; acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class PolicyPages {

  private final Policies policies;
  private final PolicyViews views;

  PolicyPages(Policies policies, PolicyViews views) {
    this.policies = policies;
    this.views = views;
  }

  /** A policy with its time for people. */
  record Shown(PolicyViews.PolicySummary policy, String described) {}

  /** A note with its time for people. */
  record Written(PolicyViews.NoteView note, String at) {}

  /** One series as two lines, before and after. */
  record Series(String before, String after) {}

  @GetMapping("/policies")
  String list(Model model) {
    model.addAttribute(
        "policies",
        policies.newest().stream()
            .map(views::summary)
            .map(each -> new Shown(each, TimelineWords.shown(each.describedAt())))
            .toList());
    model.addAttribute(
        "indicators", Stream.of(Policy.Indicator.values()).map(Policy.Indicator::code).toList());
    model.addAttribute("region", policies.region());
    model.addAttribute("last", policies.lastMonth());
    return "supervision/policies";
  }

  @GetMapping("/policies/{id}")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    PolicyViews.PolicyDetail detail = views.detail(policies.find(id), locale);
    List<PolicyViews.MonthView> months = detail.evaluation().months();
    model.addAttribute("detail", detail);
    model.addAttribute("described", TimelineWords.shown(detail.policy().describedAt()));
    model.addAttribute(
        "notes",
        detail.notes().stream()
            .map(note -> new Written(note, TimelineWords.shown(note.writtenAt())))
            .toList());
    model.addAttribute(
        "treated",
        new Series(
            PolicyViews.line(months, PolicyViews.MonthView::treated, false),
            PolicyViews.line(months, PolicyViews.MonthView::treated, true)));
    model.addAttribute(
        "compared",
        new Series(
            PolicyViews.line(months, PolicyViews.MonthView::compared, false),
            PolicyViews.line(months, PolicyViews.MonthView::compared, true)));
    return "supervision/policy";
  }
}
