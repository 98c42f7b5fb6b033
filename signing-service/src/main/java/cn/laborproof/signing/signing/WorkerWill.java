package cn.laborproof.signing.signing;

import cn.laborproof.document.seal.HandwritingDrawing;
import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.notification.OneTimeCodes;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The act of will: a code bound to the digest of the document, and a signature drawn by hand. */
@Service
class WorkerWill {
  private static final String PURPOSE = "will";

  private final CurrentSession current;
  private final SessionRows rows;
  private final SignatureActs acts;
  private final Handwriting handwriting;
  private final OneTimeCodes codes;
  private final SigningTraces traces;
  private final SigningTasks tasks;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  WorkerWill(
      CurrentSession current,
      SessionRows rows,
      SignatureActs acts,
      Handwriting handwriting,
      OneTimeCodes codes,
      SigningTraces traces,
      SigningTasks tasks,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.current = current;
    this.rows = rows;
    this.acts = acts;
    this.handwriting = handwriting;
    this.codes = codes;
    this.traces = traces;
    this.tasks = tasks;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Sends the code that confirms this one document. */
  Instant sendCode(Locale locale) {
    return tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.WILL);
      journal.append(
          EventDraft.of(position.stream(), "code.sent")
              .fact("purpose", PURPOSE)
              .fact("document_sha256", WorkerReading.frozen(position).sha256().hex()));
      return codes.issue(
          new OneTimeCodes.Request(
              binding(position), position.worker().mobile(), "sms.will", locale));
    });
  }

  /**
   * Confirms and signs. A repeated call after success changes nothing.
   *
   * @param sha256 digest of the document the page showed, hex
   * @param code the code from the phone
   * @param drawing the signature drawn by hand
   * @param origin where it was confirmed
   */
  void confirm(String sha256, String code, HandwritingDrawing drawing, SigningOrigin origin) {
    var position =
        tenancy.inTransaction(() ->
            current.at(
                SigningStep.WILL,
                SigningStep.SIGNING,
                SigningStep.HALF_SIGNED,
                SigningStep.CONCLUDED));
    if (position.step() != SigningStep.WILL) {
      return;
    }
    Digest frozen = WorkerReading.frozen(position).sha256();
    if (!frozen.hex().equals(sha256)) {
      throw new Refusal(SigningRefusal.OTHER_DOCUMENT);
    }
    CodeAnswers.require(
        codes.attempt(
            () -> binding(current.at(SigningStep.WILL)),
            code,
            () -> keep(current.at(SigningStep.WILL), frozen, drawing, origin)));
  }

  private void keep(
      CurrentSession.Position position,
      Digest frozen,
      HandwritingDrawing drawing,
      SigningOrigin origin) {
    SigningSession session = position.session();
    byte[] strokes = handwriting.toJson(drawing);
    rows.mark(session.id(), SessionRows.Mark.WILLED, clock.instant());
    UUID act =
        acts.ask(
            SignatureActs.Asked.byWorker(
                position.paper(), session.id(), handwriting.seal(position.whose(), strokes)),
            clock.instant());
    journal.append(
        EventDraft.of(position.stream(), "will.confirmed")
            .fact("document_sha256", frozen.hex())
            .fact("means", "code handwriting")
            .about("handwriting.json", strokes));
    if (position.paper().leavesTrace()) {
      traces.tryToKeep(position, strokes, origin);
    }
    tasks.schedule(SigningTasks.PERSONAL_SIGNATURE, session.tenant(), act);
  }

  private static OneTimeCodes.Binding binding(CurrentSession.Position position) {
    return new OneTimeCodes.Binding(
        position.whose(), PURPOSE, WorkerReading.frozen(position).sha256());
  }
}
