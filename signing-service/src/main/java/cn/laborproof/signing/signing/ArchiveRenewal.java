package cn.laborproof.signing.signing;

import cn.laborproof.document.examine.ArchiveLife;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.vault.KeySuite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Gives concluded documents a later archive timestamp before the last one loses its force (ADR 25).
 * A renewed file is examined before anything speaks of it, kept beside the file it renews, and
 * registered by an event of the same stream, the last that names it. When it is due is the time of
 * the persistent task.
 */
@Service
class ArchiveRenewal {
  private static final String PDF = "application/pdf";

  /** Time for authorities that are away, and for half a billion documents. */
  static final Duration AHEAD = Duration.ofDays(180);

  /** An authority that stamps with a certificate about to end must not use up the fields. */
  private static final Duration APART = Duration.ofDays(30);

  private final SigningCases cases;
  private final FinalExamination examination;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final SigningTasks tasks;
  private final RecordKeeping records;
  private final BesideRecords beside;
  private final DocumentSuites suites;
  private final Clock clock;

  ArchiveRenewal(
      SigningCases cases,
      FinalExamination examination,
      DocumentVault documents,
      DocumentSigner signer,
      EvidenceJournal journal,
      Tenancy tenancy,
      SigningTasks tasks,
      RecordKeeping records,
      BesideRecords beside,
      DocumentSuites suites,
      Clock clock) {
    this.cases = cases;
    this.examination = examination;
    this.documents = documents;
    this.signer = signer;
    this.journal = journal;
    this.tenancy = tenancy;
    this.tasks = tasks;
    this.records = records;
    this.beside = beside;
    this.suites = suites;
    this.clock = clock;
  }

  /**
   * Appoints the first renewal of a document, and of what lies beside it. Joins the transaction in
   * which it is concluded.
   */
  void watch(SigningCase paper, Paper concluded, ArchiveLife life) {
    beside.watch(paper, concluded);
    tasks.scheduleAt(
        SigningTasks.ARCHIVE_RENEWAL, paper.tenant(), paper.id(), life.end().minus(AHEAD));
  }

  /**
   * Renews a document and says when it is due next; empty when there is nothing left to renew in
   * it, and its evidence record takes over (ADR 33).
   *
   * @throws RuntimeException when it could not be renewed; nothing has changed then but for the
   *     event that says so
   */
  Optional<Instant> renew(SigningTasks.Target target) {
    return tenancy.as(
        new Actor.Platform(target.tenant()),
        () -> {
          SigningCase paper = cases.find(target.subject());
          if (!(paper.stage() instanceof Stage.Concluded(Paper kept, Instant _))) {
            return Optional.empty();
          }
          byte[] pdf = tenancy.inTransaction(() -> documents.open(kept.document()));
          if (examination.life(pdf).freeFields() == 0
              || endsWithItsSuite(paper)
              || records.has(paper, RecordKeeping.Part.DOCUMENT)) {
            tasks.schedule(SigningTasks.EVIDENCE_RECORD, paper.tenant(), paper.id());
            return Optional.empty();
          }
          ArchiveLife life = examination.life(renewed(paper, kept, pdf));
          Instant due = life.end().minus(AHEAD);
          Instant earliest = clock.instant().plus(APART);
          return Optional.of(due.isBefore(earliest) ? earliest : due);
        });
  }

  /** SM3 cannot carry a document beyond its own end; an evidence record by SHA-512 does. */
  private boolean endsWithItsSuite(SigningCase paper) {
    return tenancy.inTransaction(() -> suites.of(paper.id())).inside() == KeySuite.NATIONAL
        && examination.nationalEndsSoon();
  }

  private byte[] renewed(SigningCase paper, Paper kept, byte[] pdf) {
    return journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), "archive-renewal.intended")
                    .fact("document_sha256", kept.sha256().hex()),
                _ -> examined(signer.archive(pdf, List.of())),
                renewed ->
                    EventDraft.of(paper.stream(), "archive-renewal.done")
                        .about(paper.file(""), renewed)
                        .fact("renews", kept.sha256().hex()))
            .settling((renewed, event) -> keep(paper, kept, renewed, event)));
  }

  private byte[] examined(byte[] renewed) {
    FinalExamination.Outcome outcome = examination.examine(renewed);
    if (!outcome.passed()) {
      throw new IllegalStateException(
          "our own verifier does not pass a renewed document: " + outcome.indication());
    }
    return renewed;
  }

  private void keep(SigningCase paper, Paper kept, byte[] renewed, AppendedEvent event) {
    SigningCase now = cases.lock(paper.id());
    if (!(now.stage() instanceof Stage.Concluded(Paper current, Instant _))
        || !current.equals(kept)) {
      throw new IllegalStateException("somebody else renewed the document meanwhile");
    }
    StoredDocument stored =
        documents.store(
            new NewDocument(
                paper.tenant(),
                paper.id(),
                paper.stem() + ".signed",
                paper.file(""),
                PDF,
                renewed));
    cases.kindOf(paper.id()).renewed(paper.id(), new Paper(stored.id(), stored.sha256()), event);
  }
}
