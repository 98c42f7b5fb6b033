package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.template.ContractText;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Shows an identified worker the contract: key facts, text, the very PDF that will be signed. */
@Service
class WorkerReading {
  private final CurrentSession current;
  private final SessionRows rows;
  private final SigningCases cases;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  WorkerReading(
      CurrentSession current,
      SessionRows rows,
      SigningCases cases,
      DocumentVault documents,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.current = current;
    this.rows = rows;
    this.cases = cases;
    this.documents = documents;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * What is read.
   *
   * @param text the words of the contract
   * @param frozen the PDF
   */
  record Reading(ContractText text, Paper frozen) {}

  /** The text, from the data the PDF was made of. */
  Reading reading() {
    return tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.READING, SigningStep.WILL, SigningStep.SIGNING);
      UUID id = position.session().contract();
      rows.shown(position.session().id(), clock.instant());
      return new Reading(cases.kindOf(id).text(id), frozen(position));
    });
  }

  /** The PDF as frozen. */
  byte[] document() {
    return tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.READING, SigningStep.WILL, SigningStep.SIGNING);
      return documents.open(frozen(position).document());
    });
  }

  /**
   * The worker has come to the end.
   *
   * @param reachedEnd whether the end of the text was on the screen
   * @param seconds how long the text was open, as the page counted
   */
  void finish(boolean reachedEnd, int seconds) {
    if (!reachedEnd) {
      throw new Refusal(SigningRefusal.NOT_READ);
    }
    tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.READING);
      rows.mark(position.session().id(), SessionRows.Mark.READ, clock.instant());
      return journal.append(
          EventDraft.of(position.stream(), position.paper().stem() + ".read")
              .about(documents.describe(frozen(position).document()))
              .fact("seconds", Math.clamp(seconds, 0, 86_400)));
    });
  }

  /** The very document the worker is asked to sign. */
  static Paper frozen(CurrentSession.Position position) {
    return position.paper().toBeSigned();
  }
}
