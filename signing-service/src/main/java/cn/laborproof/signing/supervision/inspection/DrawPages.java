package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Draws on the supervision console. Pages only show; acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class DrawPages {

  private static final int USUAL_TAKE = 5;

  /** 劳动保障监察条例 第16条: at least two people inspect. */
  private static final int USUAL_EACH = 2;

  private final Draws draws;
  private final DrawViews views;
  private final Abstentions abstentions;
  private final DrawPublications publications;

  DrawPages(Draws draws, DrawViews views, Abstentions abstentions, DrawPublications publications) {
    this.draws = draws;
    this.views = views;
    this.abstentions = abstentions;
    this.publications = publications;
  }

  /** A draw with its time for people. */
  record Shown(DrawViews.DrawSummary draw, String committed) {}

  @GetMapping("/inspection/draws")
  String list(@RequestParam(defaultValue = "0") int page, Model model) {
    Draws.Page found = draws.newest(page, TaskFilter.PAGE_SIZE);
    addRange(page, found.draws().size(), found.total(), model);
    model.addAttribute(
        "draws",
        found.draws().stream()
            .map(DrawViews::summary)
            .map(each -> new Shown(each, TimelineWords.shown(each.committedAt())))
            .toList());
    return "supervision/inspection-draws";
  }

  /** What the pager of a list says. */
  static void addRange(int page, int shown, long total, Model model) {
    long first = (long) page * TaskFilter.PAGE_SIZE;
    model.addAttribute("page", page);
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + shown);
    model.addAttribute("more", first + TaskFilter.PAGE_SIZE < total);
  }

  @GetMapping("/inspection/draws/new")
  String fresh(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String scope,
      @RequestParam(required = false) @Nullable Integer scoreAtMost,
      @RequestParam(required = false) @Nullable Integer scoreAtLeast,
      Model model) {
    DrawFilter filter =
        new DrawFilter(
            region.strip(),
            scope.strip(),
            Optional.ofNullable(scoreAtMost),
            Optional.ofNullable(scoreAtLeast));
    model.addAttribute("region", filter.region());
    model.addAttribute("scope", filter.scope());
    model.addAttribute("scoreAtMost", scoreAtMost);
    model.addAttribute("scoreAtLeast", scoreAtLeast);
    model.addAttribute("count", draws.count(filter));
    model.addAttribute("inspectors", abstentions.inspectors());
    model.addAttribute("abstentions", abstentions.standing());
    model.addAttribute("grounds", Abstentions.GROUNDS);
    model.addAttribute("repeats", draws.alike(filter).map(DrawViews::summary).orElse(null));
    model.addAttribute("take", USUAL_TAKE);
    model.addAttribute("each", USUAL_EACH);
    return "supervision/inspection-draw-new";
  }

  @GetMapping("/inspection/draws/{id}")
  String one(@PathVariable UUID id, Model model) {
    DrawViews.DrawDetail detail = views.detail(draws.find(id));
    model.addAttribute("d", detail);
    model.addAttribute("committed", TimelineWords.shown(detail.draw().committedAt()));
    model.addAttribute(
        "decided",
        Optional.ofNullable(detail.draw().decidedAt()).map(TimelineWords::shown).orElse(""));
    model.addAttribute(
        "lotAt",
        Optional.ofNullable(detail.lot()).map(lot -> TimelineWords.shown(lot.at())).orElse(""));
    model.addAttribute("publication", publications.find(id));
    model.addAttribute("publishable", publications.isPublishable(id));
    model.addAttribute("filters", List.copyOf(detail.filter().entrySet()));
    return "supervision/inspection-draw";
  }
}
