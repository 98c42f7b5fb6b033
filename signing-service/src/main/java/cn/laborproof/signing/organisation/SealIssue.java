package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.domain.Seal;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.vault.KeyHandle;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Makes the key of an organisation's seal, has it certified and, where the register can be reached,
 * filed; destroys the keys of cancelled ones. Continues after a restart; asks again while the
 * authority does not answer.
 */
@Component
class SealIssue {
  private static final String TASK = "organisation-seal";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final double GROWTH = 1.5;

  private final ObjectProvider<SchedulerClient> scheduler;
  private final OrganisationRows rows;
  private final SealRows seals;
  private final SealUseRows uses;
  private final EvidenceTrail trail;
  private final SealRegistry registry;
  private final ElectronicSeals electronic;
  private final Tenancy tenancy;
  private final EvidenceJournal journal;
  private final SealKeys keys;
  private final CertificateAuthority authority;
  private final Clock clock;

  SealIssue(
      ObjectProvider<SchedulerClient> scheduler,
      OrganisationRows rows,
      SealRows seals,
      SealUseRows uses,
      EvidenceTrail trail,
      SealRegistry registry,
      ElectronicSeals electronic,
      Tenancy tenancy,
      EvidenceJournal journal,
      SealKeys keys,
      CertificateAuthority authority,
      Clock clock) {
    this.scheduler = scheduler;
    this.rows = rows;
    this.seals = seals;
    this.uses = uses;
    this.trail = trail;
    this.registry = registry;
    this.electronic = electronic;
    this.tenancy = tenancy;
    this.journal = journal;
    this.keys = keys;
    this.authority = authority;
    this.clock = clock;
  }

  void schedule(UUID organisation) {
    scheduler
        .getObject()
        .scheduleIfNotExists(
            new com.github.kagkarlsson.scheduler.task.TaskInstance<>(TASK, organisation.toString()),
            clock.instant());
  }

  void issue(UUID id) {
    tenancy.as(
        new Actor.Platform(id),
        () -> {
          Organisation organisation = tenancy.inTransaction(() -> rows.find(id)).orElseThrow();
          for (Seal seal : tenancy.inTransaction(seals::all)) {
            if (seal instanceof Seal.Cancelled) {
              keys.forget(seal.head());
              electronic.forget(seal.head());
            }
          }
          if (living().orElse(null) instanceof Seal.Applied applied) {
            keys.first(
                organisation,
                applied.head(),
                event -> seals.save(applied, applied.made(event.time())));
          }
          if (living().orElse(null) instanceof Seal.Made made) {
            registry.file(made.head(), organisation).ifPresent(number -> file(made, number));
          }
          living().ifPresent(seal -> electronic.makeFor(organisation, seal));
          for (Seal seal : tenancy.inTransaction(seals::all)) {
            if (seal instanceof Seal.Cancelled) {
              revoke(organisation, seal.head());
            }
          }
          return true;
        });
  }

  KeyHandle lastKey(SealHead seal) {
    return keys.last(seal);
  }

  KeyHandle key(Organisation organisation, SealHead seal) {
    return keys.current(organisation, seal);
  }

  KeyHandle nationalKey(Organisation organisation, SealHead seal) {
    return electronic.key(organisation, seal);
  }

  /**
   * Revoked once, after what was being sealed when the seal was cancelled has its archive
   * timestamp: an answer "revoked" would leave that document without one for good. What is archived
   * carries the answer of its time.
   */
  private void revoke(Organisation organisation, SealHead head) {
    StreamId stream = Organisations.stream(organisation.id());
    List<X509Certificate> own =
        Stream.concat(keys.certificates(head).stream(), electronic.certificates(head).stream())
            .toList();
    for (X509Certificate certificate : own) {
      String serial = certificate.getSerialNumber().toString(16);
      if (tenancy.inTransaction(() -> isRevoked(stream, serial))) {
        continue;
      }
      if (tenancy.inTransaction(() -> uses.underway(head.id()))) {
        throw new IllegalStateException("a document is still being sealed with seal " + head.id());
      }
      journal.bracket(
          OutsideAct.of(
              EventDraft.of(stream, "seal-revocation.intended").fact("serial", serial),
              _ -> authority.revoke(certificate),
              told ->
                  EventDraft.of(stream, "seal-revocation.done")
                      .fact("serial", serial)
                      .fact("authority_told", told)));
    }
  }

  private boolean isRevoked(StreamId stream, String serial) {
    return trail.events(stream).stream()
        .anyMatch(event ->
            event.kind().equals("seal-revocation.done")
                && serial.equals(event.facts().get("serial")));
  }

  private Optional<Seal.Living> living() {
    return tenancy.inTransaction(seals::lock);
  }

  private void file(Seal.Made made, String number) {
    tenancy.inTransaction(() -> {
      seals.save(made, made.file(new Seal.Filing(number, clock.instant())));
      journal.append(
          EventDraft.of(Organisations.stream(made.head().organisation()), "seal.filed")
              .fact("filing_number", number));
      return true;
    });
  }

  /** The task, apart from its client: the scheduler is built from the tasks. */
  @Configuration(proxyBeanMethods = false)
  static class TaskDefinition {
    @Bean
    OneTimeTask<Void> organisationSealTask(SealIssue issue) {
      return Tasks.oneTime(TASK)
          .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
          .execute((instance, _) -> issue.issue(UUID.fromString(instance.getId())));
    }
  }
}
