package cn.laborproof.signing.supervision.panorama;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The panorama on an official's desk, and on a wall. Pages only show. */
@Controller
@Allow(Role.INSPECTOR)
class PanoramaPages {

  private final Panorama panorama;
  private final PanoramaViews views;

  PanoramaPages(Panorama panorama, PanoramaViews views) {
    this.panorama = panorama;
    this.views = views;
  }

  @GetMapping("/panorama")
  String desk(Locale locale, Model model) {
    Panorama.View view = panorama.look();
    add(view, locale, model);
    addMonths(view, locale, model);
    model.addAttribute("raised", views.raised(view));
    model.addAttribute("micro", views.micro(view.rules(), locale));
    return "supervision/panorama";
  }

  /**
   * The same on a wall, large.
   *
   * @param now asks for what is read anew every minute alone, without months and published figures
   */
  @GetMapping("/panorama/wall")
  String wall(@RequestParam Optional<String> now, Locale locale, Model model) {
    boolean slow = now.isEmpty();
    Panorama.View view = slow ? panorama.look() : panorama.now();
    add(view, locale, model);
    if (slow) {
      addMonths(view, locale, model);
    }
    model.addAttribute("slow", slow);
    return "supervision/panorama-wall";
  }

  private void addMonths(Panorama.View view, Locale locale, Model model) {
    model.addAttribute("standing", views.standing(view));
    model.addAttribute("macro", views.macro(view.figures(), locale));
  }

  private void add(Panorama.View view, Locale locale, Model model) {
    model.addAttribute("today", view.today());
    model.addAttribute("at", views.shown(Optional.of(view.at())));
    model.addAttribute(
        "delivered", views.shown(view.deliveries().map(PanoramaRows.Deliveries::last)));
    model.addAttribute("findings", view.findings());
    model.addAttribute("rate", view.rate().map(BigDecimal::toPlainString).orElse("—"));
    model.addAttribute("tiles", views.tiles(view, locale));
    model.addAttribute("rules", views.rules(view, locale));
    model.addAttribute("from", view.from());
    model.addAttribute("stages", views.stages(view.stages(), view.from(), view.today(), locale));
    model.addAttribute("running", views.running(view, locale));
    model.addAttribute("open", view.running().stream().mapToLong(each -> each.warnings()).sum());
    model.addAttribute("over", view.running().stream().mapToLong(each -> each.over()).sum());
    model.addAttribute(
        "waiting",
        view.stages().stream()
            .filter(stage -> stage.stage().equals("waiting"))
            .mapToLong(stage -> stage.count())
            .sum());
  }
}
