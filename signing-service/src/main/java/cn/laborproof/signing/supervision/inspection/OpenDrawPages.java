package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.contract.TimelineWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of public draws, open to everybody: no person, no title, no candidate not drawn. */
@Controller
@AllowAnyone
class OpenDrawPages {
  private static final int SIZE = 50;

  private final DrawPublications publications;

  OpenDrawPages(DrawPublications publications) {
    this.publications = publications;
  }

  /** A draw with its times for people; a year has no thousands. */
  record Shown(OpenDrawApi.OpenDraw draw, String year, String committed, String decided) {}

  @GetMapping("/public/draws")
  String list(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    OpenDrawApi.OpenDrawList found = OpenDrawApi.list(publications, region, page, SIZE);
    model.addAttribute(
        "draws",
        found.draws().stream()
            .map(draw ->
                new Shown(
                    draw,
                    Integer.toString(draw.year()),
                    TimelineWords.shown(draw.committedAt()),
                    TimelineWords.shown(draw.decidedAt())))
            .toList());
    model.addAttribute("years", found.officeYears());
    model.addAttribute("more", found.more());
    model.addAttribute("page", page);
    model.addAttribute("region", region);
    return "supervision/inspection-open-draws";
  }

  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths publishedDraws() {
      return PublicPaths.of("/public/draws");
    }
  }
}
