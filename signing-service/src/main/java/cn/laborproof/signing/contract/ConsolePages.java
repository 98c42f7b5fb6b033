package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.compliance.Finding;
import cn.laborproof.signing.compliance.FindingWords;
import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.SignatureSuite;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final List<DeskNotes> notes;
  private final Tenancy tenancy;
  private final Installation installation;
  private final Clock clock;

  ConsolePages(
      Contracts contracts,
      ContractDrafts drafts,
      WaitingContracts waiting,
      Templates templates,
      FindingWords findings,
      TimelineWords timeline,
      EvidenceTrail trail,
      Organisations organisations,
      List<DeskNotes> notes,
      Tenancy tenancy,
      Installation installation,
      Clock clock) {
    this.contracts = contracts;
    this.drafts = drafts;
    this.waiting = waiting;
    this.templates = templates;
    this.findings = findings;
    this.timeline = timeline;
    this.trail = trail;
    this.organisations = organisations;
    this.notes = notes;
    this.tenancy = tenancy;
    this.installation = installation;
    this.clock = clock;
  }

  /** Where signing in leads; each role has its own desk. */
  @GetMapping("/home")
  @Allow({
    Role.HR,
    Role.SEAL_KEEPER,
    Role.LEGAL_REPRESENTATIVE,
    Role.MEDIATOR,
    Role.INSPECTOR,
    Role.UNION,
    Role.FEDERATION,
    Role.WORKER
  })
  String home() {
    Actor actor = tenancy.current();
    return switch (actor.role()) {
      case INSPECTOR -> "redirect:/supervision";
      case UNION, FEDERATION -> "redirect:/monitoring";
      case MEDIATOR -> "redirect:/mediation";
      case WORKER -> "redirect:/s/step";
      default ->
          organisations.mine().kind() == OrganisationKind.MEDIATION_BODY
              ? "redirect:/mediation"
              : "redirect:/console";
    };
  }

  @GetMapping("/console")
  String start(Model model, Locale locale) {
    model.addAttribute(
        "notes", notes.stream().flatMap(room -> room.onDesk(locale).stream()).toList());
    model.addAttribute("waiting", waiting.list());
    model.addAttribute("counts", contracts.counts());
    return "console/start";
  }

  @GetMapping("/console/contracts")
  String list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var filter = ContractFilter.asked(state, q, sort, page, ContractFilter.PAGE_SIZE);
    Contracts.Page found = contracts.page(filter);
    long first = (long) filter.page() * filter.size();
    model.addAttribute("rows", found.contracts().stream().map(this::row).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.contracts().size());
    model.addAttribute("more", first + filter.size() < found.total());
    model.addAttribute("filter", filter);
    model.addAttribute("state", filter.state().map(ContractState::code).orElse(""));
    model.addAttribute("sorts", filter.choices());
    model.addAttribute(
        "states", Arrays.stream(ContractState.values()).map(ContractState::code).toList());
    return "console/contracts";
  }

  /** A contract in the list; {@code due} is empty unless the seal is waited for. */
  record Row(ContractViews.ContractView contract, String due, boolean overdue) {}

  private Row row(StoredContract stored) {
    var view = ContractViews.of(stored);
    Instant due = view.sealDue();
    return new Row(view, new ShownTimes(view).due(), due != null && clock.instant().isAfter(due));
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
    addFindings(model, stored, locale);
    model.addAttribute(
        "notes", notes.stream().flatMap(room -> room.onContract(id, locale).stream()).toList());
    StreamId stream = StreamId.contract(id);
    model.addAttribute(
        "events", timeline.in(locale, tenancy.inTransaction(() -> trail.events(stream))));
    model.addAttribute("proven", tenancy.inTransaction(() -> trail.proven(stream)));
    model.addAttribute("portal", installation.portalUri());
    model.addAttribute("shown", new ShownTimes(view));
    Instant due = view.sealDue();
    model.addAttribute("overdue", due != null && clock.instant().isAfter(due));
    model.addAttribute("watch", isWithOthers(stored.contract().state()));
    return "console/detail";
  }

  private void addFindings(Model model, StoredContract stored, Locale locale) {
    List<Finding> found =
        stored.contract() instanceof DraftContract draft ? drafts.review(draft.head()) : List.of();
    model.addAttribute("findings", findings.in(locale, found));
    model.addAttribute("mustFix", count(found, Finding.Level.MUST_FIX));
    model.addAttribute("toConfirm", count(found, Finding.Level.CONFIRM));
  }

  private static long count(List<Finding> findings, Finding.Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  /** Whether somebody else may change the state while the page is open. */
  private static boolean isWithOthers(ContractState state) {
    return state == ContractState.INVITED || state == ContractState.HALF_SIGNED;
  }

  @GetMapping("/console/organisation")
  String organisation(Model model, Locale locale) {
    Organisation mine = organisations.mine();
    model.addAttribute("organisation", mine);
    model.addAttribute("sealReady", organisations.isSealReady());
    model.addAttribute("suites", SignatureSuite.values());
    StreamId stream = Organisations.stream(mine.id());
    model.addAttribute(
        "events", timeline.in(locale, tenancy.inTransaction(() -> trail.events(stream))));
    return "console/organisation";
  }

  private String form(Model model, ContractTemplate template, Map<String, String> values) {
    model.addAttribute("template", template);
    model.addAttribute("values", values);
    model.addAttribute("organisation", organisations.mine());
    return "console/form";
  }
}
