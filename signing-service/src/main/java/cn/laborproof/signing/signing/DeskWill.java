package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.seal.HandwritingDrawing;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.notification.OneTimeCodes;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The act of will of somebody who signs in person at a desk: signed in already, they confirm anew
 * with a code bound to the digest of the document as it is now, and sign by hand.
 */
@Service
class DeskWill {
  private static final String PURPOSE = "will";

  private final SigningCases cases;
  private final SignatureActs acts;
  private final Handwriting handwriting;
  private final OneTimeCodes codes;
  private final SigningTasks tasks;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  DeskWill(
      SigningCases cases,
      SignatureActs acts,
      Handwriting handwriting,
      OneTimeCodes codes,
      SigningTasks tasks,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.cases = cases;
    this.acts = acts;
    this.handwriting = handwriting;
    this.codes = codes;
    this.tasks = tasks;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  Instant sendCode(UUID subject, SignatureRole role, String mobile, Locale locale) {
    return tenancy.inTransaction(() -> {
      SigningCase paper = cases.lock(subject);
      OneTimeCodes.Binding binding = binding(paper, mine(paper, role));
      journal.append(
          EventDraft.of(paper.stream(), "code.sent")
              .fact("purpose", PURPOSE)
              .fact("role", role.code())
              .fact("document_sha256", paper.toBeSigned().sha256().hex()));
      return codes.issue(new OneTimeCodes.Request(binding, mobile, "sms.will", locale));
    });
  }

  void confirm(
      UUID subject, SignatureRole role, String sha256, String code, HandwritingDrawing drawing) {
    if (isAsked(subject, role)) {
      return;
    }
    OneTimeCodes.Attempt attempt =
        codes.attempt(
            () -> {
              SigningCase paper = cases.lock(subject);
              if (!paper.toBeSigned().sha256().hex().equals(sha256)) {
                throw new Refusal(SigningRefusal.OTHER_DOCUMENT);
              }
              return binding(paper, mine(paper, role));
            },
            code,
            () -> {
              SigningCase paper = cases.lock(subject);
              keep(paper, mine(paper, role), drawing);
            });
    if (!isAsked(subject, role)) {
      CodeAnswers.require(attempt);
    }
  }

  private boolean isAsked(UUID subject, SignatureRole role) {
    return tenancy.inTransaction(() -> acts.live(subject, role).isPresent());
  }

  private void keep(SigningCase paper, Signatory signatory, HandwritingDrawing drawing) {
    byte[] strokes = handwriting.toJson(drawing);
    UUID act =
        acts.ask(
            new SignatureActs.Asked(
                paper,
                signatory,
                null,
                signatory.who(),
                handwriting.seal(paper.whose(signatory), strokes)),
            clock.instant());
    journal.append(
        EventDraft.of(paper.stream(), "will.confirmed")
            .fact("role", signatory.role().code())
            .fact("document_sha256", paper.toBeSigned().sha256().hex())
            .fact("means", "code handwriting")
            .about("handwriting-" + signatory.role().code() + ".json", strokes));
    tasks.schedule(SigningTasks.PERSONAL_SIGNATURE, paper.tenant(), act);
  }

  /** The signatory of the role, whose turn it must be and who must be the one who calls. */
  private Signatory mine(SigningCase paper, SignatureRole role) {
    Signatory signatory = paper.turnOf(role);
    if (!(tenancy.current() instanceof Actor.Member member
        && member.account().equals(signatory.who()))) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return signatory;
  }

  private static OneTimeCodes.Binding binding(SigningCase paper, Signatory signatory) {
    return new OneTimeCodes.Binding(paper.whose(signatory), PURPOSE, paper.toBeSigned().sha256());
  }
}
