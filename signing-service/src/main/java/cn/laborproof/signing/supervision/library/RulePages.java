package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.hub.JudgedAnew;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The rule library on the supervision console. Pages only show; acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class RulePages {

  private static final int WHOLE = 100;

  private final RuleChanges changes;
  private final RuleViews views;

  RulePages(RuleChanges changes, RuleViews views) {
    this.changes = changes;
    this.views = views;
  }

  /** A change that waits, in the list. */
  record Waiting(UUID id, String title, String region, String state, String proposer, String at) {}

  /** A change employers are being judged by. */
  record UnderWay(UUID id, String title, String region, int version, JudgedAnew anew) {}

  private static UnderWay underWay(RuleChanges.UnderWay found, Wording wording) {
    RuleChange change = found.change();
    return new UnderWay(
        change.id(),
        wording.title(change.rule()),
        change.region(),
        change.version().orElse(0),
        found.anew());
  }

  /** A change with its times for people. */
  record Shown(RuleViews.ChangeView change, String proposed, String decided) {}

  /**
   * A day of the dry run as two bars.
   *
   * @param before length in percent of the longest
   * @param after length in percent of the longest
   */
  record Bars(TrialReport.Day day, long before, long after) {}

  @GetMapping("/rules")
  String list(Locale locale, Model model) {
    Wording wording = new Wording(locale);
    model.addAttribute(
        "rules", changes.all().stream().map(told -> views.rule(told, locale)).toList());
    model.addAttribute(
        "waiting",
        changes.open().stream()
            .map(change ->
                new Waiting(
                    change.id(),
                    wording.title(change.rule()),
                    change.region(),
                    change.state().code(),
                    change.proposed().name(),
                    TimelineWords.shown(change.proposed().at())))
            .toList());
    model.addAttribute(
        "underWay", changes.underWay().stream().map(each -> underWay(each, wording)).toList());
    return "supervision/rules";
  }

  @GetMapping("/rules/{rule}")
  String one(@PathVariable String rule, Locale locale, Model model) {
    RuleChanges.Told told = changes.one(rule);
    model.addAttribute("rule", views.rule(told, locale));
    model.addAttribute(
        "entries", told.entries().stream().map(entry -> views.entry(entry, locale)).toList());
    model.addAttribute(
        "changes", views.changes(told, locale).stream().map(RulePages::shown).toList());
    model.addAttribute("region", changes.region());
    model.addAttribute("earliest", changes.earliest(rule));
    model.addAttribute("tomorrow", changes.today().plusDays(1));
    return "supervision/rule";
  }

  @GetMapping("/rules/changes/{id}")
  String change(@PathVariable UUID id, Locale locale, Model model) {
    RuleChanges.Change found = changes.find(id);
    RuleViews.ChangeView view =
        views.change(found, changes.possible(found.change()), changes.anew(found.change()), locale);
    model.addAttribute("shown", shown(view));
    model.addAttribute("bars", found.change().trial().map(RulePages::bars).orElse(List.of()));
    return "supervision/rule-change";
  }

  private static Shown shown(RuleViews.ChangeView change) {
    return new Shown(
        change,
        TimelineWords.shown(change.proposedAt()),
        Optional.ofNullable(change.decidedAt()).map(TimelineWords::shown).orElse(""));
  }

  private static List<Bars> bars(TrialReport report) {
    long longest =
        report.days().stream()
            .mapToLong(day -> Math.max(day.findingsBefore(), day.findingsAfter()))
            .max()
            .orElse(0);
    return report.days().stream()
        .map(day ->
            new Bars(
                day, share(day.findingsBefore(), longest), share(day.findingsAfter(), longest)))
        .toList();
  }

  private static long share(long count, long longest) {
    return longest == 0 ? 0 : Math.ceilDiv(count * WHOLE, longest);
  }
}
