package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StatusFeed;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.mediation.domain.ClosedAgreement;
import cn.laborproof.signing.mediation.domain.ConcludedAgreement;
import cn.laborproof.signing.mediation.domain.FrozenAgreement;
import cn.laborproof.signing.mediation.domain.InvitedAgreement;
import cn.laborproof.signing.mediation.domain.MediationAgreement;
import cn.laborproof.signing.mediation.domain.PartlySignedAgreement;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Agreements and their transitions. Each transition is one transaction with its event; those that
 * take an {@link AppendedEvent} join the transaction of the act that brought the event about.
 */
@Service
class Agreements {
  private final AgreementRows rows;
  private final EvidenceJournal journal;
  private final StatusFeed feed;
  private final Tenancy tenancy;
  private final Clock clock;

  Agreements(
      AgreementRows rows, EvidenceJournal journal, StatusFeed feed, Tenancy tenancy, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.feed = feed;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** The stream that tells an agreement's history. */
  static StreamId stream(UUID agreement) {
    return new StreamId("mediation", agreement);
  }

  /**
   * An agreement the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  StoredAgreement find(UUID id) {
    return tenancy.inTransaction(
        () -> rows.find(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
  }

  /** Agreements the own organisation mediates or is a party to. */
  List<StoredAgreement> mine(AgreementFilter filter) {
    return tenancy.inTransaction(() -> rows.matching(filter).page(filter.page(), filter.size()));
  }

  /** How many of them pass a filter, on all pages. */
  long total(AgreementFilter filter) {
    return tenancy.inTransaction(() -> rows.matching(filter).total());
  }

  /** Hands over all of them that pass a filter, one after the other. */
  void each(AgreementFilter filter, Consumer<StoredAgreement> consumer) {
    tenancy.inTransaction(() -> {
      rows.matching(filter).each(consumer);
      return true;
    });
  }

  /** The worker is asked, for the first time or again. Joins the caller's transaction. */
  InvitedAgreement invite(UUID id, Instant until) {
    Locked<MediationAgreement> locked = lock(id, MediationAgreement.class);
    Instant now = clock.instant();
    InvitedAgreement invited =
        switch (locked.as()) {
          case FrozenAgreement frozen -> frozen.invite(now, until);
          case InvitedAgreement already -> already.inviteAgain(until);
          default -> throw wrongState(locked.as());
        };
    rows.update(invited, locked.version(), now);
    journal.admitPerson(stream(id), invited.head().worker());
    journal.admitTenant(stream(id), invited.head().respondent());
    publish(
        journal.append(
            EventDraft.of(stream(id), "invitation.made").fact("until", until.toString())),
        invited);
    return invited;
  }

  /** One signature more, not yet the body's seal. Joins the transaction of its event. */
  PartlySignedAgreement signed(UUID id, Paper signed, AppendedEvent event) {
    Locked<MediationAgreement> locked = lock(id, MediationAgreement.class);
    PartlySignedAgreement partly =
        switch (locked.as()) {
          case InvitedAgreement invited -> invited.signedByWorker(signed, event.time());
          case PartlySignedAgreement earlier -> earlier.signedByNext(signed, event.time());
          default -> throw wrongState(locked.as());
        };
    rows.update(partly, locked.version(), event.time());
    publish(event, partly);
    return partly;
  }

  /** Sealed by the body, archived, examined. Joins the transaction of the event that says so. */
  void concluded(UUID id, Paper concluded, AppendedEvent event) {
    Locked<PartlySignedAgreement> locked = lock(id, PartlySignedAgreement.class);
    var agreement = locked.as().conclude(concluded, event.time());
    rows.update(agreement, locked.version(), event.time());
    publish(event, agreement);
  }

  /** Archived anew, examined. Joins the transaction of the event that says so. */
  void renewed(UUID id, Paper renewed, AppendedEvent event) {
    Locked<ConcludedAgreement> locked = lock(id, ConcludedAgreement.class);
    rows.update(locked.as().renewed(renewed), locked.version(), event.time());
  }

  /** The worker says no to an invitation. Joins the caller's transaction. */
  void declineByWorker(UUID id) {
    Locked<InvitedAgreement> locked = lock(id, InvitedAgreement.class);
    close(locked.as().decline(clock.instant()), locked.version(), "agreement.declined");
  }

  /** The respondent says no instead of sealing. Joins the caller's transaction. */
  void declineByRespondent(UUID id) {
    Locked<PartlySignedAgreement> locked = lock(id, PartlySignedAgreement.class);
    close(locked.as().decline(clock.instant()), locked.version(), "agreement.declined");
  }

  /** Somebody takes it back while the body's seal is missing. Joins the caller's transaction. */
  void withdraw(UUID id, ClosedAgreement.By by) {
    Locked<MediationAgreement> locked = lock(id, MediationAgreement.class);
    Instant now = clock.instant();
    ClosedAgreement closed =
        switch (locked.as()) {
          case PartlySignedAgreement partly -> partly.withdraw(by, now);
          case InvitedAgreement invited when by == ClosedAgreement.By.MEDIATOR ->
              invited.withdraw(now);
          default -> throw wrongState(locked.as());
        };
    close(closed, locked.version(), "agreement.withdrawn");
  }

  /** Ends an invitation whose time has passed. Joins the caller's transaction. */
  void expireIfOver(UUID id) {
    Locked<MediationAgreement> locked = lock(id, MediationAgreement.class);
    if (locked.as() instanceof InvitedAgreement invited && invited.isOver(clock.instant())) {
      close(invited.expire(clock.instant()), locked.version(), "agreement.expired");
    }
  }

  /**
   * An agreement locked until the transaction ends; must run in one.
   *
   * @throws Refusal {@code not-found}, or {@code wrong-state} if it is in another state
   */
  <T extends MediationAgreement> Locked<T> lock(UUID id, Class<T> state) {
    StoredAgreement stored = rows.lock(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    if (!state.isInstance(stored.agreement())) {
      throw wrongState(stored.agreement());
    }
    return new Locked<>(state.cast(stored.agreement()), stored.version());
  }

  /**
   * A locked agreement.
   *
   * @param as its state
   * @param version to be named when it is written back
   */
  record Locked<T extends MediationAgreement>(T as, int version) {}

  private void close(ClosedAgreement closed, int seen, String kind) {
    rows.update(closed, seen, closed.at());
    publish(
        journal.append(
            EventDraft.of(stream(closed.head().id()), kind).fact("by", closed.by().code())),
        closed);
  }

  private void publish(AppendedEvent event, MediationAgreement agreement) {
    feed.publish(
        event,
        agreement.state().code(),
        Map.of("template_version", (long) agreement.head().templateVersion()));
  }

  private static Refusal wrongState(MediationAgreement agreement) {
    return new Refusal(CommonRefusal.WRONG_STATE, agreement.state().code());
  }
}
