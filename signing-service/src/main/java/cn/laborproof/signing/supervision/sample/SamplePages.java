package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Panels and questionnaires on the supervision console. Pages only show; acts go by the API. */
@Controller
@Allow(Role.INSPECTOR)
class SamplePages {
  private static final int ROWS = 4;
  private static final int USUAL_DAYS = 30;

  private final Panels panels;
  private final Questionnaires questionnaires;
  private final SampleViews views;
  private final ResultViews results;

  SamplePages(
      Panels panels, Questionnaires questionnaires, SampleViews views, ResultViews results) {
    this.panels = panels;
    this.questionnaires = questionnaires;
    this.views = views;
    this.results = results;
  }

  /** A questionnaire with its end for people. */
  record Shown(SampleViews.QuestionnaireSummary questionnaire, String closes) {}

  @GetMapping("/samples")
  String list(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "0") int asked,
      Locale locale,
      Model model) {
    model.addAttribute("panels", panels.newest(page).map(SampleViews::summary));
    model.addAttribute("questionnaires", shown(questionnaires.newest(asked), locale));
    return "supervision/samples";
  }

  private Paged<Shown> shown(Paged<Questionnaire> found, Locale locale) {
    return found
        .map(each -> SampleViews.summary(each, questionnaires.now(), locale))
        .map(each -> new Shown(each, SampleViews.shownEnd(each.closesAt(), each.closedAt())));
  }

  @GetMapping("/samples/new")
  String fresh(Model model) {
    model.addAttribute("rows", IntStream.range(0, ROWS).boxed().toList());
    model.addAttribute("sizes", SampleBounds.SIZES);
    model.addAttribute("bounds", panels.bounds());
    model.addAttribute("region", panels.region());
    return "supervision/sample-new";
  }

  @GetMapping("/samples/{id}")
  String panel(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    SampleViews.PanelDetail detail = views.detail(panels.find(id), locale);
    model.addAttribute("d", detail);
    model.addAttribute("closes", panels.today().plusDays(USUAL_DAYS));
    model.addAttribute("form", questionnaires.shipped());
    model.addAttribute("questionnaires", shown(questionnaires.of(id, page), locale));
    return "supervision/sample";
  }

  @GetMapping("/questionnaires/{id}")
  String questionnaire(@PathVariable UUID id, Locale locale, Model model) {
    Questionnaires.Returned returned = questionnaires.returned(id);
    Questionnaires.Told told = returned.told();
    List<String> possible = questionnaires.possible(told);
    SampleViews.QuestionnaireDetail detail =
        views.detail(told, possible, questionnaires.now(), locale);
    model.addAttribute("d", detail);
    model.addAttribute("possible", possible);
    model.addAttribute(
        "closes",
        SampleViews.shownEnd(detail.questionnaire().closesAt(), detail.questionnaire().closedAt()));
    model.addAttribute("results", results.detail(returned, locale));
    model.addAttribute("days", USUAL_DAYS);
    return "supervision/questionnaire";
  }
}
