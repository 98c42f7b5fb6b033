package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The order of looking on the supervision console. Pages only show; acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class RankingPages {

  private static final int SIZE = 20;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private final RankingModels models;
  private final RankingViews views;

  RankingPages(RankingModels models, RankingViews views) {
    this.models = models;
    this.views = views;
  }

  /** A model with its times for people. */
  record Shown(RankingViews.ModelView model, String asked, String decided) {}

  /** A tenth as two bars on one scale, the longest of all being 100. */
  record Bars(
      int number, RankingViews.TenthView tenth, BigDecimal predicted, BigDecimal observed) {}

  @GetMapping("/ranking")
  String list(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String findings,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    RankingModels.Page found = models.page(RankingFilter.asked(region, text, findings, page, SIZE));
    RankingFilter filter = found.filter();
    long first = (long) filter.page() * filter.size();
    model.addAttribute(
        "rows", found.employers().stream().map(each -> views.place(each, locale)).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.employers().size());
    model.addAttribute("more", found.more());
    model.addAttribute("region", filter.region());
    model.addAttribute("text", filter.text());
    model.addAttribute("findings", filter.findings());
    model.addAttribute("page", filter.page());
    model.addAttribute("narrowed", filter.isNarrowed());
    model.addAttribute(
        "active", found.model().map(each -> shown(views.summary(each, locale))).orElse(null));
    model.addAttribute(
        "models",
        models.newest().stream().map(each -> shown(views.summary(each, locale))).toList());
    return "supervision/ranking";
  }

  @GetMapping("/ranking/models/{id}")
  String model(@PathVariable UUID id, Locale locale, Model model) {
    RankingModels.Told told = models.find(id);
    RankingViews.ModelView view = views.model(told, models.possible(told.model()), locale);
    model.addAttribute("shown", shown(view));
    model.addAttribute(
        "tenths",
        Optional.ofNullable(view.study())
            .map(study -> bars(study.learned().tenths()))
            .orElse(List.of()));
    return "supervision/ranking-model";
  }

  private static Shown shown(RankingViews.ModelView model) {
    return new Shown(
        model,
        TimelineWords.shown(model.askedAt()),
        Optional.ofNullable(model.decidedAt()).map(TimelineWords::shown).orElse(""));
  }

  private static List<Bars> bars(List<RankingViews.TenthView> tenths) {
    BigDecimal longest =
        tenths.stream()
            .map(tenth -> tenth.predicted().max(tenth.observed()))
            .max(BigDecimal::compareTo)
            .filter(most -> most.signum() > 0)
            .orElse(BigDecimal.ONE);
    return IntStream.range(0, tenths.size())
        .mapToObj(place ->
            new Bars(
                place + 1,
                tenths.get(place),
                share(tenths.get(place).predicted(), longest),
                share(tenths.get(place).observed(), longest)))
        .toList();
  }

  private static BigDecimal share(BigDecimal value, BigDecimal longest) {
    return value.multiply(WHOLE).divide(longest, 1, RoundingMode.HALF_UP);
  }
}
