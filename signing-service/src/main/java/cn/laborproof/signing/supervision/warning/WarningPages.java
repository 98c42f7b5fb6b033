package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.risk.warning.Assessment;
import cn.laborproof.risk.warning.ClockKind;
import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.WarningFact;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.hub.JudgedEmployers;
import cn.laborproof.signing.supervision.score.ScoredEmployers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Warnings on the supervision console. Pages only show; every act goes through the API. */
@Controller
@Allow(Role.INSPECTOR)
class WarningPages {
  /** Digits of the shortest division a warning is raised in. */
  private static final int DIVISION = 6;

  /** Acts that a clock waits for. */
  private static final Set<ActKind> DUE =
      Set.of(ActKind.SEND_UP, ActKind.ACCEPT, ActKind.HANDLE, ActKind.CLOSE);

  private final Warnings warnings;
  private final WarningViews views;
  private final WarningTimeline timeline;
  private final Proposals proposals;
  private final ProposalViews proposalViews;
  private final ScoredEmployers employers;
  private final JudgedEmployers judged;
  private final Papers papers;
  private final PaperViews paperViews;
  private final Tenancy tenancy;
  private final Clock clock;

  WarningPages(
      Warnings warnings,
      WarningViews views,
      WarningTimeline timeline,
      Proposals proposals,
      ProposalViews proposalViews,
      ScoredEmployers employers,
      JudgedEmployers judged,
      Papers papers,
      PaperViews paperViews,
      Tenancy tenancy,
      Clock clock) {
    this.warnings = warnings;
    this.views = views;
    this.timeline = timeline;
    this.proposals = proposals;
    this.proposalViews = proposalViews;
    this.employers = employers;
    this.judged = judged;
    this.papers = papers;
    this.paperViews = paperViews;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A warning of the list with its clock. */
  record Row(WarningViews.WarningSummary warning, Optional<ClockFace> face, String due) {}

  /** A step with its time for people. */
  record ShownStep(WarningViews.StepView step, String at, String recorded) {}

  /**
   * A fact of the form: a number, or one of the words of its scale.
   *
   * @param value what findings tell of it; empty for nothing
   */
  record Asked(String code, String label, String unit, List<Word> words, String value) {}

  /** A word of a scale. */
  record Word(String code, String shown) {}

  @GetMapping("/warnings")
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String clock,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var narrow =
        new WarningFilter.Narrow(
            region, Optional.ofNullable(from), Optional.ofNullable(to), stage, clock);
    var filter =
        WarningFilter.asked(
            state.equals("all") ? "" : state, narrow, sort, page, WarningFilter.PAGE_SIZE);
    Instant now = this.clock.instant();
    List<Row> rows = warnings.page(filter).stream().map(warning -> row(warning, now)).toList();
    long total = warnings.total(filter);
    long first = (long) filter.page() * filter.size();
    model.addAttribute("rows", rows);
    model.addAttribute("proposed", proposals.open());
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + rows.size());
    model.addAttribute("more", first + filter.size() < total);
    model.addAttribute("filter", filter);
    model.addAttribute("from", filter.narrow().from().map(LocalDate::toString).orElse(""));
    model.addAttribute("to", filter.narrow().to().map(LocalDate::toString).orElse(""));
    model.addAttribute(
        "stages",
        Stream.concat(WarningFilter.STAGES.stream(), Stream.of(WarningFilter.REPLY_WAITING))
            .toList());
    model.addAttribute(
        "clocks",
        Stream.concat(
                Stream.of(ClockKind.values()).map(ClockKind::code),
                Stream.of("over", WarningFilter.OVER_AT_TOP))
            .toList());
    model.addAttribute("chosen", filter.state().isEmpty() ? "all" : filter.state());
    model.addAttribute("states", WarningFilter.STATES);
    model.addAttribute(
        "sorts", Stream.of(WarningFilter.Sort.values()).map(WarningFilter.Sort::code).toList());
    return "supervision/warnings";
  }

  @GetMapping("/warnings/new")
  String form(
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(defaultValue = "") String basis,
      Locale locale,
      Model model) {
    String region = region();
    Scheme scheme = warnings.schemeOf(region, clock.instant());
    String own = region.length() < DIVISION ? "" : region;
    Optional<ScoredEmployers.Known> about =
        employer.isBlank() ? Optional.empty() : employers.find(employer);
    Proposals.Known told =
        employer.isBlank()
            ? new Proposals.Known(List.of(), Situation.UNKNOWN)
            : proposals.known(employer, basis);
    model.addAttribute("code", employer);
    model.addAttribute(
        "name",
        about
            .map(ScoredEmployers.Known::name)
            // Found, and not scored yet.
            .or(() -> tenancy.inTransaction(() -> judged.nameOf(employer)))
            .orElse(""));
    model.addAttribute(
        "region",
        about.map(ScoredEmployers.Known::region).filter(seat -> !seat.isEmpty()).orElse(own));
    model.addAttribute("basis", basis);
    model.addAttribute(
        "basisTitle",
        CompanyScan.ruleIds().contains(basis) ? new Wording(locale).title(basis) : basis);
    model.addAttribute("grounds", proposalViews.grounds(employer, told.grounds(), locale));
    List<Asked> facts = asked(told.situation(), locale);
    model.addAttribute("facts", facts);
    model.addAttribute("filled", facts.stream().anyMatch(fact -> !fact.value().isEmpty()));
    addScheme(scheme, scheme.assess(told.situation()), locale, model);
    return "supervision/warning-new";
  }

  @GetMapping("/warnings/{id}")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    Warnings.Told told = warnings.find(id);
    Instant now = clock.instant();
    model.addAttribute("row", row(told.warning(), now));
    model.addAttribute("scheme", views.scheme(told, locale));
    model.addAttribute("known", views.facts(told, locale));
    model.addAttribute("bounds", views.bounds(told, locale));
    model.addAttribute("discovered", TimelineWords.shown(told.warning().discoveredAt()));
    model.addAttribute("facts", asked(Situation.UNKNOWN, locale));
    List<WarningPaper> all = papers.about(id);
    model.addAttribute("papers", all.stream().map(paperViews::of).toList());
    model.addAttribute("sealed", sealed(all));
    model.addAttribute("means", Warnings.MEANS);
    model.addAttribute(
        "steps",
        timeline.of(told, locale).reversed().stream()
            .map(step ->
                new ShownStep(
                    step, TimelineWords.shown(step.at()), recorded(step.at(), step.recordedAt())))
            .toList());
    List<ActKind> possible = warnings.possible(told);
    model.addAttribute("bodies", JointBody.CODES);
    model.addAttribute("withdrawable", told.withdrawable());
    model.addAttribute("possible", possible.stream().map(ActKind::code).toList());
    model.addAttribute(
        "due", possible.stream().filter(DUE::contains).findFirst().map(ActKind::code).orElse(""));
    return "supervision/warning";
  }

  /** The sealed papers each act can rest on, newest first; no entry for an act that needs none. */
  private static Map<String, List<Word>> sealed(List<WarningPaper> papers) {
    var byAct = new HashMap<String, List<Word>>();
    for (ActKind kind : ActKind.values()) {
      kind.paper()
          .ifPresent(needed ->
              byAct.put(
                  kind.code(),
                  papers.stream()
                      .filter(paper -> paper.kind() == needed)
                      .flatMap(paper ->
                          paper.sealedAt().stream()
                              .map(at ->
                                  new Word(
                                      paper.id().toString(),
                                      paper.number() + " · " + TimelineWords.shown(at))))
                      .toList()));
    }
    return byAct;
  }

  private void addScheme(Scheme scheme, Assessment assessment, Locale locale, Model model) {
    model.addAttribute("schemeName", scheme.name().in(locale));
    model.addAttribute("schemeSource", scheme.source().in(locale));
    model.addAttribute("bounds", views.bounds(scheme, assessment, locale));
  }

  private Row row(StoredWarning warning, Instant now) {
    Optional<StoredWarning.Clock> running = warning.standing().clock();
    return new Row(
        views.summary(warning, now),
        running.map(each -> ClockFace.of(each.start(), each.due(), now)),
        running.map(each -> TimelineWords.shownEnd(each.due())).orElse(""));
  }

  /** When something came to be known, if that was later than a minute after it happened. */
  private static String recorded(Instant at, @Nullable Instant recorded) {
    return recorded == null || recorded.isBefore(at.plusSeconds(60))
        ? ""
        : TimelineWords.shown(recorded);
  }

  private List<Asked> asked(Situation told, Locale locale) {
    return Stream.of(WarningFact.values())
        .filter(WarningFact::reported)
        .map(fact ->
            new Asked(
                fact.code(),
                views.label(fact, locale),
                fact.unit(),
                fact.scale().stream()
                    .map(word -> new Word(word, views.shown(fact, word, locale)))
                    .toList(),
                Optional.ofNullable(told.values().get(fact)).map(fact::format).orElse("")))
        .toList();
  }

  private String region() {
    return tenancy.current() instanceof Actor.Official official ? official.region() : "";
  }
}
