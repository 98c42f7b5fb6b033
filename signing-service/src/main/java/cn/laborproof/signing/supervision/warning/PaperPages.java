package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.template.FieldKind;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officials write a paper, the keeper of the seal seals it, and the enterprise reads it. */
@Controller
class PaperPages {
  private final Warnings warnings;
  private final Papers papers;
  private final Notices notices;
  private final PaperFacts facts;
  private final PaperViews views;

  PaperPages(
      Warnings warnings, Papers papers, Notices notices, PaperFacts facts, PaperViews views) {
    this.warnings = warnings;
    this.papers = papers;
    this.notices = notices;
    this.facts = facts;
    this.views = views;
  }

  /** A field of the form. */
  record Asked(String key, String label, boolean large, boolean day, int length) {}

  /** A paper with its day for people: when it was delivered, or made where it is not. */
  record Dated(PaperViews.PaperView paper, String day) {}

  private Dated dated(WarningPaper paper) {
    return new Dated(
        views.of(paper),
        TimelineWords.shown(
            paper.delivery().map(WarningPaper.Delivery::at).orElseGet(paper.made()::at)));
  }

  @GetMapping("/warnings/{id}/papers/new")
  @Allow(Role.INSPECTOR)
  String form(@PathVariable UUID id, @RequestParam String kind, Locale locale, Model model) {
    WarningPaper.Kind wanted = WarningPaper.Kind.ofCode(kind);
    model.addAttribute("warning", warnings.find(id).warning());
    model.addAttribute("kind", wanted.code());
    model.addAttribute(
        "fields",
        facts.asked(wanted).stream()
            .map(field ->
                new Asked(
                    field.key(),
                    field.label().in(locale),
                    field.kind() == FieldKind.LONG_TEXT,
                    field.kind() == FieldKind.DATE,
                    field.maxLength()))
            .toList());
    return "supervision/warning-paper-new";
  }

  @GetMapping("/notices")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  String notices(Model model) {
    model.addAttribute("waiting", papers.waiting().stream().map(this::dated).toList());
    model.addAttribute("served", notices.served().stream().map(this::dated).toList());
    return "supervision/notices";
  }
}
