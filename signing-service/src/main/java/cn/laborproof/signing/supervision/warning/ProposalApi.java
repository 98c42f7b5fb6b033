package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Warnings proposed from findings, for the offices at the employer's seat; people decide. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.INSPECTOR, Role.MACHINE})
class ProposalApi {
  private static final List<String> COLUMNS =
      List.of("employer-code", "employer", "level", "severity", "bound", "state", "proposed");

  private final Proposals proposals;
  private final ProposalViews views;
  private final WarningViews words;

  ProposalApi(Proposals proposals, ProposalViews views, WarningViews words) {
    this.proposals = proposals;
    this.views = views;
    this.words = words;
  }

  record ProposalPage(
      List<ProposalViews.ProposalSummary> proposals, long total, int page, boolean more) {}

  /** See {@link Proposals.Confirmation}; what is absent or blank is taken from the facts. */
  record ConfirmInput(
      @Nullable String employerCode,
      @Nullable String employer,
      @Nullable String region,
      @Nullable Instant discoveredAt,
      @Nullable String note) {}

  /** Why a proposal is discarded. */
  record DiscardInput(@Nullable String note) {}

  @GetMapping("/warning-proposals")
  ProposalPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    var filter =
        ProposalFilter.asked(
            state, employer, Optional.ofNullable(from), Optional.ofNullable(to), sort, page, size);
    long total = proposals.total(filter);
    return new ProposalPage(
        proposals.page(filter).stream().map(each -> views.summary(each, locale)).toList(),
        total,
        filter.page(),
        (filter.page() + 1L) * filter.size() < total);
  }

  @GetMapping("/warning-proposals.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var filter =
        ProposalFilter.asked(
            state, employer, Optional.ofNullable(from), Optional.ofNullable(to), sort, 0, 1);
    CsvExport.stream(
        response,
        "warning-proposals.csv",
        COLUMNS.stream().map(column -> words.word("proposal.column." + column, locale)).toList(),
        rows ->
            proposals.each(
                filter, each -> rows.accept(cells(views.summary(each, locale), locale))));
  }

  @GetMapping("/warning-proposals/{id}")
  ProposalViews.ProposalDetail one(@PathVariable UUID id, Locale locale) {
    Proposal proposal = proposals.find(id);
    return views.detail(proposal, proposals.note(proposal), locale);
  }

  /** Raises the warning, or adds to the one that is open; only people of an office do. */
  @PostMapping("/warning-proposals/{id}/confirm")
  @Allow(Role.INSPECTOR)
  ProposalViews.ProposalDetail confirm(
      @PathVariable UUID id, @RequestBody ConfirmInput input, Locale locale) {
    proposals.confirm(
        id,
        new Proposals.Confirmation(
            said(input.employerCode()),
            said(input.employer()),
            said(input.region()),
            Optional.ofNullable(input.discoveredAt()),
            Objects.requireNonNullElse(input.note(), "")));
    return one(id, locale);
  }

  /** Discards it with a reason; only people of an office do. */
  @PostMapping("/warning-proposals/{id}/discard")
  @Allow(Role.INSPECTOR)
  ProposalViews.ProposalDetail discard(
      @PathVariable UUID id, @RequestBody DiscardInput input, Locale locale) {
    proposals.discard(id, Objects.requireNonNullElse(input.note(), ""));
    return one(id, locale);
  }

  private static Optional<String> said(@Nullable String text) {
    return Optional.ofNullable(text).filter(each -> !each.isBlank());
  }

  private List<String> cells(ProposalViews.ProposalSummary each, Locale locale) {
    return List.of(
        each.employerCode(),
        each.employer(),
        Integer.toString(each.level()),
        Integer.toString(each.severity()),
        each.bound(),
        words.word("proposal.state." + each.state(), locale),
        TimelineWords.shown(each.proposedAt()));
  }
}
