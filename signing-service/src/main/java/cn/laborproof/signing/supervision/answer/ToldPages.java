package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Told findings on the employer's console, answers on the office's. Acts go through the API. */
@Controller
class ToldPages {
  private final FindingAnswers answers;
  private final ToldViews views;

  ToldPages(FindingAnswers answers, ToldViews views) {
    this.answers = answers;
    this.views = views;
  }

  @GetMapping("/told-findings")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String told(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    AnswerFilter filter = AnswerFilter.told(state.equals("all") ? "" : state, sort, page);
    boolean unconfirmed = answers.isUnconfirmed();
    FindingAnswers.Page<ToldRows.Listed> found =
        unconfirmed ? new FindingAnswers.Page<>(List.of(), 0) : answers.told(filter);
    model.addAttribute("unconfirmed", unconfirmed);
    model.addAttribute(
        "rows",
        found.rows().stream()
            .map(each -> views.told(each.finding(), each.answer(), locale))
            .toList());
    model.addAttribute("states", AnswerFilter.TOLD_STATES);
    model.addAttribute("sorts", AnswerFilter.TOLD_SORTS);
    addPage(model, filter, found.rows().size(), found.total());
    return "supervision/told-findings";
  }

  @GetMapping("/told-findings/{id}")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String one(@PathVariable UUID id, Locale locale, Model model) {
    ToldViews.ToldDetail detail = views.detail(answers.find(id), answers.answers(id), locale);
    model.addAttribute("one", detail.finding());
    model.addAttribute("answers", detail.answers());
    boolean waits = "open".equals(detail.finding().answer());
    boolean accepted = "accepted".equals(detail.finding().answer());
    model.addAttribute("may", detail.finding().closedOn() == null && !waits && !accepted);
    return "supervision/told-finding";
  }

  @GetMapping("/finding-answers")
  @Allow(Role.INSPECTOR)
  String desk(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    AnswerFilter filter = AnswerFilter.answers(state.equals("all") ? "" : state, sort, page);
    FindingAnswers.Page<AnswerRows.OnDesk> found = answers.desk(filter);
    model.addAttribute(
        "rows", found.rows().stream().map(each -> ToldViews.listed(each, locale)).toList());
    model.addAttribute("states", AnswerFilter.ANSWER_STATES);
    model.addAttribute("sorts", AnswerFilter.ANSWER_SORTS);
    addPage(model, filter, found.rows().size(), found.total());
    return "supervision/finding-answers";
  }

  @GetMapping("/finding-answers/{id}")
  @Allow(Role.INSPECTOR)
  String answer(@PathVariable UUID id, Locale locale, Model model) {
    ToldViews.AnswerDetail detail = views.detail(answers.open(id), locale);
    model.addAttribute("answer", detail.answer());
    model.addAttribute("one", detail.told());
    return "supervision/finding-answer";
  }

  private static void addPage(Model model, AnswerFilter filter, int rows, long total) {
    long first = (long) filter.page() * AnswerFilter.SIZE;
    model.addAttribute("filter", filter);
    model.addAttribute("chosen", filter.state().isEmpty() ? "all" : filter.state());
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + rows);
    model.addAttribute("more", filter.more(total));
  }
}
