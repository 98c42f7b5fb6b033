package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.mediation.domain.DraftAgreement;
import cn.laborproof.signing.organisation.SignatureSuite;
import cn.laborproof.signing.shared.Installation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The mediation room's desk, for the body's people and for the respondent's. Pages only show; every
 * act on them goes through the API.
 */
@Controller
@Allow({Role.MEDIATOR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.HR})
class MediationPages {
  /** What comes from registrations and is not asked for. */
  private static final List<String> REGISTERED =
      List.of(
          "respondent.name",
          "respondent.domicile",
          "respondent.legalRepresentative",
          "body.name",
          "mediator.name");

  /** Days after the application within which mediation should end (调解仲裁法 art 14). */
  private static final int MEDIATION_DAYS = 15;

  private final Agreements agreements;
  private final AgreementDrafts drafts;
  private final DefectWords words;
  private final AgreementTemplate wording;
  private final DeskTasks tasks;
  private final EvidenceTrail trail;
  private final TimelineWords timeline;
  private final Tenancy tenancy;
  private final Installation installation;

  MediationPages(
      Agreements agreements,
      AgreementDrafts drafts,
      DefectWords words,
      AgreementTemplate wording,
      DeskTasks tasks,
      EvidenceTrail trail,
      TimelineWords timeline,
      Tenancy tenancy,
      Installation installation) {
    this.agreements = agreements;
    this.drafts = drafts;
    this.words = words;
    this.wording = wording;
    this.tasks = tasks;
    this.trail = trail;
    this.timeline = timeline;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  @GetMapping("/mediation")
  String start(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var filter = AgreementFilter.asked(state, sort, page, AgreementFilter.PAGE_SIZE);
    List<StoredAgreement> rows = agreements.mine(filter);
    long total = agreements.total(filter);
    long first = (long) filter.page() * filter.size();
    model.addAttribute("waiting", tasks.waiting(agreements.mine(AgreementFilter.newest())));
    model.addAttribute("rows", rows.stream().map(AgreementViews::of).toList());
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + rows.size());
    model.addAttribute("more", first + filter.size() < total);
    model.addAttribute("filter", filter);
    model.addAttribute("state", filter.state().map(AgreementState::code).orElse(""));
    model.addAttribute(
        "states", Arrays.stream(AgreementState.values()).map(AgreementState::code).toList());
    model.addAttribute("body", tasks.isBody());
    return "mediation/start";
  }

  @GetMapping("/mediation/agreements/new")
  @Allow(Role.MEDIATOR)
  String draft(Model model) {
    return form(model, Map.of());
  }

  @GetMapping("/mediation/agreements/{id}/edit")
  @Allow(Role.MEDIATOR)
  String edit(@PathVariable UUID id, Model model) {
    StoredAgreement stored = agreements.find(id);
    if (!(stored.agreement() instanceof DraftAgreement draft)) {
      return "redirect:/mediation/agreements/" + id;
    }
    model.addAttribute("agreement", AgreementViews.of(stored));
    return form(model, draft.head().data().values());
  }

  @GetMapping("/mediation/agreements/{id}")
  String detail(@PathVariable UUID id, Model model, Locale locale) {
    StoredAgreement stored = agreements.find(id);
    AgreementHead head = stored.agreement().head();
    model.addAttribute("agreement", AgreementViews.of(stored));
    model.addAttribute("body", tasks.isBody());
    model.addAttribute("task", tasks.of(stored));
    model.addAttribute("watch", tasks.isMoving(stored));
    model.addAttribute("mayWithdraw", tasks.mayWithdraw(stored));
    model.addAttribute("deadline", deadline(head));
    List<DefectWords.Worded> defects =
        stored.agreement() instanceof DraftAgreement
            ? words.in(locale, drafts.defects(id))
            : List.of();
    model.addAttribute("defects", defects);
    model.addAttribute("facts", defects.isEmpty() ? wording.text(head).facts() : List.of());
    var stream = Agreements.stream(id);
    List<EvidenceTrail.TrailEvent> events = tenancy.inTransaction(() -> trail.events(stream));
    model.addAttribute("events", timeline.in(locale, events));
    model.addAttribute("suite", suite(events));
    model.addAttribute("proven", tenancy.inTransaction(() -> trail.proven(stream)));
    model.addAttribute("portal", installation.portalUri());
    return "mediation/detail";
  }

  /** Who signs is told before: the last word on the suite is the one when the worker was asked. */
  private static String suite(List<EvidenceTrail.TrailEvent> events) {
    return events.stream()
        .filter(event -> event.kind().equals("signature-suite.fixed"))
        .reduce((_, later) -> later)
        .map(event -> String.valueOf(event.facts().get("suite")))
        .orElse(SignatureSuite.INTERNATIONAL.code());
  }

  private String form(Model model, Map<String, String> values) {
    model.addAttribute("template", wording.newest());
    model.addAttribute("values", values);
    model.addAttribute("registered", REGISTERED);
    model.addAttribute("body", true);
    return "mediation/form";
  }

  private static @Nullable LocalDate deadline(AgreementHead head) {
    return head.data()
        .date("application.received")
        .map(day -> day.plusDays(MEDIATION_DAYS))
        .orElse(null);
  }
}
