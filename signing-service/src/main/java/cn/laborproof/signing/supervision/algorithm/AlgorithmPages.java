package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register on the employer's console and on the office's. Acts go through the API. */
@Controller
class AlgorithmPages {
  private final AlgorithmRegister register;
  private final AlgorithmViews views;
  private final AlgorithmTerms terms;

  AlgorithmPages(AlgorithmRegister register, AlgorithmViews views, AlgorithmTerms terms) {
    this.register = register;
    this.views = views;
    this.terms = terms;
  }

  @GetMapping("/algorithms")
  @Allow(Role.INSPECTOR)
  String desk(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    addPage(model, AlgorithmFilter.asked(q, standing, purpose, page));
    return "supervision/algorithms";
  }

  @GetMapping("/algorithms/{id}")
  @Allow(Role.INSPECTOR)
  String one(@PathVariable UUID id, Model model) {
    addEntry(model, id);
    return "supervision/algorithm";
  }

  @GetMapping("/own-algorithms")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String own(
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    addPage(model, AlgorithmFilter.asked("", standing, "", page));
    model.addAttribute("unconfirmed", register.isUnconfirmed());
    return "supervision/own-algorithms";
  }

  @GetMapping("/own-algorithms/{id}")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String ownOne(@PathVariable UUID id, Model model) {
    addEntry(model, id);
    model.addAttribute("unconfirmed", register.isUnconfirmed());
    return "supervision/own-algorithm";
  }

  private void addPage(Model model, AlgorithmFilter filter) {
    AlgorithmRegister.Page found = register.page(filter);
    long first = (long) filter.page() * AlgorithmFilter.SIZE;
    model.addAttribute("rows", found.rows().stream().map(views::summary).toList());
    model.addAttribute("counts", found.standings());
    model.addAttribute("filter", filter);
    model.addAttribute("standings", AlgorithmFilter.STANDINGS);
    model.addAttribute("page", filter.page());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.rows().size());
    model.addAttribute("more", filter.more(found.total()));
    addData(model);
  }

  private void addEntry(Model model, UUID id) {
    model.addAttribute("detail", views.detail(id));
    addData(model);
  }

  private void addData(Model model) {
    model.addAttribute("purposes", Filing.PURPOSES);
    model.addAttribute("today", register.today());
    model.addAttribute("days", terms.changesDays());
    model.addAttribute("mostDays", terms.changesMostDays());
    model.addAttribute("article", terms.article());
    model.addAttribute("confirmed", terms.isConfirmed());
  }
}
