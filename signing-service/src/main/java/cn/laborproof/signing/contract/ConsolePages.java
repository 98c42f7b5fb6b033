package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.compliance.FindingWords;
import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.Templates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The employer's desk. Pages only show; every act on them goes through the API. */
@Controller
@Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
class ConsolePages {
  private static final String TEMPLATE = "labour-contract-general";

  private final Contracts contracts;
  private final ContractDrafts drafts;
  private final WaitingContracts waiting;
  private final Templates templates;
  private final FindingWords findings;
  private final TimelineWords timeline;
  private final EvidenceTrail trail;
  private final Organisations organisations;
  private final Tenancy tenancy;
  private final Installation installation;

  ConsolePages(
      Contracts contracts,
      ContractDrafts drafts,
      WaitingContracts waiting,
      Templates templates,
      FindingWords findings,
      TimelineWords timeline,
      EvidenceTrail trail,
      Organisations organisations,
      Tenancy tenancy,
      Installation installation) {
    this.contracts = contracts;
    this.drafts = drafts;
    this.waiting = waiting;
    this.templates = templates;
    this.findings = findings;
    this.timeline = timeline;
    this.trail = trail;
    this.organisations = organisations;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  /** Where signing in leads; each role has its own desk. */
  @GetMapping("/home")
  @Allow({
    Role.HR,
    Role.SEAL_KEEPER,
    Role.LEGAL_REPRESENTATIVE,
    Role.MEDIATOR,
    Role.INSPECTOR,
    Role.WORKER
  })
  String home() {
    Actor actor = tenancy.current();
    return switch (actor.role()) {
      case INSPECTOR -> "redirect:/supervision";
      case MEDIATOR -> "redirect:/mediation";
      case WORKER -> "redirect:/s/step";
      default ->
          organisations.mine().kind() == OrganisationKind.MEDIATION_BODY
              ? "redirect:/mediation"
              : "redirect:/console";
    };
  }

  @GetMapping("/console")
  String start(Model model) {
    model.addAttribute("waiting", waiting.list());
    model.addAttribute("counts", contracts.counts());
    return "console/start";
  }

  @GetMapping("/console/contracts")
  String list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var filter = new ContractFilter(known(state), q, page, ContractFilter.PAGE_SIZE);
    List<StoredContract> rows = contracts.page(filter);
    model.addAttribute("rows", rows.stream().limit(filter.size()).map(ContractViews::of).toList());
    model.addAttribute("more", rows.size() > filter.size());
    model.addAttribute("filter", filter);
    model.addAttribute("state", filter.state().map(ContractState::code).orElse(""));
    model.addAttribute(
        "states", Arrays.stream(ContractState.values()).map(ContractState::code).toList());
    return "console/contracts";
  }

  @GetMapping("/console/contracts/new")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String draft(Model model) {
    ContractTemplate template = templates.newest(TEMPLATE);
    var values = new HashMap<String, String>();
    template
        .fields()
        .forEach(field -> {
          String preset = field.preset();
          if (preset != null) {
            values.put(field.key(), preset);
          }
        });
    return form(model, template, values);
  }

  @GetMapping("/console/contracts/{id}/edit")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String edit(@PathVariable UUID id, Model model) {
    StoredContract stored = contracts.find(id);
    if (!(stored.contract() instanceof DraftContract draft)) {
      return "redirect:/console/contracts/" + id;
    }
    model.addAttribute("contract", ContractViews.of(stored));
    return form(
        model,
        templates.version(draft.head().template(), draft.head().templateVersion()),
        draft.head().data().values());
  }

  @GetMapping("/console/contracts/{id}")
  String detail(@PathVariable UUID id, Model model, Locale locale) {
    StoredContract stored = contracts.find(id);
    ContractTemplate template =
        templates.version(
            stored.contract().head().template(), stored.contract().head().templateVersion());
    var view = ContractViews.of(stored);
    model.addAttribute("contract", view);
    var data = stored.contract().head().data();
    model.addAttribute(
        "facts", template.defects(data).isEmpty() ? template.write(data).facts() : List.of());
    model.addAttribute("english", Locale.ENGLISH.getLanguage().equals(locale.getLanguage()));
    model.addAttribute(
        "findings",
        stored.contract() instanceof DraftContract
            ? findings.in(locale, drafts.review(stored.contract().head()))
            : List.of());
    StreamId stream = StreamId.contract(id);
    model.addAttribute(
        "events", timeline.in(locale, tenancy.inTransaction(() -> trail.events(stream))));
    model.addAttribute("proven", tenancy.inTransaction(() -> trail.proven(stream)));
    model.addAttribute("portal", installation.portalUri());
    model.addAttribute("shown", new ShownTimes(view));
    return "console/detail";
  }

  @GetMapping("/console/organisation")
  String organisation(Model model) {
    model.addAttribute("organisation", organisations.mine());
    return "console/organisation";
  }

  private String form(Model model, ContractTemplate template, Map<String, String> values) {
    model.addAttribute("template", template);
    model.addAttribute("values", values);
    model.addAttribute("organisation", organisations.mine());
    return "console/form";
  }

  private static Optional<ContractState> known(String code) {
    return Arrays.stream(ContractState.values())
        .filter(state -> state.code().equals(code))
        .findFirst();
  }
}
