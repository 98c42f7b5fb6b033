package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.score.Scorecard;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Scores on the desks of offices, and an employer's own on its desk. Pages only show. */
@Controller
@Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE})
class ScorePages {

  private static final int SIZE = 20;

  private final Scores scores;
  private final Examined examined;

  ScorePages(Scores scores, Examined examined) {
    this.scores = scores;
    this.examined = examined;
  }

  /** The word and colour of a severity. */
  record Level(String code, String colour, String words) {}

  @GetMapping("/scores")
  String list(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    if (scores.isHouse()) {
      return own(locale, model);
    }
    Scores.Page found = scores.page(ScoreFilter.asked(region, text, sort, page, SIZE));
    ScoreFilter filter = found.filter();
    long first = (long) filter.page() * filter.size();
    model.addAttribute("rows", found.scores().stream().map(ScoreViews::summary).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.scores().size());
    model.addAttribute("more", found.more());
    model.addAttribute("region", filter.region());
    model.addAttribute("text", filter.text());
    model.addAttribute("sort", filter.sort().code());
    model.addAttribute("page", filter.page());
    model.addAttribute("narrowed", !filter.region().isEmpty() || !filter.text().isEmpty());
    model.addAttribute(
        "sorts", Stream.of(ScoreFilter.Sort.values()).map(ScoreFilter.Sort::code).toList());
    model.addAttribute("least", scores.card().leastAssessed());
    return "supervision/scores";
  }

  /** An employer of which nothing is known yet is told so, not refused. */
  private String own(Locale locale, Model model) {
    model.addAttribute("unconfirmed", scores.isUnconfirmed());
    return scores
        .own()
        .map(told -> show(told, true, locale, model))
        .orElse("supervision/score-none");
  }

  @GetMapping("/scores/{employer}")
  String one(
      @PathVariable String employer,
      @RequestParam(defaultValue = "") String region,
      Locale locale,
      Model model) {
    return show(scores.find(employer, region), scores.isHouse(), locale, model);
  }

  @GetMapping("/score-areas")
  @Allow(Role.INSPECTOR)
  String areas(Locale locale, Model model) {
    List<ScoreRows.Area> areas = scores.areas();
    Scorecard card = scores.card();
    model.addAttribute(
        "areas", areas.stream().map(area -> ScoreViews.area(area, card, locale)).toList());
    model.addAttribute(
        "dimensions",
        card.dimensions().stream().map(dimension -> dimension.name().in(locale)).toList());
    model.addAttribute("today", scores.today());
    model.addAttribute("card", card.key());
    model.addAttribute("least", card.leastAssessed());
    return "supervision/score-areas";
  }

  private String show(Scores.Told told, boolean house, Locale locale, Model model) {
    ScoreViews.ScoreDetail detail = ScoreViews.detail(told, locale);
    model.addAttribute("detail", detail);
    model.addAttribute("house", house);
    model.addAttribute(
        "taken",
        detail.points().stream()
            .filter(point -> !point.deductions().isEmpty())
            .sorted(Comparator.comparing(ScoreViews.PointView::lost).reversed())
            .toList());
    model.addAttribute("levels", Stream.of(Severity.values()).map(s -> level(s, locale)).toList());
    model.addAttribute("trend", Trend.of(told.history(), scores.today()));
    model.addAttribute("source", told.card().source().in(locale));
    model.addAttribute("least", told.card().leastAssessed());
    model.addAttribute("lacking", examined.lacking(told, locale));
    return "supervision/score";
  }

  private static Level level(Severity severity, Locale locale) {
    return new Level(
        ScoreViews.code(severity),
        switch (severity) {
          case BREACH -> "red";
          case REMIND -> "orange";
          case NOTICE -> "info";
        },
        Explanation.severity(severity, locale));
  }
}
