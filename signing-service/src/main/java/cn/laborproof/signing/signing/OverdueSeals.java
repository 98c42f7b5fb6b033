package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What happens when the time to seal has passed: it is written down, and the worker gets a link to
 * the page where waiting, complaining and taking the signature back are possible.
 */
@Component
class OverdueSeals {
  private final SigningCases cases;
  private final Invitations invitations;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  OverdueSeals(
      SigningCases cases,
      Invitations invitations,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.cases = cases;
    this.invitations = invitations;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Does nothing when the seal is there or the document has come to nothing. */
  void note(SigningTasks.Target target) {
    tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          SigningCase paper = cases.find(target.subject());
          if (paper.stage() instanceof Stage.Underway underway
              && underway.due() != null
              && !clock.instant().isBefore(underway.due())) {
            journal.append(
                EventDraft.of(paper.stream(), "seal.overdue")
                    .fact("due", underway.due().toString()));
            invitations.copyLink(paper, "sms.seal-overdue", Locale.SIMPLIFIED_CHINESE);
          }
          return true;
        });
  }
}
