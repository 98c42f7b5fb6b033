package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.Contracts;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.notification.TextMessages;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens when time passes: an invitation dies, a missing seal is overdue. */
@Component
class SigningDeadlines {
  private final Contracts contracts;
  private final SigningTasks tasks;
  private final TextMessages messages;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  SigningDeadlines(
      Contracts contracts,
      SigningTasks tasks,
      TextMessages messages,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.contracts = contracts;
    this.tasks = tasks;
    this.messages = messages;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  void expireAt(UUID contract, UUID tenant, Instant until) {
    tasks.scheduleAt(SigningTasks.EXPIRY, tenant, contract, until);
  }

  void remindAt(HalfSignedContract half) {
    tasks.scheduleAt(
        SigningTasks.SEAL_OVERDUE, half.head().tenant(), half.head().id(), half.sealDue());
  }

  void expire(SigningTasks.Target target) {
    tenancy.as(
        new Actor.Platform(target.tenant()),
        () -> {
          contracts.expireIfOver(target.subject());
          return true;
        });
  }

  /** Writes down that the seal is overdue and tells the worker, who may withdraw or complain. */
  void overdue(SigningTasks.Target target) {
    tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          if (contracts.find(target.subject()).contract() instanceof HalfSignedContract half
              && !clock.instant().isBefore(half.sealDue())) {
            journal.append(
                EventDraft.of(StreamId.contract(target.subject()), "seal.overdue")
                    .fact("due", half.sealDue().toString()));
            messages.queue(
                new TextMessages.Outgoing(
                    new PersonalScope(target.tenant(), target.subject(), half.head().worker()),
                    half.head().workerMobile(),
                    "sms.seal-overdue",
                    List.of(half.head().employerName()),
                    Locale.SIMPLIFIED_CHINESE));
          }
          return true;
        });
  }
}
