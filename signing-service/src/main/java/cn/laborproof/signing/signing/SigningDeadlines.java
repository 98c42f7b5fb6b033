package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.notification.TextMessages;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens when time passes: an invitation dies, a missing seal is overdue. */
@Component
class SigningDeadlines {
  private final SigningCases cases;
  private final SigningTasks tasks;
  private final TextMessages messages;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  SigningDeadlines(
      SigningCases cases,
      SigningTasks tasks,
      TextMessages messages,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.cases = cases;
    this.tasks = tasks;
    this.messages = messages;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  void expireAt(UUID subject, UUID tenant, Instant until) {
    tasks.scheduleAt(SigningTasks.EXPIRY, tenant, subject, until);
  }

  /** Watches the clock of the next signature, if one runs. */
  void remindAt(SigningCase paper) {
    if (paper.stage() instanceof Stage.Underway(Paper _, Instant due) && due != null) {
      tasks.scheduleAt(SigningTasks.SEAL_OVERDUE, paper.tenant(), paper.id(), due);
    }
  }

  void expire(SigningTasks.Target target) {
    tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          cases.kindOf(target.subject()).expireIfOver(target.subject());
          return true;
        });
  }

  /** Writes down that the seal is overdue and tells the worker, who may withdraw or complain. */
  void overdue(SigningTasks.Target target) {
    tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          SigningCase paper = cases.find(target.subject());
          if (paper.stage() instanceof Stage.Underway(Paper _, Instant due)
              && due != null
              && !clock.instant().isBefore(due)) {
            journal.append(
                EventDraft.of(paper.stream(), "seal.overdue").fact("due", due.toString()));
            messages.queue(
                new TextMessages.Outgoing(
                    paper.whose(paper.workerPlace()),
                    paper.worker().mobile(),
                    "sms.seal-overdue" + paper.wording(),
                    List.of(paper.host()),
                    Locale.SIMPLIFIED_CHINESE));
          }
          return true;
        });
  }
}
