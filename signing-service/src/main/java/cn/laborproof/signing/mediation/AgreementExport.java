package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The own organisation's agreements as a file for spreadsheets, without any identity number. */
@RestController
@Allow({Role.MEDIATOR, Role.LEGAL_REPRESENTATIVE, Role.HR, Role.MACHINE})
class AgreementExport {
  private static final List<String> COLUMNS =
      List.of("number", "worker", "respondent", "matter", "state", "created", "changed", "inforce");

  private final Agreements agreements;
  private final Organisations organisations;
  private final EvidenceJournal journal;
  private final MessageSource messages;
  private final Tenancy tenancy;
  private final Clock clock;

  AgreementExport(
      Agreements agreements,
      Organisations organisations,
      EvidenceJournal journal,
      MessageSource messages,
      Tenancy tenancy,
      Clock clock) {
    this.agreements = agreements;
    this.organisations = organisations;
    this.journal = journal;
    this.messages = messages;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @GetMapping("/api/v1/mediation/agreements.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AgreementFilter filter = AgreementFilter.asked(state, sort, 0, 1);
    noteExport(filter);
    CsvExport.stream(
        response,
        "mediation-" + LocalDate.ofInstant(clock.instant(), SealingClock.ZONE) + ".csv",
        COLUMNS.stream().map(column -> word("med.column." + column, locale)).toList(),
        rows -> agreements.each(filter, stored -> rows.accept(cells(stored, locale))));
  }

  private void noteExport(AgreementFilter filter) {
    var stream = Organisations.stream(organisations.mine().id());
    long rows = agreements.total(filter);
    String account = tenancy.current().credential().map(UUID::toString).orElse("");
    tenancy.inTransaction(() ->
        journal.append(
            EventDraft.of(stream, "agreements.exported")
                .fact("rows", rows)
                .fact("state", filter.state().map(AgreementState::code).orElse("all"))
                .fact("account", account)));
  }

  private List<String> cells(StoredAgreement stored, Locale locale) {
    var view = AgreementViews.of(stored);
    return List.of(
        view.number(),
        view.data().getOrDefault("worker.name", ""),
        view.data().getOrDefault("respondent.name", ""),
        view.data().getOrDefault("dispute.matter", ""),
        word("med.state." + view.state(), locale),
        shown(view.createdAt()),
        shown(view.changedAt()),
        shown(view.concludedAt()));
  }

  private static String shown(@Nullable Instant time) {
    return time == null ? "" : TimelineWords.shown(time);
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
