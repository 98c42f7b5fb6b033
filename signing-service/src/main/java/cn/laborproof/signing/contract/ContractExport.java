package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.template.Templates;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The own organisation's contracts as a file for spreadsheets. Identity numbers are masked; that
 * many people's data left the house at once is an event of the house.
 */
@RestController
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class ContractExport {
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "worker",
          "id",
          "post",
          "kind",
          "start",
          "end",
          "state",
          "created",
          "changed",
          "signed",
          "due",
          "concluded",
          "reference");

  private final Contracts contracts;
  private final Templates templates;
  private final Organisations organisations;
  private final EvidenceJournal journal;
  private final MessageSource messages;
  private final Tenancy tenancy;
  private final Clock clock;

  ContractExport(
      Contracts contracts,
      Templates templates,
      Organisations organisations,
      EvidenceJournal journal,
      MessageSource messages,
      Tenancy tenancy,
      Clock clock) {
    this.contracts = contracts;
    this.templates = templates;
    this.organisations = organisations;
    this.journal = journal;
    this.messages = messages;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @GetMapping("/api/v1/contracts.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ContractFilter filter = ContractFilter.asked(state, q, sort, 0, 1);
    noteExport(filter);
    List<String> head =
        COLUMNS.stream().map(column -> word("contracts.column." + column, locale)).toList();
    CsvExport.stream(
        response,
        fileName(),
        head,
        rows -> contracts.each(filter, stored -> rows.accept(cells(stored, locale))));
  }

  /** Before the first row leaves, so that a connection broken off does not hide it. */
  private void noteExport(ContractFilter filter) {
    Organisation mine = organisations.mine();
    long rows = contracts.total(filter);
    String account = tenancy.current().credential().map(UUID::toString).orElse("");
    tenancy.inTransaction(() ->
        journal.append(
            EventDraft.of(Organisations.stream(mine.id()), "contracts.exported")
                .fact("rows", rows)
                .fact("state", filter.state().map(ContractState::code).orElse("all"))
                .fact("searched", !filter.words().isEmpty())
                .fact("account", account)));
  }

  private List<String> cells(StoredContract stored, Locale locale) {
    var view = ContractViews.of(stored);
    Map<String, String> data = view.data();
    return List.of(
        view.number(),
        data.getOrDefault("worker.name", ""),
        masked(data.getOrDefault("worker.idNumber", "")),
        data.getOrDefault("work.post", ""),
        kind(stored.contract().head(), locale),
        data.getOrDefault("term.start", ""),
        data.getOrDefault("term.end", ""),
        word("state." + view.state(), locale),
        shown(view.createdAt()),
        shown(view.changedAt()),
        shown(view.workerSignedAt()),
        shownEnd(view.sealDue()),
        shown(view.concludedAt()),
        view.reference());
  }

  /** Nothing of what is no valid number: it may be one with two digits exchanged. */
  private static String masked(String number) {
    return ResidentIdentityNumber.defectIn(number).isPresent()
        ? ""
        : new ResidentIdentityNumber(number).masked();
  }

  private String kind(ContractHead head, Locale locale) {
    String chosen = head.data().text("term.kind").orElse("");
    return templates.version(head.template(), head.templateVersion()).fields().stream()
        .filter(field -> field.key().equals("term.kind"))
        .flatMap(field -> field.options().stream())
        .filter(option -> option.value().equals(chosen))
        .map(option -> option.label().in(locale))
        .findFirst()
        .orElse("");
  }

  private static String shownEnd(@Nullable Instant end) {
    return end == null ? "" : TimelineWords.shownEnd(end);
  }

  private static String shown(@Nullable Instant time) {
    return time == null ? "" : TimelineWords.shown(time);
  }

  private String fileName() {
    return "contracts-" + LocalDate.ofInstant(clock.instant(), SealingClock.ZONE) + ".csv";
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
