package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Policies on the supervision console. Pages only show; acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class PolicyPages {

  private final Policies policies;
  private final PolicyViews views;
  private final Hearings hearings;
  private final OpinionViews opinions;

  PolicyPages(Policies policies, PolicyViews views, Hearings hearings, OpinionViews opinions) {
    this.policies = policies;
    this.views = views;
    this.hearings = hearings;
    this.opinions = opinions;
  }

  /** A policy with its time for people. */
  record Shown(PolicyViews.PolicySummary policy, String described) {}

  /** A note with its time for people. */
  record Written(PolicyViews.NoteView note, String at) {}

  /**
   * A month with the lists its counts open.
   *
   * @param treated empty where no list shows just that: several divisions, sectors, or disputes
   */
  record Row(PolicyViews.MonthView month, String treated, String compared) {}

  /** What an employer said, with its time for people. */
  record Spoken(OpinionViews.EmployerOpinion opinion, String at) {}

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
    Policies.Told told = policies.find(id);
    PolicyViews.PolicyDetail detail = views.detail(told, locale);
    List<PolicyViews.MonthView> months = detail.evaluation().months();
    model.addAttribute("detail", detail);
    model.addAttribute(
        "rows",
        months.stream()
            .map(month ->
                new Row(
                    month,
                    list(detail.policy().indicator(), told.policy().treated(), month),
                    list(detail.policy().indicator(), told.policy().compared(), month)))
            .toList());
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
    hearings
        .find(id)
        .map(each -> opinions.detail(each, locale))
        .ifPresent(feedback -> {
          model.addAttribute("feedback", feedback);
          model.addAttribute("closes", TimelineWords.shownEnd(feedback.closesAt()));
        });
    return "supervision/policy";
  }

  /** The employers a number of the feedback counts. */
  @GetMapping("/policies/{id}/feedback")
  String feedback(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "0") int value,
      Model model) {
    Optional<Asked> asked = HearingApi.asked(question);
    model.addAttribute("policy", views.summary(policies.find(id).policy()));
    model.addAttribute("question", asked.map(Asked::code).orElse(""));
    model.addAttribute("value", value);
    model.addAttribute(
        "spoken",
        hearings.opinions(id, asked, value).stream()
            .map(opinions::opinion)
            .map(each -> new Spoken(each, TimelineWords.shown(each.sentAt())))
            .toList());
    return "supervision/policy-employers";
  }

  private static String list(String indicator, Scope scope, PolicyViews.MonthView counted) {
    if (scope.divisions().size() != 1 || !scope.sectors().isEmpty()) {
      return "";
    }
    YearMonth month = YearMonth.parse(counted.month());
    String region = "region=" + scope.divisions().getFirst();
    return switch (indicator) {
      case "findings" -> "/findings?origin=facts&" + region + "&asOf=" + month.atEndOfMonth();
      case "warnings" ->
          "/warnings?state=all&"
              + region
              + "&from="
              + month.atDay(1)
              + "&to="
              + month.atEndOfMonth();
      default -> "";
    };
  }
}
