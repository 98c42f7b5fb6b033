package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposed warnings on the supervision console. Pages only show; acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class ProposalPages {
  private final Proposals proposals;
  private final ProposalViews views;

  ProposalPages(Proposals proposals, ProposalViews views) {
    this.proposals = proposals;
    this.views = views;
  }

  /** A proposal of the list with its time for people. */
  record Row(ProposalViews.ProposalSummary proposal, String proposed) {}

  @GetMapping("/warnings/proposals")
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    var filter =
        ProposalFilter.asked(
            state.equals("all") ? "" : state,
            employer,
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            sort,
            page,
            WarningFilter.PAGE_SIZE);
    List<Row> rows =
        proposals.page(filter).stream()
            .map(each ->
                new Row(views.summary(each, locale), TimelineWords.shown(each.proposedAt())))
            .toList();
    long total = proposals.total(filter);
    long first = (long) filter.page() * filter.size();
    model.addAttribute("rows", rows);
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + rows.size());
    model.addAttribute("more", first + filter.size() < total);
    model.addAttribute("filter", filter);
    model.addAttribute("from", filter.from().map(LocalDate::toString).orElse(""));
    model.addAttribute("to", filter.to().map(LocalDate::toString).orElse(""));
    model.addAttribute("chosen", filter.state().isEmpty() ? "all" : filter.state());
    model.addAttribute("states", ProposalFilter.STATES);
    model.addAttribute(
        "sorts", Stream.of(ProposalFilter.Sort.values()).map(ProposalFilter.Sort::code).toList());
    return "supervision/warning-proposals";
  }

  @GetMapping("/warnings/proposals/{id}")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    Proposal proposal = proposals.find(id);
    var detail = views.detail(proposal, proposals.note(proposal), locale);
    model.addAttribute("detail", detail);
    model.addAttribute("proposed", TimelineWords.shown(proposal.proposedAt()));
    model.addAttribute(
        "decided", proposal.decision().map(each -> TimelineWords.shown(each.at())).orElse(""));
    model.addAttribute("ended", proposal.endedAt().map(TimelineWords::shown).orElse(""));
    model.addAttribute(
        "code",
        UnifiedSocialCreditCode.defectIn(proposal.employer()).isEmpty() ? proposal.employer() : "");
    return "supervision/warning-proposal";
  }
}
