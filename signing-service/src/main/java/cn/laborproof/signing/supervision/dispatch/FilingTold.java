package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells a firm that filed what an office does about its report. Joins the office's transaction.
 * Words are told where they are for the firm: an order, its being sent back, help. The others stay
 * with the office.
 */
@Component
final class FilingTold {
  static final String STREAM = "dispatch-filing";
  static final String NOTE = "dispatch-filing.note";

  private static final Set<ReportAct.Kind> WITH_WORDS =
      EnumSet.of(ReportAct.Kind.ORDER, ReportAct.Kind.SEND_BACK, ReportAct.Kind.HELP);

  private final FilingRows rows;
  private final EvidenceJournal journal;
  private final PersonalVault vault;

  FilingTold(FilingRows rows, EvidenceJournal journal, PersonalVault vault) {
    this.rows = rows;
    this.journal = journal;
    this.vault = vault;
  }

  /** An act of a verification, where the firm has filed; taking a report up is told by itself. */
  void tell(
      StoredReport report,
      ReportAct.Kind kind,
      UUID act,
      Actor.Official official,
      String note,
      Optional<Instant> due,
      Instant at) {
    if (kind == ReportAct.Kind.FILE) {
      return;
    }
    rows.filing(report.firm(), report.year())
        .flatMap(rows::newest)
        // What a version that was taken up led to is told by that.
        .filter(
            filed -> rows.acts(filed.filing()).stream().noneMatch(done -> done.id().equals(act)))
        .ifPresent(filed -> {
          boolean words = WITH_WORDS.contains(kind);
          Optional<byte[]> sealed =
              words
                  ? Optional.of(vault.sealText(whose(filed, official.account()), NOTE, note))
                  : Optional.empty();
          rows.keep(
              filed,
              new StoredFiling.Act(
                  act,
                  filed.number(),
                  "told",
                  Optional.of(kind.code()),
                  official.account(),
                  official.displayName(),
                  sealed,
                  due,
                  at));
          EventDraft told =
              EventDraft.of(stream(filed.filing()), STREAM + ".told")
                  .fact("act", kind.code())
                  .fact("year", filed.year());
          journal.append(words ? told.personal(official.account(), NOTE, note) : told);
        });
  }

  static StreamId stream(UUID filing) {
    return new StreamId(STREAM, filing);
  }

  static PersonalScope whose(StoredFiling filed, UUID person) {
    return new PersonalScope(filed.tenant(), filed.filing(), person);
  }
}
