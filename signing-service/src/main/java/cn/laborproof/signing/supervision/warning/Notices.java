package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Notices on the enterprise's side: it reads them, and who read first and when is evidence; it
 * answers.
 */
@Service
class Notices {
  private static final String NOTE = "notice.answer";
  private static final String READER = "notice.reader";

  private final PaperRows rows;
  private final Papers papers;
  private final EvidencePackages packages;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final Clock clock;

  Notices(
      PaperRows rows,
      Papers papers,
      EvidencePackages packages,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.papers = papers;
    this.packages = packages;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** An answer as readers see it; {@code note} is empty when it was erased. */
  record Answered(String who, Instant at, Optional<String> note) {}

  /** What was served on the organisation the current actor acts for, newest first. */
  List<WarningPaper> served() {
    UUID employer = member().tenant();
    return tenancy.inTransaction(() -> rows.served(employer));
  }

  /** How many of them nobody there has opened. */
  long unopened() {
    return tenancy.current() instanceof Actor.Member member
        ? tenancy.inTransaction(() -> rows.unopened(member.tenant()))
        : 0;
  }

  /**
   * A notice served on the organisation the current actor acts for.
   *
   * @throws Refusal {@code not-found}
   */
  WarningPaper find(UUID id) {
    UUID employer = member().tenant();
    return tenancy.inTransaction(() -> served(rows.find(id), employer));
  }

  /** The sealed file. The first time somebody opens it is an event; more often is not. */
  byte[] open(UUID id) {
    WarningPaper notice = noteOpening(id);
    return papers.file(notice);
  }

  /** Everything to check it without asking us; it holds the file, so who takes it has opened it. */
  byte[] evidence(UUID id) {
    find(id);
    // Written down after it was put together: a package ends with an event that is already proven.
    byte[] all = packages.build(Papers.stream(id));
    noteOpening(id);
    return all;
  }

  private WarningPaper noteOpening(UUID id) {
    Actor.Member member = member();
    return tenancy.inTransaction(() -> {
      WarningPaper notice = served(rows.find(id), member.tenant());
      Instant now = now();
      if (rows.open(notice, member.account(), new PaperRows.Opening(member.displayName(), now))) {
        journal.append(
            EventDraft.of(Papers.stream(id), Papers.STREAM + ".opened")
                .fact("document_sha256", notice.document().sha256().hex())
                .fact("account", member.account().toString())
                .personal(member.account(), READER, member.displayName()));
      }
      return notice;
    });
  }

  /**
   * The enterprise answers. Answered under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}
   */
  void answer(UUID id, UUID answer, String note) {
    Actor.Member member = member();
    String text = note.strip();
    new WarningInput().note(text).check();
    tenancy.inTransaction(() -> {
      WarningPaper notice = served(rows.find(id), member.tenant());
      boolean kept =
          rows.answer(
              notice,
              new PaperRows.Answer(
                  answer,
                  member.account(),
                  member.displayName(),
                  vault.sealText(whose(notice, member.account()), NOTE, text),
                  now()));
      if (kept) {
        journal.append(
            EventDraft.of(Papers.stream(id), Papers.STREAM + ".answered")
                .fact("answer", answer.toString())
                .personal(member.account(), NOTE, text));
      }
      return id;
    });
  }

  /** Who opened a paper the current actor was shown. */
  List<PaperRows.Opening> openings(WarningPaper paper) {
    return tenancy.inTransaction(() -> rows.openings(paper.id()));
  }

  /** What was answered to it. */
  List<Answered> answers(WarningPaper paper) {
    return tenancy.inTransaction(() ->
        rows.answers(paper.id()).stream()
            .map(each ->
                new Answered(
                    each.who(),
                    each.at(),
                    vault.openText(whose(paper, each.account()), NOTE, each.note())))
            .toList());
  }

  /** The application's own check, before row-level security's. */
  private static WarningPaper served(Optional<WarningPaper> found, UUID employer) {
    return found
        .filter(paper ->
            paper.delivery().map(WarningPaper.Delivery::employer).equals(Optional.of(employer)))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Member member() {
    if (tenancy.current() instanceof Actor.Member member) {
      return member;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static PersonalScope whose(WarningPaper paper, UUID person) {
    return new PersonalScope(paper.office(), paper.id(), person);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
